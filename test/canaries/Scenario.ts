import { sampleId } from '@lidhja/platform';

const id = (name: string): string => sampleId(`canary/${name}`);
const organisation = (slug: string): string => sampleId(`organisation/${slug}`);
const official = (subject: string): string => sampleId(`official/${subject}`);

/** Records that exist for their tokens alone; nobody of the sample but bodies with a task at large may read them. */
export const RECORDS = {
  case: id('case'),
  /** An adult whom no seal protects, and one whom it does; both are victims in the case. */
  person: id('person'),
  protectedPerson: id('protected person'),
  request: id('request'),
  referral: id('referral'),
  agreement: id('agreement'),
  decision: id('decision'),
  grant: id('grant'),
  offer: id('offer'),
  push: id('push'),
  onward: id('onward'),
  onwardDecision: id('onward decision'),
  draft: id('draft'),
  breach: id('breach'),
  /** What waits to be asked abroad; what left, and the request that it became. */
  outward: id('outward'),
  left: id('outward left'),
  asked: id('request abroad'),
  /** Whether somebody is known: a question that was answered, and one whose answer was told. */
  hitAnswered: id('hit answered'),
  hitTold: id('hit told'),
  /** What came from abroad unasked and was accepted, the request that it is, and one that waits. */
  told: id('inward'),
  came: id('request from abroad'),
  unread: id('inward unread'),
  waits: id('request from abroad that waits'),
  agency: id('agency'),
  consulate: id('consulate'),
  /** Whose entries of the record hold a token as their reason. */
  ngo: organisation('tjeter-vizion'),
} as const;

/** The document of the request, and whom it seeks. */
export const DOCUMENT = id('document');
export const ANSWER_DOCUMENT = id('document of an answer');
export const SOUGHT = id('sought');
export const WORDS = id('words');
export const ANSWER = id('words of an answer');
/** What stands in the place of sealed words until they are planted. */
export const TO_BE_SEALED = `\\x${'00'.repeat(32)}`;

const PROSECUTORS = organisation('prosecutor-fier');
const POLICE = organisation('police-gjirokaster');
export const QARK = 'AL-04';
const COMPARTMENT = 'witness-protection';
const UNTIL = '2034-01-01T00:00:00Z';

/** A row that is another one with some columns changed, or has these columns alone. */
export interface Clone {
  readonly table: string;
  /** Which row it is taken from; none for a row of its own. */
  readonly from: string | null;
  readonly changes: Readonly<Record<string, unknown>>;
}

const an = (subject: string, like: string, changes: object = {}): Clone => ({
  table: 'exchange.official',
  from: `subject = '${like}'`,
  changes: { id: official(subject), subject, areas: [QARK], ...changes },
});

export const byId = (record: string): string => `id = '${record}'`;
const ofDecided = `request = '${sampleId('request/it-decided')}'`;

/** Categories that the grant and the referral of the scenario carry. */
const GRANTED = [
  'CASE_STATUS',
  'OFFENCE',
  'EXPLOITATION',
  'SUSPECT',
  'MIGRATION',
  'VICTIM_IDENTITY',
];
const CARRIED = ['CASE_STATUS', 'EXPLOITATION', 'MIGRATION', 'VICTIM_IDENTITY'];

/** Who may read them: officials of their own, in bodies that no other test asks as. */
export const OFFICIALS: readonly Clone[] = [
  {
    table: 'exchange.organisation',
    from: byId(organisation('italy-anti-trafficking-agency')),
    changes: { id: RECORDS.agency, name: 'Zz Canary Agency (fictitious)', point_of_contact: false },
  },
  an('canary-prosecutor', 'prosecutor-fier'),
  an('canary-police', 'police-vlora', { organisation: POLICE }),
  an('canary-agency', 'italy-agency', { organisation: RECORDS.agency, areas: [] }),
  an('canary-caseworker', 'vatra-social-worker', { organisation: RECORDS.ngo }),
  an('canary-protector', 'witness-protection-officer', { areas: ['AL'] }),
  // Cleared, and of the case: the health of who is protected is read by nobody else.
  an('canary-cleared-prosecutor', 'prosecutor-fier', { clearances: [COMPARTMENT] }),
  {
    table: 'exchange.organisation',
    from: byId(organisation('prosecutor-fier')),
    changes: { id: RECORDS.consulate, kind: 'consular', name: 'Zz Canary Consulate (fictitious)' },
  },
  an('canary-consul', 'prosecutor-fier', { organisation: RECORDS.consulate, areas: [] }),
];

