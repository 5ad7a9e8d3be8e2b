import { randomUUID } from 'node:crypto';
import type { SeededRandom } from '@lidhja/exchange';
import { sampleId } from '@lidhja/platform';
import type { Purpose } from '@lidhja/policy';
import { askDocument, literalsFor, type Asked } from './askPaths';
import type { Seen } from './checkAnswer';
import type { Hub } from './Hub';
import { FORMS, writeDocument } from './PathIn';
import { readerOf } from './Reader';

const ENUMS = new Set([
  'relation',
  'urgency',
  'evidenceUse',
  'kind',
  'audience',
  'sex',
  'documentKind',
  'mediaType',
  'outcome',
  'step',
]);

/** A value as it is written in a document. */
const literal = (value: unknown, name = ''): string => {
  if (typeof value === 'string') return ENUMS.has(name) ? value : JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null)
    return String(value);
  if (Array.isArray(value)) return `[${value.map((one) => literal(one)).join(', ')}]`;
  const fields = Object.entries(value as object).map(
    ([key, one]) => `${key}: ${literal(one, key)}`,
  );
  return `{ ${fields.join(', ')} }`;
};

/** A write, which is repeated under its key as often as its payload is looked at by another way. */
interface Write {
  readonly mutation: string;
  readonly persona: string;
  readonly purpose: Purpose;
  readonly input: Readonly<Record<string, unknown>>;
  /** Field of the input that names what the write before it made. */
  readonly names?: string;
}

/** What a payload holds beside whether it was repeated. */
const PAYLOADS: Readonly<Record<string, string>> = {
  publishActivity: 'activity',
  proposeAgreementVersion: 'change',
  proposeAgreement: 'change',
  activatePolicyChange: 'change',
  recordConsent: 'consent',
  withdrawConsent: 'consent',
  recordBreach: 'breach',
  notifyBreach: 'breach',
  delayTelling: 'breach',
  recordPersonsTold: 'breach',
  nameRepresentative: 'consent',
  checkRepresentative: 'consent',
  acknowledgeDangerPush: 'push',
  reviewDangerPush: 'push',
  approveDangerRetention: 'push',
  proposeDangerRetention: 'push',
  requestOnwardTransfer: 'onwardRequest',
  decideOnwardRequest: 'onwardRequest',
  approveOnwardDecision: 'onwardRequest',
  revokeOnwardAuthorisation: 'onwardRequest',
  prepareSpontaneousInformation: 'information',
  prepareOutwardRequest: 'outwardRequest',
  proposeCaseRetention: 'case',
  approveCaseRetention: 'case',
  proposeRecordRetention: 'term',
  approveRecordRetention: 'term',
  proposeCopiesDestroyed: 'calledIn',
  approveCopiesDestroyed: 'calledIn',
  proposeDangerCopiesDestroyed: 'push',
  approveDangerCopiesDestroyed: 'push',
};

const CATEGORIES = ['CASE_STATUS', 'OFFENCE', 'VICTIM_IDENTITY'];

const LETTER = {
  ...{ kind: 'LETTER_OF_REQUEST', name: 'every-way.txt', mediaType: 'TEXT', language: 'en' },
  content: Buffer.from('By every way (synthetic)').toString('base64'),
};

const submission: Write = {
  mutation: 'submitInformationRequest',
  persona: 'italy-agency',
  purpose: 'THIS_PROCEEDING',
  input: {
    idempotencyKey: randomUUID(),
    requestedAuthority: sampleId('organisation/prosecutor-vlora'),
    reference: 'IT-EVERY-WAY',
    offence: 'TRAFFICKING_IN_PERSONS',
    proceeding: 'Inquiry 2/2026 (fictitious)',
    categories: CATEGORIES,
    urgency: 'OTHER',
    evidenceUse: 'INTELLIGENCE',
    language: 'en',
    summary: 'Please state what the case holds.',
    particulars: [
      {
        ...{
          givenName: 'Ana',
          familyName: 'Sample-Every-Way',
          birthDate: '1990-01-01',
          sex: 'FEMALE',
        },
        ...{ citizenship: 'AL', documentKind: 'PASSPORT', documentNumber: 'SAMPLE0002' },
      },
      { description: 'A man of about forty (synthetic)', birthYear: 1986 },
    ],
    documents: [LETTER],
  },
};

