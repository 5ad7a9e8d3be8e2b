import { registerEnumType } from 'type-graphql';

const KINDS = [
  ...(['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED'] as const),
  ...(['AUTHORISATION_AWAITED', 'POSTPONED', 'APPROVAL_AWAITED', 'DECIDED'] as const),
  ...(['CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED', 'CONDITIONS_DECLINED'] as const),
  ...(['DISCLOSED', 'RECEIVED', 'USE_REPORTED', 'CLOSED'] as const),
  ...([
    'WITHDRAWN',
    'EXPIRED',
    'REVOKED',
    'DOCUMENT_ADDED',
    'OVERDUE',
    'SENT',
    'ANSWERED',
  ] as const),
  ...(['ONWARD_REQUESTED', 'ONWARD_APPROVAL_AWAITED'] as const),
  ...(['ONWARD_DECIDED', 'ONWARD_REVOKED', 'ONWARD_OVERDUE'] as const),
  ...(['OUTWARD_APPROVAL_AWAITED', 'INFORMATION_APPROVAL_AWAITED'] as const),
  ...(['ERASED', 'COPIES_DUE', 'COPIES_DESTROYED', 'RETENTION_APPROVAL_AWAITED'] as const),
  ...(['RECORD_COPIES_DUE', 'RECORD_COPIES_DESTROYED'] as const),
  ...(['BREACH_NOTIFIED'] as const),
  ...(['DANGER_REPORTED', 'DANGER_ACKNOWLEDGED', 'DANGER_REVIEWED'] as const),
  ...(['DANGER_COPIES_DESTROYED'] as const),
] as const;

export type NoticeKindName = (typeof KINDS)[number];

/** What a notice is of. */
export const NoticeKind = Object.fromEntries(KINDS.map((kind) => [kind, kind])) as {
  readonly [Kind in NoticeKindName]: Kind;
};
/** Whether it is of word of danger, and of no request. */
export const isOfDanger = (kind: NoticeKindName | null): boolean =>
  kind?.startsWith('DANGER_') ?? false;
const IN_LISTS: readonly (NoticeKindName | null)[] = [
  ...(['OUTWARD_APPROVAL_AWAITED', 'INFORMATION_APPROVAL_AWAITED'] as const),
  ...(['RECORD_COPIES_DUE', 'RECORD_COPIES_DESTROYED'] as const),
];
/** The field of a notice that tells what it is of; null of what has not left, or was erased, which its own lists tell. */
export const subjectOf = (
  kind: NoticeKindName | null,
): 'breach' | 'dangerPush' | 'request' | null => {
  if (IN_LISTS.includes(kind)) return null;
  if (kind === 'BREACH_NOTIFIED') return 'breach';
  return isOfDanger(kind) ? 'dangerPush' : 'request';
};

registerEnumType(NoticeKind, {
  name: 'NoticeKind',
  description: 'What a notice is of.',
  valuesConfig: {
    APPROVAL_AWAITED: { description: 'Decided by one; told to its own authority alone.' },
    DECIDED: { description: 'To whatever end; told when a second person has approved.' },
    DISCLOSED: {
      description: 'Read for the first time: what was granted, or an answer from abroad.',
    },
    EXPIRED: { description: 'What was granted, or a request abroad, has ended.' },
    OVERDUE: {
      description:
        'Not decided in its term; told to both sides and to the single point of contact of the state that was asked.',
    },
    SENT: { description: 'Information was sent without a request.' },
    ANSWERED: { description: 'A hit/no-hit was told, whatever it was.' },
    ONWARD_REQUESTED: { description: 'What was granted is to be passed on.' },
    ONWARD_APPROVAL_AWAITED: {
      description: 'Decided by one; told to its own authority alone.',
    },
    OUTWARD_APPROVAL_AWAITED: {
      description:
        'A request abroad waits in `pendingOutwardRequests`; told to its own authority while it waits.',
    },
    INFORMATION_APPROVAL_AWAITED: {
      description:
        'Information waits in `pendingSpontaneousInformation`; told to its own authority while it waits.',
    },
    ONWARD_DECIDED: { description: 'To whatever end; told when a second person has approved.' },
    ONWARD_OVERDUE: {
      description:
        'Whether something may be passed on was not answered in its term; told as OVERDUE is.',
    },
    ERASED: {
      description:
        'What came with it was erased, by either of its authorities: copies of it are to be destroyed.',
    },
    COPIES_DUE: {
      description:
        'What came with it was erased, or what it was granted of: copies of what you read on it are to be destroyed, and this be confirmed (`COPIES_DESTROYED`).',
    },
    COPIES_DESTROYED: {
      description: 'Whoever read what was granted confirmed that no copy is left with them.',
    },
    RECORD_COPIES_DUE: {
      description:
        'A referral that you received, or a consent that named you, was erased: copies of what you took down are to be destroyed, and this be confirmed. It waits in `copiesCalledIn`.',
    },
    RECORD_COPIES_DESTROYED: {
      description:
        'Whoever received a referral or a consent that was erased confirmed that no copy is left with them; told to both.',
    },
    RETENTION_APPROVAL_AWAITED: {
      description:
        'What is to become of what is kept was proposed by one; told to its own authority while it waits.',
    },
    BREACH_NOTIFIED: {
      description: 'A breach was notified to you as the data-protection authority: see `breach`.',
    },
    DANGER_COPIES_DESTROYED: {
      description: 'Whoever received it confirmed that no copy is left; told to its sender.',
    },
    DANGER_REPORTED: { description: 'There is word of danger for you: read it now.' },
  },
});