const assigned = (subject: string): Clone => ({
  table: '"national".case_assignment',
  from: 'true',
  changes: {
    case_id: RECORDS.case,
    official: official(subject),
    area: QARK,
    since: '2026-01-01',
    until: null,
  },
});

const authority = (one: string): Clone => ({
  table: 'exchange.competent_authority',
  from: 'true',
  changes: { agreement: RECORDS.agreement, organisation: one },
});

/** What is asked abroad of the agency, as it waits or has left. */
const outward = (one: string, more: object): Clone => ({
  table: 'exchange.outward_request',
  from: null,
  changes: {
    ...{ id: one, owner: PROSECUTORS, requested: RECORDS.agency, record: RECORDS.case },
    ...{ persons: [RECORDS.person], carries: ['CASE_STATUS', 'VICTIM_IDENTITY'] },
    ...{ purpose: 'THIS_PROCEEDING', prepared_by: official('canary-prosecutor') },
    ...{ prepared_at: '2026-10-01T09:00:00Z', valid_until: UNTIL, synthetic: true },
    request: {
      ...{
        reference: 'ASKED',
        offence: 'TRAFFICKING_IN_PERSONS',
        language: 'en',
        urgency: 'OTHER',
      },
      ...{ proceeding: 'Of the scenario', categories: ['OFFENCE'], evidenceUse: 'INTELLIGENCE' },
    },
    ...more,
  },
});

/** A question of the agency, acknowledged. */
const hit = (one: string): Clone[] => [
  {
    table: 'exchange.request',
    from: byId(sampleId('request/it-decided')),
    changes: {
      ...{ id: one, agreement: RECORDS.agreement, agreement_version: 1, asks: 'HIT_NO_HIT' },
      ...{ requesting: RECORDS.agency, requested: PROSECUTORS, categories: [] },
      ...{
        submitted_by: official('canary-agency'),
        reference: `HIT-${one}`,
        earlier_reference: 'KNOWN',
      },
      proceeding: 'Of the scenario',
      submitted_at: '2026-10-05T10:00:00Z',
      due_at: UNTIL,
    },
  },
  {
    table: 'exchange.request_event',
    from: null,
    changes: {
      ...{ id: id(`event ${one}`), request: one, number: 1, event: 'ACKNOWLEDGED' },
      ...{ organisation: PROSECUTORS, taken_by: official('canary-prosecutor') },
      ...{ at: '2026-10-05T11:00:00Z', synthetic: true },
    },
  },
];

