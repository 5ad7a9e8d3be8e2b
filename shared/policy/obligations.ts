import type { Grant } from './grant';
import type { Question } from './question';
import type { HandlingCode } from './subject';

/** What goes along with a value and binds whoever receives it. Instants: epoch milliseconds. */
export type Obligation =
  | { readonly kind: 'HANDLING'; readonly code: HandlingCode }
  /** Not to be passed on without prior authorisation of where it came from (Directive (EU) 2016/680, article 35). */
  | { readonly kind: 'NO_ONWARD_TRANSFER' }
  /** At this instant the copy is deleted, or kept on a new decision. */
  | { readonly kind: 'REVIEW_BY'; readonly at: number }
  /** The receiver reports on the use made, when asked (ETS 182, article 26). */
  | { readonly kind: 'REPORT_USE' }
  /** The provider of the value, or the person it is about, is told of this reading. */
  | { readonly kind: 'NOTIFY'; readonly whom: 'provider' | 'person' };

/** What goes along with everything that is given under a grant, if no more than that a record is there. */
export const obligationsOfGrant = ({ validUntil }: Pick<Grant, 'validUntil'>): Obligation[] => [
  { kind: 'NO_ONWARD_TRANSFER' },
  { kind: 'REVIEW_BY', at: validUntil },
  { kind: 'REPORT_USE' },
];

const ofBasis = ({ basis }: Question): Obligation[] => {
  switch (basis.kind) {
    case 'grant':
      return obligationsOfGrant(basis.grant);
    case 'referral':
      return [{ kind: 'NO_ONWARD_TRANSFER' }, { kind: 'REVIEW_BY', at: basis.referral.expiresAt }];
    case 'consent':
      // Consent is per recipient; the person has a list of who read their data.
      return [{ kind: 'NO_ONWARD_TRANSFER' }, { kind: 'NOTIFY', whom: 'person' }];
    default:
      return [];
  }
};

const ofSubject = ({ subject, purpose, basis }: Question): Obligation[] => [
  ...(subject.fromAnotherState || subject.handling.includes('H2')
    ? [{ kind: 'NO_ONWARD_TRANSFER' } as const]
    : []),
  ...(purpose === 'IMMEDIATE_THREAT' && basis.kind === 'grant'
    ? [{ kind: 'NOTIFY', whom: 'provider' } as const]
    : []),
];

/**
 * The obligations of an allowed value: its handling codes in order, then those of the basis and of
 * where it came from, each once.
 */
export function obligationsOf(question: Question): readonly Obligation[] {
  const all: Obligation[] = [
    ...[...question.subject.handling].sort().map((code) => ({ kind: 'HANDLING', code }) as const),
    ...ofBasis(question),
    ...ofSubject(question),
  ];
  const once = new Map(all.map((one) => [JSON.stringify(one), Object.freeze(one)]));
  return Object.freeze([...once.values()]);
}
