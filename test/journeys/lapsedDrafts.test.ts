import { randomUUID } from 'node:crypto';
import { startWatch } from '@lidhja/international';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { ServerFiles, formsOf, holding } from '../testkit/ServerFiles';
import { TestHub } from '../testkit/TestHub';
import { forgetLapsed } from '../testkit/forgetLapsed';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const [ASKS, SENDS] = ['prosecutor-vlora', 'prosecutor-vlora-second'];
const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const PERSON = sampleId('person/1');
const OF_THE_CASE = { personId: PERSON };
const OF_NO_CASE = { familyName: 'Narwhal-of-a-Name', birthYear: 1999 };
const WRITTEN = 'Whether a narwhal is known there (synthetic).';
const [LETTER, NAME] = ['Narwhal-of-a-draft (synthetic)', 'narwhal-draft.txt'];

const mutate = (persona: string, field: string, input: object, select: string): Promise<Answer> =>
  hub.ask({
    ...{ persona, ...HEADERS },
    document: `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
      ${field}(input: $input) { ${select} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

const prepared = async (person: object = OF_THE_CASE): Promise<string> => {
  const content = Buffer.from(LETTER).toString('base64');
  const { body, bytes } = await mutate(
    ASKS,
    'prepareOutwardRequest',
    {
      ...{ caseReference: 'VL-2026-0001', reference: 'VL-LAPSED', language: 'en' },
      requestedAuthority: sampleId('organisation/italy-anti-trafficking-agency'),
      ...{ carries: ['CASE_STATUS', 'VICTIM_IDENTITY'], persons: [person] },
      ...{ offence: 'TRAFFICKING_IN_PERSONS', urgency: 'OTHER', evidenceUse: 'INTELLIGENCE' },
      proceeding: 'Office of a fictitious town, 2026/5 (synthetic)',
      categories: ['OFFENCE'],
      summary: WRITTEN,
      documents: [{ kind: 'OTHER', name: NAME, mediaType: 'TEXT', language: 'en', content }],
    },
    'outwardRequest { id }',
  );
  const data = body?.data as { prepareOutwardRequest: { outwardRequest: { id: string } } } | null;
  if (!data) throw new Error(bytes);
  return data.prepareOutwardRequest.outwardRequest.id;
};

/** What of one is sealed; empty once it is forgotten. */
const sealedIn = async (id: string): Promise<{ id: string; wrapped: string }[]> =>
  admin(`select s.sealed->>'id' as id, s.sealed->>'wrapped' as wrapped from exchange.outward_request o,
      jsonb_array_elements(coalesce(o.request->'particulars', '[]') || coalesce(o.request->'documents', '[]')
        || coalesce(o.request->'words', '[]')) s (sealed)
    where o.id = '${id}' order by 1`);

/** Its term comes, without anybody waiting for it. */
const lapse = (...ids: string[]): Promise<unknown> =>
  admin(`update exchange.outward_request set valid_until = clock_timestamp()
    where id = any ('{${ids.join()}}')`);

interface Entry {
  readonly organisation: string | null;
  readonly official: string | null;
  readonly request: string | null;
  readonly payload: { readonly records: string[] } & Record<string, unknown>;
}
const entries = (id: string): Promise<Entry[]> =>
  admin<Entry>(`select organisation, official, request, payload from audit.entry
    where type = 'erased' and payload->'records' ? '${id}'`);

test('what waits keeps its keys until its term, and then has none, by an entry that stands before', async () => {
  const id = await prepared();
  const sealed = await sealedIn(id);
  expect(sealed).toHaveLength(3);
  expect(await forgetLapsed(hub.database)).toBe(0);
  expect(await sealedIn(id)).toEqual(sealed);
  await lapse(id);
  expect(await forgetLapsed(hub.database)).toBe(1);
  expect(await sealedIn(id)).toEqual([]);
  expect(await forgetLapsed(hub.database)).toBe(0);
  const found = await entries(id);
  expect(found).toMatchObject([
    {
      ...{ organisation: null, official: null, request: null },
      payload: {
        ...{ basis: 'lapse', records: [id, ...sealed.map((one) => one.id)] },
        fields: expect.arrayContaining([
          'OutwardRequest.summary',
          'OutwardPerson.familyName',
        ]) as string[],
      },
    },
  ]);
  expect(found[0]?.payload).not.toHaveProperty('persons');
  const { body } = await mutate(
    SENDS ?? '',
    'approveOutwardRequest',
    { outwardRequestId: id },
    'repeated',
  );
  expect(body?.errors).toMatchObject([{ extensions: { code: 'NOT_AVAILABLE' } }]);
});

const firstRound = (): Promise<void> =>
  startWatch({
    ...{ host: '127.0.0.1', port: 0, keys: '', subgraphs: {}, supergraph: '' },
    databaseUrl: hub.database.url('lidhja_international'),
    logLevel: 'silent',
  }).stop();

test('the international part does it by itself, from its first round', async () => {
  const id = await prepared();
  await lapse(id);
  await firstRound();
  expect(await sealedIn(id)).toEqual([]);
  expect(await entries(id)).toHaveLength(1);
});

test.each(['tell_hits', 'find_clocks_due', 'tell_onward_overdue'])(
  'what else the part does by itself may fail every time: %s',
  async (name) => {
    const id = await prepared();
    await lapse(id);
    const [found] = await admin<{ of: string }>(
      `select oid::regprocedure::text as of from pg_proc where proname = '${name}'`,
    );
    const right = `execute on function ${found?.of}`;
    await admin(`revoke ${right} from lidhja_international`);
    try {
      await firstRound();
    } finally {
      await admin(`grant ${right} to lidhja_international`);
    }
    expect(await sealedIn(id)).toEqual([]);
  },
);

test('without its entry nothing is destroyed', async () => {
  const id = await prepared();
  await lapse(id);
  await admin(`alter table audit.entry add constraint fails check (type <> 'erased') not valid`);
  try {
    await expect(forgetLapsed(hub.database)).rejects.toThrow();
  } finally {
    await admin('alter table audit.entry drop constraint fails');
  }
  expect(await sealedIn(id)).toHaveLength(3);
  expect(await forgetLapsed(hub.database)).toBe(1);
});

test('one that was sealed meanwhile is forgotten when another is, and told by the same entry', async () => {
  const [sealed, other] = [await prepared(OF_THE_CASE), await prepared(OF_NO_CASE)];
  const held = { [sealed]: await sealedIn(sealed), [other]: await sealedIn(other) };
  const rows = (id: string): Promise<object[]> =>
    admin(`select request - 'reference' as request, approved_at, discarded_at from exchange.outward_request
      where id = '${id}'`);
  await admin(
    `insert into exchange.seal (record, compartment) values ('${PERSON}', 'witness-protection')`,
  );
  try {
    // The seal destroys nothing: when it came would stand in the record.
    expect(await forgetLapsed(hub.database)).toBe(0);
    for (const id of [sealed, other]) expect(await sealedIn(id)).toEqual(held[id]);
    await lapse(sealed, other);
    expect(await forgetLapsed(hub.database)).toBe(2);
  } finally {
    await admin(`delete from exchange.seal where record = '${PERSON}'`);
  }
  expect(await rows(sealed)).toEqual(await rows(other));
  const shape = async (id: string): Promise<object[]> =>
    (await entries(id)).map(({ payload, ...entry }) => ({
      ...entry,
      payload: { ...payload, records: payload.records.length },
    }));
  expect(await shape(sealed)).toHaveLength(1);
  expect(await shape(sealed)).toEqual(await shape(other));
});

test('what was sent or given up is no matter of it', async () => {
  const id = await prepared();
  await mutate(ASKS ?? '', 'discardOutwardRequest', { outwardRequestId: id }, 'repeated');
  await lapse(id);
  expect(await forgetLapsed(hub.database)).toBe(0);
  expect(await entries(id)).toEqual([]);
});

test('its keys and what they opened are in no table, dead row or index any more; those of one that waits are', () =>
  ServerFiles.during(hub.database, async (files) => {
    const [id, waits] = [await prepared(), await prepared()];
    const keysOf = async (one: string): Promise<Buffer[]> =>
      (await sealedIn(one)).flatMap(({ wrapped }) => [
        Buffer.from(wrapped),
        Buffer.from(wrapped, 'base64'),
      ]);
    const [gone, kept] = [await keysOf(id), await keysOf(waits)];
    await lapse(id);
    expect(await forgetLapsed(hub.database)).toBe(1);
    expect(await files.vacuumed(['exchange.outward_request'], gone)).toEqual([]);
    // The search finds what is there.
    expect(holding(await files.tables(), kept)).not.toEqual([]);
    expect(holding(await files.writes(), gone)).not.toEqual([]);
    const everywhere = [...(await files.tables()), ...(await files.writes())];
    expect(holding(everywhere, formsOf([LETTER, NAME, WRITTEN]))).toEqual([]);
  }));

test('nobody finds or forgets them but the part that does it by itself', async () => {
  const id = await prepared();
  await lapse(id);
  for (const role of ['lidhja_national', 'lidhja_local', 'lidhja_evidence', 'lidhja_gateway'])
    for (const call of [
      ...['find_lapsed_outward(9)', 'find_lapsed_information(9)'],
      ...['outward', 'information'].map((kind) => `forget_lapsed_${kind}('{${id}}')`),
    ])
      await expect(
        hub.database.as(role, (client) => client.query(`select exchange.${call}`)),
      ).rejects.toThrow(/permission denied/);
  // A setting of a session opens nothing by itself.
  const seen = await hub.database.as('lidhja_national', async (client) => {
    await client.query(`select set_config('lidhja.forgetting', 'on', false)`);
    return client.query('select from exchange.find_outward($1, null, null, 9)', [[id]]);
  });
  expect(seen.rows).toEqual([]);
  expect(await sealedIn(id)).toHaveLength(3);
});

/** What would be sent unasked, and what is sealed of it. */
const unasked = async (): Promise<string> => {
  const { body, bytes } = await mutate(
    ASKS,
    'prepareSpontaneousInformation',
    {
      ...{ caseReference: 'VL-2026-0001', reference: 'VL-LAPSED-2', language: 'en' },
      recipientId: sampleId('organisation/italy-anti-trafficking-agency'),
      ...{ offence: 'TRAFFICKING_IN_PERSONS', purpose: 'RELATED_PROCEEDING', asEvidence: false },
      proceeding: 'Office of a fictitious town, 2026/6 (synthetic)',
      ...{ categories: ['CASE_STATUS'], summary: WRITTEN },
      conditions: [{ category: 'CASE_STATUS', condition: 'To be kept confidential (synthetic).' }],
    },
    'information { id summary }',
  );
  expect(bytes).toContain(WRITTEN);
  const data = body?.data as {
    prepareSpontaneousInformation: { information: { id: string } };
  } | null;
  if (!data) throw new Error(bytes);
  return data.prepareSpontaneousInformation.information.id;
};
const wordsOf = async (id: string): Promise<{ id: string; wrapped: string } | null> => {
  const [row] = await admin<{ words: { id: string; wrapped: string } | null }>(
    `select words from exchange.spontaneous_draft where id = '${id}'`,
  );
  return row?.words ?? null;
};

test('what would have been sent unasked is forgotten at its term, by an entry that stands before; what was given up at once', () =>
  ServerFiles.during(hub.database, async (files) => {
    await forgetLapsed(hub.database);
    const [id, waits, given] = [await unasked(), await unasked(), await unasked()];
    const [words, kept] = [await wordsOf(id), await wordsOf(waits)];
    await hub.ask({
      ...{ persona: ASKS, ...HEADERS },
      document: `mutation ($input: SpontaneousStepInput!) {
        discardSpontaneousInformation(input: $input) { repeated } }`,
      variables: { input: { idempotencyKey: randomUUID(), informationId: given } },
    });
    expect(await wordsOf(given)).toBeNull();
    await admin(`update exchange.spontaneous_draft set valid_until = clock_timestamp()
      where id in ('${id}', '${given}')`);
    await admin(`alter table audit.entry add constraint fails check (type <> 'erased') not valid`);
    try {
      await expect(forgetLapsed(hub.database)).rejects.toThrow();
    } finally {
      await admin('alter table audit.entry drop constraint fails');
    }
    expect(await wordsOf(id)).toEqual(words);
    expect(await forgetLapsed(hub.database)).toBe(1);
    expect([await wordsOf(id), await wordsOf(waits)]).toEqual([null, kept]);
    const lapsed = {
      basis: 'lapse',
      records: [id, words?.id],
      fields: ['SpontaneousInformation.summary'],
    };
    expect(await entries(id)).toMatchObject([
      { organisation: null, official: null, payload: lapsed },
    ]);
    expect(await entries(given)).toEqual([]);
    const forms = (one: typeof words): Buffer[] => [
      Buffer.from(one?.wrapped ?? ''),
      Buffer.from(one?.wrapped ?? '', 'base64'),
    ];
    expect(await files.vacuumed(['exchange.spontaneous_draft'], forms(words))).toEqual([]);
    expect(holding(await files.tables(), forms(kept))).not.toEqual([]);
    const everywhere = [...(await files.tables()), ...(await files.writes())];
    expect(holding(everywhere, formsOf([WRITTEN]))).toEqual([]);
  }));