const publication: Write = {
  mutation: 'publishActivity',
  persona: 'vatra-social-worker',
  purpose: 'PREVENTION',
  input: {
    idempotencyKey: randomUUID(),
    networkId: sampleId('network/rilat'),
    title: 'A lesson at a school (synthetic)',
    kind: 'PREVENTION',
    startsOn: '2026-11-02',
    audience: 'MEMBERS',
  },
};

const step = (
  mutation: string,
  persona: string,
  purpose: Purpose,
  input: object,
  names?: string,
): Write => ({
  ...{ mutation, persona, purpose },
  input: { idempotencyKey: randomUUID(), ...input },
  ...(names ? { names } : {}),
});

const amendment: readonly Write[] = [
  step('proposeAgreementVersion', 'national-coordinator', 'OVERSIGHT', {
    agreementId: sampleId('agreement/al-mk'),
    status: 'in_force',
    validFrom: '2032-01-01T00:00:00Z',
    offences: ['TRAFFICKING_IN_PERSONS'],
    purposes: ['THIS_PROCEEDING'],
    categories: ['CASE_STATUS'],
    deadlineHours: { urgentDirect: 8, urgent: 72, other: 168 },
    handling: ['H0'],
  }),
  step('activatePolicyChange', 'national-coordinator-second', 'OVERSIGHT', {}, 'changeId'),
  step('proposeAgreement', 'national-coordinator', 'OVERSIGHT', {
    title: 'Memorandum of Albania and Italy (fictitious)',
    instrument: 'MEMORANDUM',
    parties: ['AL', 'IT'],
    competentAuthorities: ['prosecutor-vlora', 'italy-anti-trafficking-agency'].map((slug) =>
      sampleId(`organisation/${slug}`),
    ),
    signedOn: '2026-01-15',
    offences: ['TRAFFICKING_IN_PERSONS'],
    purposes: ['THIS_PROCEEDING'],
    categories: ['CASE_STATUS'],
    deadlineHours: { urgentDirect: 8, urgent: 72, other: 168 },
    handling: ['H0'],
  }),
];

const consent: readonly Write[] = [
  step('recordConsent', 'vatra-social-worker', 'ASSISTANCE', {
    referralId: sampleId('referral/vatra-to-police'),
    recipientId: sampleId('organisation/employment-vlora'),
    purposes: ['ASSISTANCE'],
    categories: ['VICTIM_IDENTITY'],
    informedOn: '2026-10-01',
  }),
  step('withdrawConsent', 'vatra-social-worker', 'ASSISTANCE', {}, 'consentId'),
  step(
    'nameRepresentative',
    'vatra-social-worker',
    'ASSISTANCE',
    { relation: 'GUARDIAN' },
    'consentId',
  ),
  step('checkRepresentative', 'vatra-supervisor', 'ASSISTANCE', {
    representativeId: sampleId('representative/lawyer-of-person-1'),
    implicated: false,
  }),
];

const breach: readonly Write[] = [
  step('recordBreach', 'inspector', 'OVERSIGHT', {
    ...{ knownAt: '2026-11-01T09:00:00Z', categories: ['HEALTH'], persons: 1, operations: [] },
    words: 'A letter went to a wrong address (synthetic).',
  }),
  step(
    'notifyBreach',
    'inspector',
    'OVERSIGHT',
    { lateBecause: 'It was found by chance (synthetic).' },
    'breachId',
  ),
  step('delayTelling', 'inspector', 'OVERSIGHT', {
    breachId: sampleId('breach/overdue'),
    because: 'They are looked for (synthetic).',
    until: new Date(Date.now() + 86_400_000).toISOString(),
  }),
  step('recordPersonsTold', 'inspector', 'OVERSIGHT', {
    breachId: sampleId('breach/overdue'),
    through: 'By whoever looks after them (synthetic).',
  }),
];

