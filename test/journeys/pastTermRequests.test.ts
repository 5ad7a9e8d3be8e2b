import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { codes, dataOf } from '../testkit/inAnswer';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const REASON = 'What is kept is looked through';
const [FIRST, SECOND, AGENCY] = ['prosecutor-vlora', 'prosecutor-vlora-second', 'italy-agency'];
const [VLORA, ITALY] = ['prosecutor-vlora', 'italy-anti-trafficking-agency'].map((name) =>
  sampleId(`organisation/${name}`),
);
const [LETTER, NAME, PERSON] = ['Beluga-of-a-letter', 'beluga.txt', 'Beluga-of-a-Name'];
const SUMMARY = 'A beluga is asked about (synthetic).';
const HASTE = 'The beluga leaves on Monday (synthetic).';
const SECRETS = [Buffer.from(LETTER).toString('base64'), NAME, PERSON, SUMMARY, HASTE];
const DOCUMENT = {
  ...{ kind: 'OTHER', name: NAME, mediaType: 'TEXT', language: 'en' },
  content: Buffer.from(LETTER).toString('base64'),
};

interface Asking {
  readonly purpose?: string;
  readonly request?: string;
}
const ask = (
  persona: string,
  document: string,
  variables: Record<string, unknown> = {},
  asking: Asking = {},
): Promise<Answer> =>
  hub.ask({ purpose: 'THIS_PROCEEDING', reason: REASON, persona, document, variables, ...asking });

const done = async (
  persona: string,
  field: string,
  input: object,
  purpose = 'THIS_PROCEEDING',
): Promise<string> => {
  const type = `${field[0]?.toUpperCase() ?? ''}${field.slice(1)}Input!`;
  const made = field === 'prepareOutwardRequest' ? 'outwardRequest' : 'request';
  const document = `mutation ($input: ${type}) { ${field}(input: $input) { ${made} { id } } }`;
  const variables = { input: { idempotencyKey: randomUUID(), ...input } };
  const answer = await ask(persona, document, variables, { purpose });
  expect(codes(answer)).toEqual([]);
  return dataOf<Record<string, Record<string, { id: string }>>>(answer)[field]?.[made]?.id ?? '';
};

const ABOUT = {
  ...{ reference: 'PAST-1', offence: 'TRAFFICKING_IN_PERSONS', language: 'en' },
  ...{ proceeding: 'Inquiry 3/2026 (fictitious)' },
};
const ASKED = {
  ...ABOUT,
  ...{ urgency: 'URGENT', urgencyReason: HASTE, summary: SUMMARY, evidenceUse: 'INTELLIGENCE' },
};

const submitted = (): Promise<string> =>
  done(AGENCY, 'submitInformationRequest', {
    ...{ ...ASKED, requestedAuthority: VLORA, categories: ['CASE_STATUS'] },
    ...{ particulars: [{ familyName: PERSON }], documents: [DOCUMENT] },
  });

/** A request abroad, with its answer. */
const answered = async (): Promise<string> => {
  const outwardRequestId = await done(FIRST, 'prepareOutwardRequest', {
    ...{ ...ASKED, caseReference: 'VL-2026-0001', requestedAuthority: ITALY },
    ...{ carries: ['CASE_STATUS'], categories: ['OFFENCE'] },
  });
  const requestId = await done(SECOND, 'approveOutwardRequest', { outwardRequestId });
  await done(AGENCY, 'acknowledgeRequest', { requestId });
  await done(AGENCY, 'answerRequest', {
    ...{ requestId, reference: 'PAST-2' },
    categories: [{ category: 'OFFENCE', words: PERSON, documents: [DOCUMENT] }],
  });
  return requestId;
};

/** What was sent unasked, with its conditions accepted. */
const sent = async (): Promise<string> => {
  const purpose = 'RELATED_PROCEEDING';
  const id = await done(
    AGENCY,
    'submitSpontaneousInformation',
    {
      ...{ ...ABOUT, purpose, categories: ['SUSPECT'], asEvidence: false, recipientId: VLORA },
      ...{
        subject: SUMMARY,
        text: PERSON,
        conditions: [{ category: 'SUSPECT', condition: 'To be kept confidential.' }],
      },
    },
    purpose,
  );
  const read = await readAs(FIRST, id, 'decision { offer { id } }', { purpose });
  const { offer } = dataOf<{ informationRequest: { decision: { offer: { id: string } } } }>(read)
    .informationRequest.decision;
  await done(FIRST, 'acceptConditions', { requestId: id, offerId: offer.id }, purpose);
  return id;
};

const WORDS = 'summary urgencyReason';
const SOUGHT = 'particulars { familyName } documents { kind name bytes sha256 content }';
const ANSWERED = `answer { categories { category words }
  documents { category kind name bytes sha256 content } }`;
const readAs = (persona: string, id: string, fields: string, asking: Asking): Promise<Answer> =>
  ask(
    persona,
    `query ($id: ID!) { informationRequest(id: $id) { reference ${fields} } }`,
    { id },
    asking,
  );

/** Its last day was a minute ago, without anybody waiting for it. */
const isOver = (id: string): Promise<unknown> =>
  admin(`update exchange.retention set delete_at = clock_timestamp() - interval '1 minute',
    due_at = clock_timestamp() - interval '2 minutes' where request = '${id}'`);