const hitAnswer = (request: string, more: object): Clone => ({
  table: 'exchange.hit_answer',
  from: null,
  changes: {
    ...{ request, hit: true, record: RECORDS.case, person: RECORDS.person, over: false },
    ...{ answered_by: official('canary-prosecutor'), answered_at: '2026-10-05T12:00:00Z' },
    ...{ tell_at: '2026-10-05T14:00:00Z', synthetic: true, ...more },
  },
});
/** What the agency told of its own accord, with its conditions; read once they are accepted. */
const inward = (told: string, request: string, accepted: boolean): Clone[] => {
  const of = { decision: id(`decision of ${request}`), offer: id(`offer of ${request}`) };
  const sentBy = official('canary-agency');
  return [
    {
      table: 'exchange.inward_information',
      from: null,
      changes: {
        ...{ id: told, sender: RECORDS.agency, recipient: PROSECUTORS },
        ...{ words: TO_BE_SEALED, synthetic: true },
      },
    },
    {
      table: 'exchange.request',
      from: byId(sampleId('request/it-decided')),
      changes: {
        ...{ id: request, agreement: RECORDS.agreement, agreement_version: 1, inward: told },
        ...{ requesting: PROSECUTORS, requested: RECORDS.agency, submitted_by: sentBy },
        ...{ spontaneous: true, due_at: null, urgency: null, handling: ['H2'] },
        ...{
          reference: accepted ? 'TOLD' : 'TOLD AGAIN',
          earlier_reference: null,
          proceeding: 'Of the scenario',
        },
        submitted_at: '2026-10-01T10:00:00Z',
        ...{ categories: ['OFFENCE'], purpose: 'THIS_PROCEEDING' },
      },
    },
    {
      table: 'exchange.request_event',
      from: null,
      changes: {
        ...{ id: id(`event of ${request}`), request, number: 1, event: 'SENT' },
        ...{ organisation: RECORDS.agency, taken_by: sentBy },
        ...{ at: '2026-10-01T10:00:00Z', synthetic: true },
      },
    },
    {
      table: 'exchange.decision',
      from: ofDecided,
      changes: {
        ...{ id: of.decision, request, owner: RECORDS.agency, decided_by: sentBy },
        decided_at: '2026-10-01T10:00:00Z',
      },
    },
    {
      table: 'exchange.decision_category',
      from: null,
      changes: { decision: of.decision, category: 'OFFENCE', granted: true },
    },
    {
      table: 'exchange."grant"',
      from: ofDecided,
      changes: {
        ...{ id: id(`grant of ${request}`), decision: of.decision, request, record: told },
        ...{ organisation: PROSECUTORS, categories: ['REQUEST'], requested_by: null },
        ...{ purpose: 'THIS_PROCEEDING', approved_by: [sentBy], valid_until: UNTIL },
        ...{ valid_from: '2026-10-01T10:00:00Z', approved_at: '2026-10-01T10:00:00Z' },
      },
    },
    {
      table: 'exchange.condition_offer',
      from: null,
      changes: {
        ...{ id: of.offer, decision: of.decision, number: 1, offered_by: sentBy },
        offered_at: '2026-10-01T10:00:00Z',
      },
    },
    {
      table: 'exchange.condition',
      from: null,
      changes: { offer: of.offer, category: 'OFFENCE', words: 'Of the scenario' },
    },
    ...(accepted
      ? [
          {
            table: 'exchange.condition_reply',
            from: null,
            changes: {
              ...{ offer: of.offer, accepted, organisation: PROSECUTORS },
              ...{ replied_by: official('canary-prosecutor'), replied_at: '2026-10-02T10:00:00Z' },
            },
          },
        ]
      : []),
  ];
};

/** An answer that was taken back before the one that stands. */
const TAKEN_BACK = id('onward decision taken back');