const PUSH = sampleId('danger-push/greece');
const REVIEWED_PUSH = sampleId('danger-push/italy');
const danger: readonly Write[] = [
  step('acknowledgeDangerPush', 'greece-agency', 'IMMEDIATE_THREAT', { pushId: PUSH }),
  step('reviewDangerPush', 'inspector', 'OVERSIGHT', {
    ...{ pushId: PUSH, outcome: 'JUSTIFIED' },
    words: 'There were reasonable grounds (synthetic)',
  }),
  // What a colleague proposed (Hub), and then by the only inspector.
  step('approveDangerRetention', 'inspector', 'OVERSIGHT', { pushId: PUSH, step: 'HOLD' }),
  step('proposeDangerRetention', 'inspector', 'OVERSIGHT', { pushId: PUSH, step: 'LIFT_HOLD' }),
  // What a colleague of theirs said (Hub), and of another word one by themselves.
  step('approveDangerCopiesDestroyed', 'greece-agency', 'IMMEDIATE_THREAT', { pushId: PUSH }),
  step('proposeDangerCopiesDestroyed', 'italy-agency', 'IMMEDIATE_THREAT', {
    pushId: REVIEWED_PUSH,
  }),
];

const WAITS = { onwardRequestId: sampleId('onward/it-decided') };
const onward: readonly Write[] = [
  step('approveOnwardDecision', 'prosecutor-vlora-second', 'THIS_PROCEEDING', WAITS),
  step('revokeOnwardAuthorisation', 'prosecutor-vlora', 'THIS_PROCEEDING', {
    ...WAITS,
    reason: 'The proceeding there was closed',
  }),
  step('requestOnwardTransfer', 'italy-agency', 'THIS_PROCEEDING', {
    requestId: sampleId('request/it-received'),
    recipientId: sampleId('organisation/greece-anti-trafficking-agency'),
    ...{ categories: ['CASE_STATUS', 'OFFENCE'], purpose: 'RELATED_PROCEEDING' },
    reason: 'A proceeding there is against the same recruiters.',
  }),
  step(
    'decideOnwardRequest',
    'prosecutor-vlora',
    'THIS_PROCEEDING',
    {
      categories: [
        { category: 'CASE_STATUS', condition: 'Not in court before ours.' },
        { category: 'OFFENCE' },
      ],
    },
    'onwardRequestId',
  ),
];

const spontaneous: readonly Write[] = [
  step('prepareSpontaneousInformation', 'prosecutor-vlora', 'THIS_PROCEEDING', {
    recipientId: sampleId('organisation/italy-anti-trafficking-agency'),
    ...{ caseReference: 'VL-2026-0001', reference: 'VL-EVERY-WAY', language: 'en' },
    ...{ offence: 'TRAFFICKING_IN_PERSONS', proceeding: 'Inquiry 3/2026 (fictitious)' },
    ...{ purpose: 'RELATED_PROCEEDING', categories: ['CASE_STATUS', 'OFFENCE'], asEvidence: false },
    summary: 'The same group is seen in our case (synthetic).',
    conditions: [{ category: 'OFFENCE', condition: 'To be kept confidential.' }],
  }),
  step(
    'sendSpontaneousInformation',
    'prosecutor-vlora-second',
    'THIS_PROCEEDING',
    {},
    'informationId',
  ),
];

const outward: readonly Write[] = [
  step('prepareOutwardRequest', 'prosecutor-vlora', 'THIS_PROCEEDING', {
    ...{ caseReference: 'VL-2026-0001', carries: ['CASE_STATUS', 'VICTIM_IDENTITY'] },
    requestedAuthority: sampleId('organisation/italy-anti-trafficking-agency'),
    ...{ reference: 'VL-EVERY-WAY', offence: 'TRAFFICKING_IN_PERSONS', urgency: 'OTHER' },
    ...{ proceeding: 'Office of a fictitious town (synthetic)', categories: ['OFFENCE'] },
    ...{ evidenceUse: 'INTELLIGENCE', language: 'en', summary: 'By every way (synthetic).' },
    persons: [{ personId: sampleId('person/1') }],
    documents: [LETTER],
  }),
  step(
    'approveOutwardRequest',
    'prosecutor-vlora-second',
    'THIS_PROCEEDING',
    { documents: 1 },
    'outwardRequestId',
  ),
  step('acknowledgeRequest', 'italy-agency', 'THIS_PROCEEDING', {}, 'requestId'),
  step(
    'answerRequest',
    'italy-agency',
    'THIS_PROCEEDING',
    {
      reference: 'IT-EVERY-WAY',
      categories: [
        {
          category: 'OFFENCE',
          words: 'Known there (synthetic).',
          handling: ['H2'],
          documents: [LETTER],
        },
      ],
    },
    'requestId',
  ),
  step(
    'revokeAnswer',
    'italy-agency',
    'THIS_PROCEEDING',
    { reason: 'Told by mistake (synthetic).' },
    'requestId',
  ),
];

