import type { Answer } from '../examples/ask';
import { TestHub, type PersonaQuestion } from '../testkit/TestHub';
import { Notes } from './Notes';
import { reasonToken } from './plantCanaries';
import { RECORDS } from './Scenario';
import type { Token } from './Token';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const planted = (): Token[] =>
  (Notes.ofRun()?.tokens ?? []).filter((token) => token.planted && token !== reasonToken());

/** Values of the tokens that a column of these holds, of one record or of any. */
const tokensIn = (columns: readonly string[], record?: string): string[] => {
  const found = planted().filter(({ kept: [one] }) => {
    const { column = '', record: of } = one ?? {};
    return (
      columns.some((name) => column.startsWith(name)) && (record === undefined || of === record)
    );
  });
  expect(found.length).toBeGreaterThanOrEqual(columns.length);
  return found.map(({ value }) => value);
};

const missing = (bytes: string, values: readonly string[]): number =>
  values.filter((value) => !bytes.includes(value)).length;

const PERSON = 'person { givenName familyName birthDate citizenship identifications { status } }';
const PARTS = `reference stage qark openedOn exploitation { form country }
  victims { ${PERSON} identifications { status decidedOn } }`;
const WHOLE = `${PARTS} offences { offence article } suspects { givenName familyName citizenship }`;
const REQUEST = `reference earlierReference answeringReference offence proceeding summary urgencyReason state
  particulars { givenName familyName documentNumber description } documents { name }
  events(first: 20) { nodes { words } } decision { offer { conditions { words } } }
  onwardRequests { reason decision { categories { condition } } }`;

const CASE = ['national.case'];
const IDENTITY = ['national.person_identity'];
const ASKED = ['exchange.request.', 'exchange.request_event.', 'exchange.request_words.'];
const ANSWERED = ['exchange.request_answer.', 'exchange.outward_request.their_reference'];
const SOUGHT = 'exchange.sought_person.';
const ONWARD = 'exchange.onward_request.';
const NAMES = ['exchange.document.label'];

const ASSIGNED = `{ assignedCases(first: 5) { nodes { ${WHOLE} } endCursor } }`;
const REFERRALS = `{ referrals(first: 5) { nodes { id referredOn ${PERSON} } endCursor } }`;
const INBOX = `{ informationRequests(first: 100) { nodes { ${REQUEST} } endCursor } }`;
const CONTACTS = `{ networks(first: 50) { nodes { contactPoints { place source } } } }`;
const ENTRIES = `{ auditEntries(first: 100) { nodes { type reason persons { familyName } } endCursor } }`;
const DISCLOSED = `query ($id: ID!) { informationRequest(id: $id) { ${REQUEST} documents { content }
  disclosure { case { ${WHOLE} } } } }`;
const FOUND = `query ($reference: String!) { findCase(reference: $reference) { ${PARTS} } }`;

/** The tokens that a document holds, as its bytes are sent. */
const contents = (): string[] =>
  tokensIn(['exchange.document.content']).map((value) => Buffer.from(value).toString('base64'));

const reference = (): string => tokensIn(['national.case_status.reference'])[0] ?? '';

const ask = (
  persona: string,
  purpose: string,
  document: string,
  more: Partial<PersonaQuestion> = {},
): Promise<Answer> =>
  hub.ask({
    ...(persona === 'public' ? {} : { persona }),
    purpose,
    reason: 'Reads what the office may read',
    document,
    ...more,
  });

const onRequest = { request: RECORDS.request, variables: { id: RECORDS.request } };

test.each([
  ['the prosecutor of the case', 'canary-prosecutor', CASE],
  ['the police assigned to it', 'canary-police', CASE],
])('%s reads all of it, and who is a victim', async (_who, persona, columns) => {
  const { bytes } = await ask(persona, 'THIS_PROCEEDING', ASSIGNED);
  expect(missing(bytes, tokensIn(columns))).toBe(0);
  expect(missing(bytes, tokensIn(IDENTITY, RECORDS.person))).toBe(0);
});

const BREACHES = `{ breaches(first: 100) { nodes { words delayedBecause } } }`;
test('a breach is there for the office that recorded it and for the authority that was notified', async () => {
  const words = tokensIn(['exchange.breach']);
  expect(words).toHaveLength(2);
  for (const persona of ['inspector', 'data-protection-commissioner']) {
    const { bytes } = await ask(persona, 'OVERSIGHT', BREACHES);
    expect(missing(bytes, words)).toBe(0);
  }
});