const step = async (field: string, persona: string, requestId: string, of: string) =>
  ask(
    persona,
    `mutation ($input: ${field[0]?.toUpperCase() ?? ''}${field.slice(1)}Input!) {
      ${field}(input: $input) { repeated } }`,
    { input: { idempotencyKey: randomUUID(), requestId, step: of } },
  );
const both = async (id: string, of: string): Promise<void> => {
  expect(codes(await step('proposeRetentionStep', FIRST, id, of))).toEqual([]);
  expect(codes(await step('approveRetentionStep', SECOND, id, of))).toEqual([]);
};

interface Kind {
  readonly made: () => Promise<string>;
  readonly fields: string;
  /** Who reads it, and for what where it is not their proceeding. */
  readonly readers: readonly (readonly [persona: string, asking?: Asking])[];
  /** Whether it is read under a grant. */
  readonly under?: boolean;
}
const INSPECTOR = ['inspector', { purpose: 'OVERSIGHT' }] as const;
const KINDS: Readonly<Record<string, Kind>> = {
  'what came with a request': {
    ...{ made: submitted, fields: `${WORDS} ${SOUGHT}`, readers: [[FIRST], [AGENCY]] },
  },
  'what is written in it, to an inspection': {
    ...{ made: submitted, fields: WORDS, readers: [INSPECTOR] },
  },
  'an answer from abroad': {
    ...{ made: answered, fields: `${WORDS} ${ANSWERED}`, readers: [[FIRST], [AGENCY]] },
  },
  'what was sent unasked': {
    ...{ made: sent, fields: 'summary information { text }', under: true },
    readers: [[FIRST, { purpose: 'RELATED_PROCEEDING' }]],
  },
};

test.each(Object.entries(KINDS))(
  '%s reads past its last day as after its erasure, and again under a hold',
  async (_, { made, fields, readers, under = false }) => {
    const id = await made();
    const relied = under ? { request: id } : {};
    const read = (): Promise<Answer[]> =>
      Promise.all(
        readers.map(([persona, asking = {}]) =>
          readAs(persona, id, fields, { ...asking, ...relied }),
        ),
      );
    const before = await read();
    for (const one of before) expect(SECRETS.some((word) => one.bytes.includes(word))).toBe(true);
    await isOver(id);
    const past = await read();
    for (const { bytes } of past)
      expect(SECRETS.filter((word) => bytes.includes(word))).toEqual([]);
    // Nothing was written when the day came: a hold opens it, and lifted it is shut.
    await both(id, 'HOLD');
    expect((await read()).map(({ body }) => body?.data)).toEqual(
      before.map(({ body }) => body?.data),
    );
    await both(id, 'LIFT_HOLD');
    expect((await read()).map(({ body }) => body?.data)).toEqual(
      past.map(({ body }) => body?.data),
    );
    // Those who decide about it find it, and destroy what nobody read any more: it reads as it did.
    const due = await ask(FIRST, '{ dueReviews(first: 100) { nodes { id } } }');
    expect(due.bytes).toContain(id);
    const keys = await admin(`select record from exchange.data_key where request = '${id}'`);
    expect(keys).not.toEqual([]);
    await both(id, 'ERASE');
    expect(await admin(`select record from exchange.data_key where request = '${id}'`)).toEqual([]);
    expect((await read()).map(({ body }) => body?.data)).toEqual(
      past.map(({ body }) => body?.data),
    );
  },
);

const GRANTED = sampleId('request/it-decided');
const readGranted = (): Promise<Answer> =>
  ask(
    AGENCY,
    `{ informationRequest(id: "${GRANTED}") { reference disclosure { case { stage } } } }`,
    {},
    { request: GRANTED },
  );
const under = (terms: string): Promise<unknown> =>
  admin(
    `update exchange.agreement_version set ${terms} where agreement = '${sampleId('agreement/al-it')}'`,
  );
const stage = (answer: Answer): unknown =>
  dataOf<{ informationRequest: { disclosure: { case: { stage: string } } | null } | null }>(answer)
    .informationRequest?.disclosure?.case.stage ?? null;

test('a grant gives no more to read once copies of it are past their last day, but under a hold', async () => {
  const [{ open, disclosed } = { open: false, disclosed: 1 }] = await admin<{
    open: boolean;
    disclosed: number;
  }>(`select g.valid_until > clock_timestamp() + interval '1 hour' as open,
      (select count(*)::int from exchange.disclosure d where d."grant" = g.id) as disclosed
    from exchange."grant" g where g.request = '${GRANTED}'`);
  expect([open, disclosed]).toEqual([true, 0]);
  await under(`max_age = '1 second', review_every = '1 second'`);
  try {
    // Never read before, and not by the first who comes either.
    expect(stage(await readGranted())).toBeNull();
    expect(
      await admin(`select d."grant" from exchange.disclosure d join exchange."grant" g on g.id = d."grant"
        where g.request = '${GRANTED}'`),
    ).toEqual([]);
    await under(`max_age = '20 years', review_every = '1 year'`);
    expect(stage(await readGranted())).not.toBeNull();
    await under(`max_age = '1 second', review_every = '1 second'`);
    expect(stage(await readGranted())).toBeNull();
    await both(GRANTED, 'HOLD');
    expect(stage(await readGranted())).not.toBeNull();
    await both(GRANTED, 'LIFT_HOLD');
    expect(stage(await readGranted())).toBeNull();
  } finally {
    await under('max_age = null, review_every = null');
  }
  expect(stage(await readGranted())).not.toBeNull();
});