const HELD_CASE = sampleId('case/vlora-1');
const ofCases: readonly Write[] = [
  step('proposeCaseRetention', 'prosecutor-vlora', 'THIS_PROCEEDING', {
    ...{ caseId: HELD_CASE, step: 'HOLD' },
  }),
  step('approveCaseRetention', 'prosecutor-vlora-second', 'THIS_PROCEEDING', {
    ...{ caseId: HELD_CASE, step: 'HOLD' },
  }),
];

const HELD_RECORD = sampleId('referral/vatra-to-police');
const ofRecords: readonly Write[] = [
  step('proposeRecordRetention', 'vatra-social-worker', 'ASSISTANCE', {
    ...{ recordId: HELD_RECORD, step: 'HOLD' },
  }),
  step('approveRecordRetention', 'vatra-supervisor', 'ASSISTANCE', {
    ...{ recordId: HELD_RECORD, step: 'HOLD' },
  }),
];
/** What is said of copies by one, and by the second of what a colleague said (Hub). */
const CALLED_IN = {
  proposeCopiesDestroyed: sampleId('called in/open'),
  approveCopiesDestroyed: sampleId('called in/waiting'),
};
const ofCopies: readonly Write[] = Object.entries(CALLED_IN).map(([mutation, recordId]) =>
  step(mutation, 'police-vlora', 'IDENTIFICATION', { recordId }),
);

const hits: readonly Write[] = [
  step('askHitNoHit', 'italy-agency', 'THIS_PROCEEDING', {
    requestedAuthority: sampleId('organisation/prosecutor-vlora'),
    ...{ reference: 'IT-EVERY-WAY', offence: 'TRAFFICKING_IN_PERSONS', urgency: 'OTHER' },
    ...{ proceeding: 'Inquiry 4/2026 (fictitious)', language: 'en' },
    summary: 'Asked by every way (synthetic).',
    person: { familyName: 'Sample-Every-Way' },
  }),
  step('acknowledgeRequest', 'prosecutor-vlora', 'THIS_PROCEEDING', {}, 'requestId'),
  step('answerHitNoHit', 'prosecutor-vlora', 'THIS_PROCEEDING', { hit: false }, 'requestId'),
];

const inward: readonly Write[] = [
  step('submitSpontaneousInformation', 'italy-agency', 'THIS_PROCEEDING', {
    recipientId: sampleId('organisation/prosecutor-vlora'),
    ...{ reference: 'IT-EVERY-WAY', offence: 'TRAFFICKING_IN_PERSONS', language: 'en' },
    ...{ proceeding: 'Inquiry 9/2026 (fictitious)', purpose: 'THIS_PROCEEDING' },
    ...{ categories: ['OFFENCE'], asEvidence: false, subject: 'By every way (synthetic)' },
    text: 'Told by every way (synthetic).',
    conditions: [{ category: 'OFFENCE', condition: 'To be kept confidential.' }],
  }),
  step(
    'withdrawSpontaneousInformation',
    'italy-agency',
    'THIS_PROCEEDING',
    { reason: 'Told by mistake (synthetic).' },
    'requestId',
  ),
];

