import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
});
afterAll(() => hub.stop());

const HEADERS = { purpose: 'RELATED_PROCEEDING', reason: 'Proceeding against a group' };
const [ABROAD, OURS] = ['italy-agency', 'prosecutor-vlora'];
/** At home and abroad, of whom none has a part in it. */
const OTHERS = ['police-vlora', 'prosecutor-fier', 'responsible-authority', 'greece-agency'];
const ITALY = sampleId('organisation/italy-anti-trafficking-agency');
const VLORA = sampleId('organisation/prosecutor-vlora');
const POLICE = sampleId('organisation/state-police');
const NOBODY = sampleId('nowhere');

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;
const count = async (table: string): Promise<unknown> =>
  (await admin<{ n: number }>(`select count(*)::int as n from exchange.${table}`))[0]?.n;

const mutate = (
  persona: string,
  field: string,
  input: object,
  select = 'repeated request { id }',
) =>
  hub.ask({
    ...{ persona, ...HEADERS },
    document: `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
      ${field}(input: $input) { ${select} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const errorOf = ({ body }: Answer): unknown => {
  const [error] = (body?.errors ?? []) as { extensions: { code: string; at?: string } }[];
  return error && [error.extensions.code, error.extensions.at].filter(Boolean).join(' ');
};
const done = ({
  body,
  bytes,
}: Answer): Record<string, { id: string } & Record<string, unknown>> => {
  if (body?.errors || !body?.data) throw new Error(bytes);
  return Object.values(body.data)[0] as ReturnType<typeof done>;
};

const TEXT = 'A recruiter of ours was seen in Vlora on two days of May (synthetic).';
const SAYS = 'To be kept confidential until our first hearing.';
const LETTER = {
  ...{ recipientId: VLORA, reference: 'IT-OUT-1', offence: 'TRAFFICKING_IN_PERSONS' },
  ...{ proceeding: 'Office of a fictitious town, 4/2026 (synthetic)', language: 'en' },
  ...{ purpose: 'RELATED_PROCEEDING', categories: ['SUSPECT', 'VICTIM_IDENTITY'] },
  ...{ asEvidence: false, handling: ['H2'], subject: 'A group that may be seen there' },
  ...{ text: TEXT, conditions: [{ category: 'SUSPECT', condition: SAYS }] },
};
const send = (more: object = {}, persona = ABROAD): Promise<Answer> =>
  mutate(persona, 'submitSpontaneousInformation', { ...LETTER, ...more });
const sent = async (more: object = {}): Promise<string> =>
  done(await send(more))['request']?.id ?? '';
const withdraw = (requestId: string, persona = ABROAD): Promise<Answer> =>
  mutate(persona, 'withdrawSpontaneousInformation', { requestId, reason: 'It was about another.' });

interface Seen {
  readonly state: string;
  readonly openSteps: readonly string[];
  readonly events: { readonly nodes: readonly { readonly event: string }[] };
  readonly decision: { readonly offer: { readonly id: string } | null } | null;
}
const read = (persona: string, id: string, more: object = {}): Promise<Answer> =>
  hub.ask({
    ...{ ...HEADERS, persona, request: id, variables: { id }, ...more },
    document: `query ($id: ID!) { informationRequest(id: $id) { state spontaneous reference dueAt urgency
      offence purpose categories evidenceUse handling summary openSteps requestedAuthority { id }
      events(first: 20) { nodes { event by { id } words } }
      decision { offer { id accepted conditions { category words } } }
      disclosure { case { id } } information { text handling validUntil synthetic } } }`,
  });
const seen = async (
  ...given: Parameters<typeof read>
): Promise<(Seen & Record<string, unknown>) | null> => {
  const { body, bytes } = await read(...given);
  if (!body?.data) throw new Error(bytes);
  return (body.data as { informationRequest: Seen & Record<string, unknown> }).informationRequest;
};
const eventsTo = async (persona: string, id: string): Promise<string[] | undefined> =>
  (await seen(persona, id))?.events.nodes.map(({ event }) => event);
const answer = async (name: 'accept' | 'decline', id: string, persona = OURS): Promise<Answer> =>
  mutate(persona, `${name}Conditions`, {
    requestId: id,
    offerId: (await seen(OURS, id))?.decision?.offer?.id,
  });
const arrived = async (persona = OURS, first = 50, after: string | null = null) => {
  const { body, bytes } = await hub.ask({
    ...{ ...HEADERS, persona, variables: { first, after } },
    document: `query ($first: Int!, $after: String) { arrivedInformation(first: $first, after: $after) {
      nodes { id } endCursor } }`,
  });
  if (!body?.data) throw new Error(bytes);
  const { nodes, endCursor } = (
    body.data as { arrivedInformation: { nodes: { id: string }[]; endCursor: string | null } }
  ).arrivedInformation;
  return { ids: nodes.map(({ id }) => id), endCursor };
};
const toldOf = async (request: string): Promise<string[]> =>
  (
    await admin<{ told: string }>(
      `select case organisation when '${ITALY}' then 'sender ' else 'receiver ' end || kind as told
       from exchange.notice where request = '${request}'`,
    )
  )
    .map(({ told }) => told)
    .sort();
const both = (...kinds: string[]): string[] =>
  kinds.flatMap((kind) => [`receiver ${kind}`, `sender ${kind}`]).sort();
const payloadsOf = ({ body }: Answer): Record<string, unknown>[] =>
  ((body?.extensions as { receipts?: string[] } | undefined)?.receipts ?? []).map(
    (jws) =>
      JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Record<
        string,
        unknown
      >,
  );

test('it arrives without its words, and is read when its conditions are accepted', async () => {
  const id = await sent();
  expect((await arrived()).ids).toContain(id);
  const before = await read(OURS, id);
  expect(before.bytes).not.toContain('recruiter');
  expect(await seen(OURS, id)).toMatchObject({
    ...{ state: 'CONDITIONS_OFFERED', spontaneous: true, reference: 'IT-OUT-1', dueAt: null },
    ...{ handling: ['H2'], summary: LETTER.subject, requestedAuthority: { id: ITALY } },
    openSteps: ['acceptConditions', 'declineConditions'],
    decision: { offer: { accepted: null, conditions: [{ category: 'SUSPECT', words: SAYS }] } },
    ...{ disclosure: null, information: null },
  });
  expect(await seen(ABROAD, id)).toMatchObject({
    openSteps: ['withdrawSpontaneousInformation'],
    information: null,
  });
  done(await answer('accept', id));
  expect((await arrived()).ids).not.toContain(id);
  const answered = await read(OURS, id);
  expect(answered.body?.data).toMatchObject({
    informationRequest: {
      disclosure: null,
      information: { text: TEXT, handling: ['H0', 'H2'], synthetic: true },
    },
  });
  // A receipt, signed as for every other disclosure: with the codes, and of the request of the reading.
  const [receipt, ...more] = payloadsOf(answered);
  expect(more).toEqual([]);
  expect(receipt).toMatchObject({ request: id, purpose: 'RELATED_PROCEEDING' });
  expect(receipt?.['coordinates']).toContainEqual(
    expect.objectContaining({ coordinate: 'SentInformation.text', handling: ['H0', 'H2'] }),
  );
  expect(JSON.stringify(receipt)).not.toContain('recruiter');
  const [{ n } = { n: 0 }] = await admin<{ n: number }>(
    `select count(*)::int as n from exchange.receipt where request = '${id}'`,
  );
  expect(n).toBe(1);
  // The sender sees when, and never the words in its own course.
  expect(await eventsTo(ABROAD, id)).toEqual([
    'SENT',
    'GRANTED',
    'CONDITIONS_OFFERED',
    'CONDITIONS_ACCEPTED',
    'DISCLOSED',
  ]);
  expect(await toldOf(id)).toEqual(
    both('SENT', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED', 'DISCLOSED'),
  );
  expect((await seen(OURS, id))?.openSteps).toEqual(['confirmReceipt']);
  // The record names what was read, and holds no word of it.
  const entries = await admin<{ entry: string }>(
    `select e::text as entry from audit.entry e where e::text like '%SentInformation.text%'`,
  );
  expect(entries.length).toBeGreaterThan(0);
  expect(JSON.stringify(entries)).not.toContain('recruiter');
});

test('who declines never reads it, and the sender is told', async () => {
  const id = await sent();
  done(await answer('decline', id));
  expect((await seen(OURS, id))?.['information']).toBeNull();
  expect((await arrived()).ids).not.toContain(id);
  expect(await seen(ABROAD, id)).toMatchObject({
    state: 'CONDITIONS_DECLINED',
    openSteps: ['closeRequest', 'withdrawSpontaneousInformation'],
  });
  expect(errorOf(await answer('accept', id))).toBe('STEP_NOT_POSSIBLE');
  expect(await toldOf(id)).toEqual(
    both('SENT', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_DECLINED'),
  );
});

test('its sender takes it back before it is answered and after, and it is read no more', async () => {
  const [back, kept] = [await sent(), await sent()];
  done(await withdraw(back));
  expect((await arrived()).ids).not.toContain(back);
  expect(errorOf(await answer('accept', back))).toBe('REQUEST_OVER');
  expect((await seen(OURS, back))?.state).toBe('WITHDRAWN');
  done(await answer('accept', kept));
  expect((await seen(OURS, kept))?.['information']).not.toBeNull();
  expect((await seen(ABROAD, kept))?.['openSteps']).toContain('withdrawSpontaneousInformation');
  done(await withdraw(kept));
  expect(await seen(OURS, kept)).toMatchObject({ state: 'REVOKED', information: null });
  expect(await toldOf(kept)).toEqual(
    both(
      ...['SENT', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED', 'DISCLOSED', 'REVOKED'],
    ),
  );
  expect(errorOf(await withdraw(kept))).toBe('REQUEST_OVER');
  // Nor does whoever receives it, nor another state.
  const open = await sent();
  expect(errorOf(await withdraw(open, 'greece-agency'))).toBe('NOT_AVAILABLE');
  expect(errorOf(await withdraw(randomUUID(), 'greece-agency'))).toBe('NOT_AVAILABLE');
  // To whoever receives it there is no such operation.
  expect(errorOf(await withdraw(open, OURS))).toBe('DOCUMENT_INVALID');
  expect(await eventsTo(ABROAD, open)).toEqual(['SENT', 'GRANTED', 'CONDITIONS_OFFERED']);
});

test('nobody else learns of it, and its words are read on the request and in its purpose alone', async () => {
  const id = await sent();
  done(await answer('accept', id));
  for (const persona of OTHERS) {
    expect(await seen(persona, id)).toBeNull();
    if (persona !== 'greece-agency') expect((await arrived(persona)).ids).not.toContain(id);
  }
  expect((await seen(OURS, id, { purpose: 'THIS_PROCEEDING' }))?.['information']).toBeNull();
  expect((await seen(OURS, id, { request: undefined }))?.['information']).toBeNull();
  expect((await seen(OURS, id, { request: await sent() }))?.['information']).toBeNull();
  expect((await seen(ABROAD, id))?.['information']).toBeNull();
  const inspected = await seen('inspector', id, { purpose: 'OVERSIGHT' });
  expect(inspected).toMatchObject({ state: 'CONDITIONS_ACCEPTED', information: null });
  expect((await seen(OURS, id))?.['information']).not.toBeNull();
});

test.each([
  ['AGREEMENT_NOT_IN_FORCE input.recipientId', { recipientId: NOBODY }],
  [
    'AGREEMENT_NOT_IN_FORCE input.recipientId',
    { recipientId: sampleId('organisation/prosecutor-fier') },
  ],
  ['AGREEMENT_NOT_IN_FORCE input.recipientId', { recipientId: ITALY }],
  ['PURPOSE_NOT_IN_AGREEMENT input.purpose', { purpose: 'IMMEDIATE_THREAT' }],
  ['OFFENCE_NOT_IN_AGREEMENT input.offence', { offence: 'THEFT' }],
  ['CATEGORY_NOT_IN_AGREEMENT input.categories', { categories: ['SUSPECT', 'HEALTH'] }],
  ['EVIDENCE_NOT_IN_AGREEMENT input.asEvidence', { asEvidence: true }],
  ['RETENTION_NOT_IN_AGREEMENT input.validUntil', { validUntil: '2027-12-01T00:00:00Z' }],
  ['IMPLICATED_UNKNOWN input.around', { around: [NOBODY] }],
  ['RECIPIENT_IMPLICATED input.recipientId', { around: [VLORA] }],
  ['RECIPIENT_IMPLICATED input.recipientId', { around: [sampleId('official/prosecutor-vlora')] }],
  ['RECIPIENT_IMPLICATED input.recipientId', { recipientId: null, around: [VLORA, POLICE] }],
  ['INPUT_INVALID input.conditions', { conditions: [{ category: 'OFFENCE', condition: SAYS }] }],
  ['INPUT_INVALID input.handling', { asEvidence: true, handling: ['H1'] }],
  ['INPUT_INVALID input.validUntil', { validUntil: '2020-01-01T00:00:00Z' }],
])('%s: refused at once, and nothing is kept', async (code, more) => {
  const agreement = sampleId('agreement/al-it');
  await admin(`update exchange.agreement_version set max_age = '300 days', review_every = '30 days',
    purposes = array_remove(purposes, 'IMMEDIATE_THREAT'), evidence_uses = '{INTELLIGENCE}'
    where agreement = '${agreement}'`);
  const before = [await count('request'), await count('inward_information')];
  expect(errorOf(await send(more))).toBe(code);
  expect([await count('request'), await count('inward_information')]).toEqual(before);
  await admin(`update exchange.agreement_version set max_age = null, review_every = null,
    purposes = purposes || '{IMMEDIATE_THREAT}', evidence_uses = evidence_uses || '{JUDICIAL_EVIDENCE}'
    where agreement = '${agreement}'`);
});

test('whose agreement is over sends nothing', async () => {
  expect(errorOf(await send({}, 'greece-agency'))).toBe('AGREEMENT_NOT_IN_FORCE input.recipientId');
});

test('without a name it goes to the first authority of the agreement that is not implicated', async () => {
  const to = async (more: object): Promise<unknown> => {
    const id = await sent({ recipientId: null, ...more });
    return (
      await admin<{ to: string }>(
        `select requesting as to from exchange.request where id = '${id}'`,
      )
    )[0]?.to;
  };
  const first = await to({});
  expect([VLORA, POLICE]).toContain(first);
  expect(await to({ around: [String(first).toUpperCase()] })).toBe(
    first === VLORA ? POLICE : VLORA,
  );
});

test('the same key sends it once', async () => {
  const idempotencyKey = randomUUID();
  const [first, again] = [await send({ idempotencyKey }), await send({ idempotencyKey })];
  expect(done(again)).toEqual({ ...done(first), repeated: true });
  expect(errorOf(await send({ idempotencyKey, text: `${TEXT} More.` }))).toBe(
    'IDEMPOTENCY_KEY_REUSED',
  );
});

test('what waits is told in pages', async () => {
  for (let n = 0; n < 3; n += 1) await sent();
  const { ids } = await arrived();
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof arrived>> = await arrived(OURS, 2, after);
    found.push(...page.ids);
    after = page.ids.length === 2 ? page.endCursor : null;
  } while (after);
  expect(found).toEqual(ids);
  expect(ids.length).toBeGreaterThan(3);
});

test('it is over when it may not be kept any more, and while the agreement is not in force', async () => {
  const id = await sent();
  done(await answer('accept', id));
  const agreement = sampleId('agreement/al-it');
  const stands = (status: string): Promise<unknown> =>
    admin(
      `update exchange.agreement_version set status = '${status}' where agreement = '${agreement}'`,
    );
  await stands('suspended');
  expect(await seen(OURS, id)).toBeNull();
  await stands('in_force');
  expect((await seen(OURS, id))?.['information']).not.toBeNull();
  await admin(`update exchange."grant" set valid_from = now() - interval '2 days',
    valid_until = now() - interval '1 day' where request = '${id}'`);
  expect(await seen(OURS, id)).toMatchObject({ state: 'EXPIRED', information: null });
});

test('evidence that bears a code against it is withheld by the engine', async () => {
  const id = await sent({ asEvidence: true, handling: [] });
  done(await answer('accept', id));
  expect((await seen(OURS, id))?.['information']).toMatchObject({ text: TEXT });
  // By the agreement, later.
  const coded = (handling: string): Promise<unknown> =>
    admin(`update exchange.agreement_version set handling = '${handling}'
      where agreement = '${sampleId('agreement/al-it')}'`);
  await coded('{H0,H1}');
  expect((await seen(OURS, id))?.['information']).toMatchObject({ text: null });
  await coded('{H0}');
});

/** Without ids, times and what is drawn anew for each answer. */
const bare = ({ status, bytes }: Answer): unknown => [
  status,
  bytes
    .replace(/"(salt|operation)":"[^"]*"/g, '')
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\dT[^"]*|"ey[^"]*"/g, ''),
];

test('whoever it names, sealed here or not, it is sent, answered and read alike', async () => {
  const course = async (text: string): Promise<unknown[]> => {
    const made = await send({ text });
    const id = done(made)['request']?.id ?? '';
    const steps = [made, await read(OURS, id), await answer('accept', id), await read(OURS, id)];
    return [...steps, await read(ABROAD, id)].map(bare);
  };
  // By the hub’s own id, as exact as there is: words with a name of the sample are found by the sweep.
  const text = `${sampleId('person/4')} was seen (synthetic).`;
  const sealed = await course(text);
  await admin(`create table public.kept as select * from exchange.seal; delete from exchange.seal`);
  const open = await course(text);
  await admin('insert into exchange.seal select * from public.kept; drop table public.kept');
  expect(sealed).toEqual(open);
});

const keysOf = (id: string): Promise<{ wrapped: string }[]> =>
  admin(`select encode(wrapped, 'hex') as wrapped from exchange.data_key where request = '${id}'`);
const lying = (id: string): Promise<{ told: string; about: string }[]> =>
  admin(`select encode(i.words, 'hex') as told, encode(w.summary, 'hex') as about
    from exchange.request r join exchange.inward_information i on i.id = r.inward
    join exchange.request_words w on w.request = r.id where r.id = '${id}'`);

test('it lies sealed, and without its key it is not read, and why is not told', async () => {
  const id = await sent();
  done(await answer('accept', id));
  expect((await read(OURS, id)).bytes).toContain(TEXT);
  const [row] = await lying(id);
  for (const [clear, sealed] of [
    [TEXT, row?.told],
    [LETTER.subject, row?.about],
  ])
    expect(sealed).toMatch(new RegExp(`^[0-9a-f]{${2 * (28 + Buffer.from(clear ?? '').length)}}$`));
  const hex = Buffer.from('A recruiter').toString('hex');
  expect(JSON.stringify(row)).not.toContain(hex);
  await admin(`set session_replication_role = replica; update exchange.data_key k set kek = 'x'
    from exchange.request r where k.request = r.id and k.record = r.inward and r.id = '${id}'`);
  const { body, bytes } = await read(OURS, id);
  expect(body?.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
  expect(bytes).not.toContain('recruiter');
  expect(bytes).not.toMatch(/seal|key/i);
});

test('two persons erase it with what it is about, accepted or not, and its keys are gone', async () => {
  const [accepted, waits] = [await sent(), await sent()];
  done(await answer('accept', accepted));
  for (const id of [accepted, waits]) {
    expect(await keysOf(id)).toHaveLength(2);
    await admin(`update exchange.retention set due_at = clock_timestamp() - interval '1 minute'
      where request = '${id}'`);
    const of = { requestId: id, step: 'ERASE' };
    done(await mutate(OURS, 'proposeRetentionStep', of));
    done(await mutate('prosecutor-vlora-second', 'approveRetentionStep', of));
    expect(await keysOf(id)).toEqual([]);
    expect(await lying(id)).toEqual([{ told: '', about: '' }]);
    const entries = await admin<{ fields: string[]; records: string[] }>(
      `select payload->'fields' as fields, payload->'records' as records from audit.entry
       where type = 'erased' and payload->'records' ? '${id}'`,
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.records).toHaveLength(3);
    for (const field of ['SentInformation.text', 'InformationRequest.summary'])
      expect(entries[0]?.fields).toContain(field);
  }
  expect(await seen(OURS, accepted)).toMatchObject({ summary: null, information: { text: null } });
  expect(await seen(ABROAD, waits)).toMatchObject({ summary: null, reference: 'IT-OUT-1' });
});