/** What they may read it by: assignments, an agreement with a request and a grant, a referral, a seal. */
export const PAPERS: readonly Clone[] = [
  assigned('canary-prosecutor'),
  assigned('canary-police'),
  assigned('canary-cleared-prosecutor'),
  {
    table: 'exchange.judicial_authorisation',
    from: 'true',
    changes: {
      id: id('authorisation'),
      record: RECORDS.case,
      decided_on: '2026-01-01',
      until: null,
    },
  },
  {
    table: 'exchange.return_person',
    from: 'true',
    changes: { return: id('return'), person: RECORDS.person },
  },
  {
    table: 'exchange.agreement',
    from: byId(sampleId('agreement/al-it')),
    // Another instrument than that of the sample: two in the same would hold the same time.
    changes: {
      id: RECORDS.agreement,
      title: 'Zz Canary agreement (fictitious)',
      instrument: 'PROTOCOL',
    },
  },
  {
    table: 'exchange.agreement_version',
    from: `agreement = '${sampleId('agreement/al-it')}'`,
    changes: { agreement: RECORDS.agreement, version: 1, categories: GRANTED },
  },
  authority(RECORDS.agency),
  authority(PROSECUTORS),
  {
    table: 'exchange.request',
    from: byId(sampleId('request/it-decided')),
    changes: {
      id: RECORDS.request,
      agreement: RECORDS.agreement,
      agreement_version: 1,
      requesting: RECORDS.agency,
      requested: PROSECUTORS,
      submitted_by: official('canary-agency'),
      categories: GRANTED,
    },
  },
  {
    table: 'exchange.request_event',
    from: `request = '${sampleId('request/it-judge')}' and until is not null`,
    changes: { id: id('event'), request: RECORDS.request, number: 1, at: '2026-09-15T09:00:00Z' },
  },
  {
    table: 'exchange.request_words',
    from: null,
    changes: { request: RECORDS.request, id: WORDS, summary: TO_BE_SEALED },
  },
  {
    table: 'exchange.sought_person',
    from: 'true',
    changes: { request: RECORDS.request, position: 1, id: SOUGHT },
  },
  {
    table: 'exchange.document',
    from: `media_type = 'TEXT'`,
    changes: { request: RECORDS.request, number: 1, id: DOCUMENT },
  },
  {
    table: 'exchange.decision',
    from: ofDecided,
    changes: {
      id: RECORDS.decision,
      request: RECORDS.request,
      owner: PROSECUTORS,
      decided_by: official('canary-prosecutor'),
    },
  },
  {
    table: 'exchange.decision_category',
    from: `granted and decision = (select id from exchange.decision where ${ofDecided})`,
    changes: { decision: RECORDS.decision },
  },
  {
    table: 'exchange."grant"',
    from: ofDecided,
    changes: {
      id: RECORDS.grant,
      decision: RECORDS.decision,
      request: RECORDS.request,
      record: RECORDS.case,
      organisation: RECORDS.agency,
      categories: GRANTED,
      requested_by: official('canary-agency'),
      approved_by: [official('canary-prosecutor'), official('prosecutor-fier')],
      valid_until: UNTIL,
    },
  },
  // Offered under conditions that the agency accepted, so that it reads.
  {
    table: 'exchange.condition_offer',
    from: byId(sampleId('offer/it-accepted')),
    changes: { id: RECORDS.offer, decision: RECORDS.decision },
  },
  ...['condition', 'condition_reply'].map((table) => ({
    table: `exchange.${table}`,
    from: `offer = '${sampleId('offer/it-accepted')}'`,
    changes: { offer: RECORDS.offer },
  })),
  {
    table: 'exchange.onward_request',
    from: byId(sampleId('onward/it-received')),
    changes: {
      id: RECORDS.onward,
      request: RECORDS.request,
      grant: RECORDS.grant,
      owner: PROSECUTORS,
      filed_by: official('canary-agency'),
    },
  },
  ...[TAKEN_BACK, RECORDS.onwardDecision].map((decision, index) => ({
    table: 'exchange.onward_decision',
    from: byId(sampleId('onward-decision/it-received')),
    changes: {
      ...{ id: decision, onward: RECORDS.onward, number: index + 1 },
      approved_by: [official('canary-prosecutor')],
    },
  })),
  {
    table: 'exchange.onward_category',
    from: 'condition is not null',
    changes: { decision: RECORDS.onwardDecision },
  },
  outward(RECORDS.outward, {}),
  outward(RECORDS.left, {
    approved_by: official('canary-cleared-prosecutor'),
    approved_at: '2026-10-01T10:00:00Z',
    their_reference: 'to be planted',
  }),
  {
    table: 'exchange.request',
    from: byId(sampleId('request/it-decided')),
    changes: {
      ...{ id: RECORDS.asked, agreement: RECORDS.agreement, agreement_version: 1 },
      ...{ requesting: PROSECUTORS, requested: RECORDS.agency, outward: RECORDS.left },
      ...{ submitted_by: official('canary-cleared-prosecutor'), categories: ['OFFENCE'] },
      ...{ reference: 'ASKED', earlier_reference: null, proceeding: 'Of the scenario' },
      submitted_at: '2026-10-01T10:00:00Z',
    },
  },
  {
    table: 'exchange.request_event',
    from: null,
    changes: {
      ...{ id: id('event abroad'), request: RECORDS.asked, number: 1, event: 'ACKNOWLEDGED' },
      ...{ organisation: RECORDS.agency, taken_by: official('canary-agency') },
      ...{ at: '2026-10-01T11:00:00Z', synthetic: true },
    },
  },
  {
    table: 'exchange.decision',
    from: ofDecided,
    changes: {
      ...{ id: id('decision abroad'), request: RECORDS.asked, owner: RECORDS.agency },
      ...{ decided_by: official('canary-agency'), decided_at: '2026-10-02T09:00:00Z' },
    },
  },
  {
    table: 'exchange.decision_category',
    from: null,
    changes: { decision: id('decision abroad'), category: 'OFFENCE', granted: true },
  },
  {
    table: 'exchange.request_answer',
    from: null,
    changes: {
      ...{ request: RECORDS.asked, category: 'OFFENCE', id: ANSWER, words: TO_BE_SEALED },
      ...{ handling: ['H2', 'H3'], restriction: 'to be planted', synthetic: true },
    },
  },
  {
    table: 'exchange.document',
    from: `media_type = 'TEXT'`,
    changes: {
      ...{ request: RECORDS.asked, number: 2, id: ANSWER_DOCUMENT, category: 'OFFENCE' },
    },
  },
  ...[RECORDS.hitAnswered, RECORDS.hitTold].flatMap(hit),
  hitAnswer(RECORDS.hitAnswered, { tell_at: UNTIL }),
  hitAnswer(RECORDS.hitTold, { outcome: 'HIT' }),
  {
    table: 'exchange.request_event',
    from: null,
    changes: {
      ...{ id: id('event told'), request: RECORDS.hitTold, number: 2, event: 'ANSWERED' },
      ...{ organisation: PROSECUTORS, taken_by: official('canary-prosecutor') },
      ...{ at: '2026-10-05T14:00:00Z', synthetic: true },
    },
  },
  ...inward(RECORDS.told, RECORDS.came, true),
  ...inward(RECORDS.unread, RECORDS.waits, false),
  {
    table: 'exchange.spontaneous_draft',
    from: byId(sampleId('draft/vlora-1')),
    changes: {
      id: RECORDS.draft,
      ...{ owner: PROSECUTORS, recipient: RECORDS.agency, record: RECORDS.case },
      prepared_by: official('canary-prosecutor'),
    },
  },
  {
    table: 'exchange.spontaneous_condition',
    from: `draft = '${sampleId('draft/vlora-1')}'`,
    changes: { draft: RECORDS.draft },
  },
  {
    table: 'exchange.breach',
    from: byId(sampleId('breach/notified')),
    changes: { id: RECORDS.breach },
  },
  ...[1, 2].map((number) => ({
    table: 'exchange.breach_step',
    from: `breach = '${sampleId('breach/notified')}' and number = ${number}`,
    changes: { breach: RECORDS.breach },
  })),
  {
    table: 'exchange.danger_push',
    from: byId(sampleId('danger-push/italy')),
    changes: {
      id: RECORDS.push,
      sender: PROSECUTORS,
      sent_by: official('canary-prosecutor'),
      recipient: RECORDS.agency,
      acknowledged_by: official('canary-agency'),
    },
  },
  {
    table: 'exchange.danger_push_item',
    from: `category = 'VICTIM_LOCATION'`,
    changes: { push: RECORDS.push },
  },
  ...[RECORDS.case, RECORDS.person].map((record) => ({
    table: 'exchange.danger_push_record',
    from: null,
    changes: { push: RECORDS.push, record },
  })),
  {
    table: 'exchange.referral',
    from: byId(sampleId('referral/vatra-to-police')),
    changes: {
      id: RECORDS.referral,
      network: id('network'),
      referring: RECORDS.ngo,
      recipient: POLICE,
      categories: CARRIED,
      expires_at: UNTIL,
      made_by: official('canary-caseworker'),
    },
  },
  {
    table: 'exchange.referral_person',
    from: 'true',
    changes: { referral: RECORDS.referral, person: RECORDS.person },
  },
  ...[RECORDS.protectedPerson, id(`edge ${RECORDS.protectedPerson}`)].map((record) => ({
    table: 'exchange.seal',
    from: 'true',
    changes: { record, compartment: COMPARTMENT },
  })),
];