const DRAFTS = `{ pendingSpontaneousInformation(first: 100) { nodes { reference offence proceeding summary
  conditions { words } } } }`;

test('what was prepared and not sent is read by its authority, and not by whom it is for', async () => {
  const drafted = tokensIn(['exchange.spontaneous_']);
  expect(drafted).toHaveLength(5);
  const { bytes } = await ask('canary-prosecutor', 'THIS_PROCEEDING', DRAFTS);
  expect(missing(bytes, drafted)).toBe(0);
  const abroad = await ask('canary-agency', 'THIS_PROCEEDING', INBOX);
  expect(missing(abroad.bytes, drafted)).toBe(drafted.length);
});

test('the responsible authority identifies', async () => {
  const { bytes } = await ask('responsible-authority', 'IDENTIFICATION', FOUND, {
    variables: { reference: reference() },
  });
  expect(missing(bytes, tokensIn(['national.case_status.', 'national.case_exploitation.']))).toBe(
    0,
  );
  expect(missing(bytes, tokensIn(IDENTITY, RECORDS.person))).toBe(0);
});

test('the agency reads its request, and by the grant on it the case and who is a victim', async () => {
  const { bytes } = await ask('canary-agency', 'THIS_PROCEEDING', DISCLOSED, onRequest);
  expect(missing(bytes, tokensIn(CASE))).toBe(0);
  expect(missing(bytes, [...tokensIn(NAMES), ...contents()])).toBe(0);
  expect(missing(bytes, tokensIn(IDENTITY, RECORDS.person))).toBe(0);
  expect(missing(bytes, tokensIn([...ASKED, 'exchange.condition.', SOUGHT, ONWARD]))).toBe(0);
});

test.each([
  ['the authority that was asked', 'canary-prosecutor', 'THIS_PROCEEDING'],
  ['the inspector', 'inspector', 'OVERSIGHT'],
])('%s reads the request', async (_who, persona, purpose) => {
  const { bytes } = await ask(persona, purpose, INBOX);
  expect(missing(bytes, tokensIn(ASKED))).toBe(0);
  const sought = tokensIn([SOUGHT], RECORDS.request);
  expect(sought).toHaveLength(4);
  expect(missing(bytes, sought)).toBe(persona === 'inspector' ? sought.length : 0);
  const { bytes: whole } = await ask(persona, purpose, DISCLOSED, {
    variables: onRequest.variables,
  });
  const enclosed = [...tokensIn(NAMES), ...contents()];
  expect(missing(whole, enclosed)).toBe(persona === 'inspector' ? enclosed.length : 0);
});

const WAITING = `{ pendingOutwardRequests(first: 100) { nodes { proceeding summary } endCursor } }`;
const ENCLOSED = (field: string): string =>
  `{ pendingOutwardRequests(first: 5) { nodes { documents { ${field} } } endCursor } }`;
const ANSWER = `query ($id: ID!) { informationRequest(id: $id) { answer { reference categories { words restriction } } } }`;

test('who asks abroad reads what waits, and both sides what was answered', async () => {
  const waiting = await ask('canary-prosecutor', 'THIS_PROCEEDING', WAITING);
  // What is sealed comes first; the other stands in its document too.
  const [written = '', told = ''] = tokensIn(['exchange.outward_request.request']);
  expect(waiting.bytes).toContain(told);
  expect(waiting.bytes).toContain(written);
  const enclosed = await ask('canary-prosecutor', 'THIS_PROCEEDING', ENCLOSED('name'));
  expect(enclosed.bytes).toContain(told);
  const { bytes } = await ask('canary-prosecutor', 'THIS_PROCEEDING', ENCLOSED('content'));
  expect(bytes).toContain(Buffer.from(told).toString('base64'));
  for (const persona of ['canary-prosecutor', 'canary-agency', 'inspector']) {
    const purpose = persona === 'inspector' ? 'OVERSIGHT' : 'THIS_PROCEEDING';
    const { bytes } = await ask(persona, purpose, ANSWER, { variables: { id: RECORDS.asked } });
    const told = tokensIn(ANSWERED);
    expect(missing(bytes, told)).toBe(persona === 'inspector' ? told.length : 0);
  }
});