const stepsOn = (requestId: string): readonly Write[] => {
  const on = (mutation: string, persona: string, more: object): Write =>
    step(mutation, persona, 'THIS_PROCEEDING', { requestId, ...more });
  const categories = CATEGORIES.map((category) => ({ category }));
  return [
    on('acknowledgeRequest', 'prosecutor-vlora', {}),
    on('addRequestDocument', 'italy-agency', { document: LETTER }),
    on('askClarification', 'prosecutor-vlora', { question: 'Which proceeding is meant?' }),
    on('answerClarification', 'italy-agency', { answer: 'That of the first letter.' }),
    on('awaitAuthorisation', 'prosecutor-vlora', {
      until: new Date(Date.now() + 86_400_000).toISOString(),
      reason: 'A judge has to authorise it',
    }),
    on('decideRequest', 'prosecutor-vlora', { caseReference: 'VL-2026-0001', categories }),
    on('approveDecision', 'prosecutor-vlora-second', {}),
    on('proposeRetentionStep', 'prosecutor-vlora', { step: 'HOLD' }),
    on('approveRetentionStep', 'prosecutor-vlora-second', { step: 'HOLD' }),
    // Once it is approved, what the agency wrote shows to it what it was granted.
    submission,
    on('revokeGrant', 'prosecutor-vlora', { reason: 'The proceeding was closed' }),
    submission,
    publication,
    ...amendment,
    ...consent,
    ...breach,
    ...danger,
    ...onward,
    ...spontaneous,
    ...outward,
    ...ofCases,
    ...ofRecords,
    ...ofCopies,
    ...hits,
    ...inward,
  ];
};

/** Writes once, so that all that follows is a repetition. @returns id of the request, if it is one */
const write = async (hub: Hub, { mutation, persona, purpose, input }: Write): Promise<string> => {
  const type =
    mutation === 'sendSpontaneousInformation'
      ? 'SpontaneousStepInput'
      : `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const payload = PAYLOADS[mutation] ?? 'request';
  const { body, bytes } = await hub.hub.ask({
    persona,
    purpose,
    reason: 'Writes, and looks at the payload',
    document: `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${payload} { id } } }`,
    variables: { input },
  });
  const written = (body?.data as Record<string, Record<string, { id: string }>> | null)?.[mutation];
  if (!written?.[payload]) throw new Error(`${mutation} did not write: ${bytes}`);
  return written[payload].id;
};

/**
 * Looks at the payload of every mutation by every way that it has, as whoever may write it, at the
 * gateway and at the subgraph; the share is of the ways, of which each mutation has one at least.
 */
export async function askPayloads(
  hub: Hub,
  random: SeededRandom,
  share: number,
  seen: Seen,
): Promise<Asked[]> {
  const request = await write(hub, submission);
  const asked: Asked[] = [];
  const ways = hub.waysIn('mutation');
  const looked = new Set<string>();
  let last = request;
  for (const { names, input: given, ...one } of [submission, ...stepsOn(request)]) {
    const { mutation, persona, purpose } = one;
    const input = names ? { ...given, [names]: last } : given;
    last = await write(hub, { ...one, input });
    const led = ways.filter((way) => way.persona === persona && way.path.root.name === mutation);
    const drawn = led.filter(() => random.percent(share));
    const chosen = drawn.length > 0 || looked.has(mutation) ? drawn : [random.pick(led)];
    looked.add(mutation);
    const below = {
      request: mutation.includes('SpontaneousInf') ? last : request,
      push: mutation === 'proposeDangerCopiesDestroyed' ? REVIEWED_PUSH : PUSH,
      ...(mutation.includes('CaseRetention') ? { case: HELD_CASE } : {}),
      ...(mutation.includes('RecordRetention') ? { kept: HELD_RECORD } : {}),
      ...(mutation in CALLED_IN ? { calledIn: CALLED_IN[mutation as keyof typeof CALLED_IN] } : {}),
      values: {},
    };
    if (chosen.length > 0) await hub.look();
    for (const way of chosen) {
      const reader = readerOf(hub.facts, persona, purpose, random.percent(50) ? request : null);
      const literals = literalsFor(hub, way.path, random, reader);
      const document = writeDocument(
        way.path,
        random.pick(FORMS),
        way.entrance.categories,
        (field, argument) => (argument === 'input' ? literal(input) : literals(field, argument)),
        random,
      );
      asked.push(await askDocument(hub, way.entrance, reader, way.door, document, seen, below));
    }
  }
  await hub.look();
  return asked;
}
