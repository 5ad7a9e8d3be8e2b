import { RECORD_CLASSES, type RecordClass } from '@lidhja/policy';
import { TestDatabase } from '../testkit/TestCluster';

/** Tables of each class of records, without the parts' own schemas where a name is of the exchange. */
const OF_CLASS: Readonly<Record<RecordClass, readonly string[]>> = {
  REQUEST: ['request_words', 'sought_person', 'document', 'data_key'],
  COPY: ['retention', 'retention_step'],
  CASE: [
    ...['case', 'case_status', 'case_suspect', 'case_citation', 'case_person', 'case_assignment'],
    ...['case_offence', 'case_exploitation', 'case_term', 'case_term_step'],
  ]
    .map((name) => `national.${name}`)
    .concat('handling', 'handling_permission'),
  PERSON_IN_CASE: [
    ...['person_identity', 'person_origin', 'person_health', 'child_decision'].map(
      (name) => `national.${name}`,
    ),
    'necessity',
  ],
  REFERRAL: ['referral', 'referral_person'],
  CONSENT: ['consent', 'consent_person', 'representative', 'conflict_check'],
  FOLLOW_UP: [],
  RETURN: ['international.person_return', 'return_person'],
  WORD_OF_DANGER: [
    ...['push', 'push_item', 'push_record', 'push_around', 'copies', 'term', 'term_step'].map(
      (name) => `danger_${name}`,
    ),
  ],
  SENT_UNASKED: ['inward_information'],
  ANSWER_FROM_ABROAD: ['request_answer'],
  RECORD: [
    ...['entry', 'salt', 'unplaced', 'reading'].map((name) => `audit.${name}`),
    'danger_attempt_around',
  ],
  COURSE: [
    ...['request', 'request_event', 'request_clock', 'decision', 'decision_category', 'grant'],
    ...['condition_offer', 'condition', 'condition_reply', 'disclosure', 'revocation', 'receipt'],
    ...['bundle', 'hit_answer', 'answer_reading', 'onward_request', 'onward_decision'],
    ...['onward_category', 'onward_revocation', 'onward_clock', 'outward_matter'],
  ],
  NEVER_SENT: ['outward_request', 'spontaneous_draft', 'spontaneous_condition'],
  ERASED: [...['record_term', 'record_term_step', 'called_in', 'judicial_authorisation']],
  PROTECTED: ['seal', 'danger_erased'],
  NOTICE: ['notice', 'notice_delivery'],
  BREACH: ['breach', 'breach_step'],
  ACTOR: ['official', 'mandate', 'suspension', 'duty_desk'],
  IDEMPOTENCY_KEY: ['idempotency_key'],
};

/** What is about no case and nobody, and has no term: it stays as long as it serves. */
const ABOUT_NOBODY: Readonly<Record<string, readonly string[]>> = {
  'organisations and what binds them': [
    ...['organisation', 'organisation_key', 'data_protection_authority', 'notice_receiver'],
    ...['agreement', 'agreement_version', 'competent_authority', 'convention', 'inspection'],
    ...['convention_party', 'policy_change', 'classification'],
  ],
  'what figures are made of, without names': [
    ...['counted_person', 'person', 'identification'].map((name) => `national.${name}`),
    'counted_referral',
  ],
  'what networks publish': [
    ...['activity', 'contact_point', 'network', 'network_area', 'network_member'],
    'published_figure',
  ].map((name) => `local.${name}`),
  'lists of the country': ['national.area'],
  'the policy and the hub itself': [
    ...['permission', 'request_step', 'onward_step', 'sample', 'notice_sender', 'migration'],
    ...['national.migration', 'local.migration', 'international.migration', 'audit.migration'],
  ],
  // Random places and digests of what was erased: without them what stays could not be verified.
  'the tree of the record': [
    ...['place', 'checkpoint', 'sequencer', 'key_ring', 'awaiting', 'proof', 'period'],
    ...['period_beginning', 'period_head'],
  ].map((name) => `audit.${name}`),
};

const whole = (name: string): string => (name.includes('.') ? name : `exchange.${name}`);

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

test('every table is of one class of records, or about nobody', async () => {
  const { rows } = await database.as('admin', (client) =>
    client.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`,
    ),
  );
  const told = [...Object.values(OF_CLASS), ...Object.values(ABOUT_NOBODY)].flat().map(whole);
  expect(told.sort()).toEqual(rows.map(({ name }) => name).sort());
});

test('a class has tables, but for the one of which the hub has no records yet', () => {
  const empty = RECORD_CLASSES.filter((name) => OF_CLASS[name].length === 0);
  expect(empty).toEqual(['FOLLOW_UP']);
});