const TOLD = `query ($id: ID!) { informationRequest(id: $id) { information { text } } }`;

test('what came from abroad is read by whom it was sent to, on its request and when it was accepted', async () => {
  const [told = ''] = tokensIn(['exchange.inward_information.']);
  for (const [persona, request, reads] of [
    ['canary-prosecutor', RECORDS.came, true],
    ['canary-prosecutor', RECORDS.waits, false],
    ['canary-prosecutor', RECORDS.asked, false],
    ['canary-agency', RECORDS.came, false],
    ['prosecutor-vlora', RECORDS.came, false],
  ] as const) {
    const variables = { id: RECORDS.came };
    const { bytes } = await ask(persona, 'THIS_PROCEEDING', TOLD, { request, variables });
    expect([persona, bytes.includes(told)]).toEqual([persona, reads]);
  }
  const { bytes } = await ask('inspector', 'OVERSIGHT', TOLD, { variables: { id: RECORDS.came } });
  expect(bytes).not.toContain(told);
});

test.each(['IDENTIFICATION', 'ASSISTANCE'])(
  'the police read by referral for %s whom it is about',
  async (purpose) => {
    const document = REFERRALS.replace(PERSON, `person { givenName familyName }`);
    const { bytes } = await ask('canary-police', purpose, document);
    expect(missing(bytes, tokensIn(IDENTITY, RECORDS.person))).toBe(0);
  },
);

const HEALTH = ['national.person_health.needs'];
const HEALTHY =
  '{ assignedCases(first: 5) { nodes { victims { person { healthNeeds } } } endCursor } }';

test('the prosecutor of the case reads by a court’s authorisation what a victim needs', async () => {
  const { bytes } = await ask('canary-prosecutor', 'THIS_PROCEEDING', HEALTHY);
  expect(missing(bytes, tokensIn(HEALTH, RECORDS.person))).toBe(0);
  expect(missing(bytes, tokensIn(HEALTH, RECORDS.protectedPerson))).toBe(1);
  const cleared = await ask('canary-cleared-prosecutor', 'THIS_PROCEEDING', HEALTHY);
  expect(missing(cleared.bytes, tokensIn(HEALTH))).toBe(0);
  const police = await ask('canary-police', 'THIS_PROCEEDING', HEALTHY);
  expect(missing(police.bytes, tokensIn(HEALTH))).toBe(2);
});

test('whoever coordinates reads of contact points', async () => {
  const { bytes } = await ask('national-coordinator', 'PREVENTION', CONTACTS);
  expect(missing(bytes, tokensIn(['local.contact_point']))).toBe(0);
});

test('an organisation and the inspector read in the record why it asked', async () => {
  const { value } = reasonToken();
  await ask('canary-caseworker', 'ASSISTANCE', REFERRALS, { reason: `Looks after ${value}` });
  for (const persona of ['canary-caseworker', 'inspector']) {
    const { bytes } = await ask(persona, 'OVERSIGHT', ENTRIES);
    expect(missing(bytes, [value])).toBe(0);
  }
});