const REVOKED = id('revoked grant');

/** A record that there is none of, so that papers about it open nothing. */
const NOTHING = id('nothing');

const silent = (table: string, changes: object): Clone => ({
  table,
  from: null,
  changes: { id: id(table), synthetic: true, ...changes },
});

/** Rows of which free text is served by no field. */
export const SILENT: readonly Clone[] = [
  {
    table: 'exchange."grant"',
    from: ofDecided,
    changes: {
      id: REVOKED,
      request: RECORDS.request,
      decision: RECORDS.decision,
      organisation: RECORDS.agency,
    },
  },
  {
    table: 'exchange.revocation',
    from: null,
    changes: {
      grant: REVOKED,
      revoked_by: official('canary-prosecutor'),
      revoked_at: '2026-01-01T00:00:00Z',
      reason: '',
    },
  },
  {
    table: 'exchange.onward_revocation',
    from: 'true',
    changes: { decision: TAKEN_BACK, revoked_by: official('canary-prosecutor') },
  },
  {
    table: 'exchange.mandate',
    from: 'true',
    changes: { id: id('mandate'), official: official('canary-caseworker') },
  },
  {
    table: 'exchange.inspection',
    from: 'true',
    changes: {
      number: 'CANARY',
      opened_at: '2020-01-01T00:00:00Z',
      ends_at: '2020-02-01T00:00:00Z',
    },
  },
  silent('exchange.judicial_authorisation', {
    record: NOTHING,
    reference: 'to be planted',
    court: 'to be planted',
    decided_on: '2026-01-01',
    recorded_by: official('canary-prosecutor'),
  }),
  silent('exchange.necessity', {
    record: NOTHING,
    category: 'HEALTH',
    reason: 'to be planted',
    recorded_by: official('canary-prosecutor'),
  }),
  silent('exchange.handling', {
    record: NOTHING,
    code: 'H3',
    words: 'to be planted',
    provider: PROSECUTORS,
    first_recipient: POLICE,
    since: '2026-01-01T00:00:00Z',
  }),
  silent('"national".child_decision', {
    person_id: NOTHING,
    recipient: POLICE,
    ground: 'BEST_INTEREST',
    reference: 'to be planted',
    decided_on: '2026-01-01',
  }),
];

/** What tells such a row from others, by column. */
export const SILENT_ROWS: Readonly<Record<string, string>> = {
  'exchange.revocation.reason': `"grant" = '${REVOKED}'`,
  'exchange.onward_revocation.reason': `decision = '${TAKEN_BACK}'`,
  'exchange.mandate.scope': `id = '${id('mandate')}'`,
  'exchange.inspection.scope': "number = 'CANARY'",
  'exchange.judicial_authorisation.reference': `id = '${id('exchange.judicial_authorisation')}'`,
  'exchange.judicial_authorisation.court': `id = '${id('exchange.judicial_authorisation')}'`,
  'exchange.necessity.reason': `id = '${id('exchange.necessity')}'`,
  'exchange.handling.words': `id = '${id('exchange.handling')}'`,
  'national.child_decision.reference': `id = '${id('"national".child_decision')}'`,
};

/** One of the sample, since another one would be counted. */
export const CONTACT_POINT = 'id = (select id from "local".contact_point order by id limit 1)';

/** Id of the edge that leads from the case to a person, or of a row that is about a record. */
export const rowId = (table: string, record: string): string =>
  id(`${table === 'case_person' ? 'edge' : table} ${record}`);