/** References to both persons, sent to the door of the subgraph as the gateway would. */
const atTheDoor = async (persona: string, purpose: string): Promise<string> => {
  const document = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on Person { id givenName familyName } } }`;
  const r = [RECORDS.person, RECORDS.protectedPerson].map((id) => ({ __typename: 'Person', id }));
  const asked = { subgraph: 'national', persona, purpose, document, variables: { r } };
  return (await hub.fetch(asked)).text;
};

test('the consul reads whose return is prepared, and of nobody else', async () => {
  const hidden = tokensIn(IDENTITY, RECORDS.protectedPerson);
  const bytes = await atTheDoor('canary-consul', 'RETURN');
  expect(missing(bytes, tokensIn(IDENTITY, RECORDS.person))).toBe(0);
  expect(missing(bytes, hidden)).toBe(hidden.length);
  expect(missing(await atTheDoor('canary-consul', 'ASSISTANCE'), hidden)).toBe(hidden.length);
});

test('the officer of the compartment reads who is protected, and nobody else does', async () => {
  const hidden = tokensIn(IDENTITY, RECORDS.protectedPerson);
  expect(missing(await atTheDoor('canary-protector', 'ASSISTANCE'), hidden)).toBe(0);
  expect(missing(await atTheDoor('canary-prosecutor', 'THIS_PROCEEDING'), hidden)).toBe(
    hidden.length,
  );
});

const OUTSIDERS = [
  ...['public', 'journalist', 'donor', 'ministry-system', 'national-coordinator'],
  ...['italy-agency', 'greece-agency', 'prosecutor-vlora', 'police-vlora'],
  ...['rilat-secretary', 'vatra-social-worker', 'canary-caseworker', 'suspended-ngo'],
];

/** What would make a careless server tell more of itself. */
const TRACING = {
  'apollo-federation-include-trace': 'ftv1',
  'apollo-query-plan-experimental': '1',
};

test('nobody else is given any of them, whatever they ask for and with traces asked for too', async () => {
  const values = planted()
    .filter(({ kept: [one] }) => one?.about !== 'contact_point' && one?.about !== 'entry')
    .map(({ value }) => value)
    .concat(contents());
  const questions: [string, Partial<PersonaQuestion>][] = [
    [ASSIGNED, {}],
    [FOUND, { variables: { reference: reference() } }],
    [DISCLOSED, onRequest],
    [INBOX, {}],
    [REFERRALS, {}],
    [CONTACTS, {}],
    [WAITING, {}],
    [ANSWER, { variables: { id: RECORDS.asked } }],
  ];
  const told: string[] = [];
  for (const persona of OUTSIDERS) {
    for (const purpose of ['THIS_PROCEEDING', 'IDENTIFICATION', 'ASSISTANCE', 'OVERSIGHT']) {
      for (const [document, more] of questions) {
        const { bytes } = await ask(persona, purpose, document, { ...more, headers: TRACING });
        if (values.some((value) => bytes.includes(value))) told.push(`${persona}: ${document}`);
      }
    }
  }
  expect(told).toEqual([]);
});

const PUSH = `query ($id: ID!) { dangerPush(id: $id) { grounds items { words } review { words } } }`;

test.each([
  ['whoever received word of danger', 'canary-agency', 'IMMEDIATE_THREAT', ['grounds']],
  ['whoever sent it', 'canary-prosecutor', 'THIS_PROCEEDING', []],
  ['the inspector', 'inspector', 'OVERSIGHT', ['words']],
  ['another agency', 'italy-agency', 'IMMEDIATE_THREAT', ['grounds', 'words', 'review_words']],
] as const)('%s reads of it what is theirs', async (_who, persona, purpose, without) => {
  const { bytes } = await ask(persona, purpose, PUSH, { variables: { id: RECORDS.push } });
  const columns = {
    grounds: 'exchange.danger_push.grounds',
    words: 'exchange.danger_push_item.words',
    review_words: 'exchange.danger_push.review_words',
  };
  for (const [name, column] of Object.entries(columns)) {
    const hidden = (without as readonly string[]).includes(name);
    const told = tokensIn([column], RECORDS.push);
    expect([name, missing(bytes, told)]).toEqual([name, hidden ? told.length : 0]);
  }
});

test('what goes wrong tells nothing either', async () => {
  const broken = 'alter function exchange.live_grants() rename to gone';
  const mended = 'alter function exchange.gone() rename to live_grants';
  const again = {
    variables: {
      input: {
        idempotencyKey: 'decides-what-is-decided',
        requestId: RECORDS.request,
        caseReference: reference(),
        categories: [{ category: 'CASE_STATUS' }],
      },
    },
  };
  const decide = `mutation ($input: DecideRequestInput!) { decideRequest(input: $input) { repeated } }`;
  const decided = await ask('canary-prosecutor', 'THIS_PROCEEDING', decide, again);
  expect(decided.body?.errors).toHaveLength(1);
  expect(decided.bytes).not.toContain(reference());
  await hub.database.as('admin', (client) => client.query(broken));
  const failed = await ask('canary-agency', 'THIS_PROCEEDING', DISCLOSED, onRequest);
  await hub.database.as('admin', (client) => client.query(mended));
  expect(failed.body?.errors).toBeDefined();
  expect(missing(failed.bytes, tokensIn(CASE))).toBe(tokensIn(CASE).length);
});
