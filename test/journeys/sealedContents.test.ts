import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { heldSeal, openContent, openLabel, openPerson, type SealedPerson } from '@lidhja/exchange';
import { keeperDataSource, sampleId } from '@lidhja/platform';
import { findRoot } from '../testkit/root';
import { TestDatabase, testCluster } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';
import { testSealer } from '../testkit/testSealer';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const NAME = 'whale-letter.txt';
const TEXT = 'A whale of a letter (synthetic)';
const PERSON = 'Sperm-Whale-of-a-Name';
const DIGEST = createHash('sha256').update(TEXT).digest();

interface Told {
  readonly id: string;
  readonly name: string | null;
  readonly sha256: string | null;
  readonly content: string | null;
  readonly bytes: number;
}
const SOUGHT = 'particulars { familyName }';
const FIELDS = 'id kind name mediaType bytes sha256 language content';

/** A request with so many documents of the same words. */
const submitted = async (count: number): Promise<string> => {
  const document = { kind: 'OTHER', name: NAME, mediaType: 'TEXT', language: 'en' };
  const content = Buffer.from(TEXT).toString('base64');
  const { body, bytes } = await hub.ask({
    ...{ ...HEADERS, persona: 'italy-agency' },
    document: `mutation ($input: SubmitInformationRequestInput!) {
      submitInformationRequest(input: $input) { request { id } } }`,
    variables: {
      input: {
        idempotencyKey: randomUUID(),
        requestedAuthority: sampleId('organisation/prosecutor-vlora'),
        ...{ reference: 'IT-SEALED', offence: 'TRAFFICKING_IN_PERSONS' },
        proceeding: 'Inquiry 1/2026 (fictitious)',
        categories: ['CASE_STATUS'],
        ...{ urgency: 'OTHER', evidenceUse: 'INTELLIGENCE', language: 'en' },
        summary: 'Please state what the case holds.',
        particulars: [{ familyName: PERSON }],
        documents: Array.from({ length: count }, () => ({ ...document, content })),
      },
    },
  });
  const data = body?.data as { submitInformationRequest: { request: { id: string } } } | null;
  if (!data) throw new Error(bytes);
  return data.submitInformationRequest.request.id;
};

const read = (id: string) =>
  hub.ask({
    ...{ ...HEADERS, persona: 'prosecutor-vlora', variables: { id } },
    document: `query ($id: ID!) { informationRequest(id: $id) { ${SOUGHT} documents { ${FIELDS} } } }`,
  });
const documentsOf = async (id: string): Promise<Told[]> => {
  const { body, bytes } = await read(id);
  const data = body?.data as { informationRequest: { documents: Told[] } } | null;
  if (!data) throw new Error(bytes);
  return data.informationRequest.documents;
};

/** Every row of every table of the hub, as text. */
const everything = (): Promise<string> =>
  hub.database.as('admin', async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ all: string | null }>(
        `select string_agg(to_jsonb(t)::text, E'\\n') as all from ${name} t`,
      );
      texts.push(rows[0]?.all ?? '');
    }
    return texts.join('\n');
  });

const written = (bytes: Buffer): string[] => [
  bytes.toString('latin1'),
  bytes.toString('hex'),
  // Wherever it begins within other bytes.
  ...[0, 1, 2].map((at) => bytes.subarray(at, at + 9).toString('base64')),
];

test('it is read as it was sent, and no table has its name, a word of it, its digest or whom it seeks', async () => {
  const id = await submitted(1);
  const sent = { name: NAME, sha256: DIGEST.toString('hex'), bytes: TEXT.length };
  const content = Buffer.from(TEXT).toString('base64');
  expect(await documentsOf(id)).toMatchObject([{ ...sent, content }]);
  expect((await read(id)).bytes).toContain(PERSON);
  const kept = await everything();
  const secrets = [Buffer.from(NAME), Buffer.from(TEXT), Buffer.from(PERSON), DIGEST].flatMap(
    written,
  );
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
  // The search finds what does stand there.
  const [reference = '', ...others] = written(Buffer.from('Please state what the case holds.'));
  expect([kept.includes(reference), others.some((one) => kept.includes(one))]).toEqual([
    true,
    false,
  ]);
});

const changed = (sql: string, id: string): Promise<unknown> =>
  hub.database.as('admin', async (client) => {
    await client.query('set session_replication_role = replica');
    const { rowCount } = await client.query(sql, [id]);
    expect(rowCount).toBeGreaterThan(0);
  });

const other = (table: string, key: string, column: string): string =>
  `update exchange.${table} t set ${column} = o.${column} from exchange.${table} o
   where t.request = $1 and o.request = $1 and o.${key} <> t.${key}`;

const KEY_OF_ANOTHER = `update exchange.data_key t set wrapped = o.wrapped from exchange.data_key o
  where t.request = $1 and o.request = $1 and t.record in (select p.id from exchange.sought_person p)
    and o.record in (select d.id from exchange.document d)`;

const CONTENT = Buffer.from(TEXT).toString('base64');

test.each([
  ['another document’s bytes', CONTENT, other('document', 'id', 'content')],
  ['another document’s label', NAME, other('document', 'id', 'label')],
  ['another document’s key', CONTENT, other('data_key', 'record', 'wrapped')],
  ['a document’s key as the person’s', PERSON, KEY_OF_ANOTHER],
  [
    'its label as its bytes',
    CONTENT,
    'update exchange.document set content = label where request = $1',
  ],
  [
    'the key of a key that is not there',
    PERSON,
    `update exchange.data_key set kek = 'x' where request = $1`,
  ],
])('what was put in its place, %s, is not read', async (_what, hidden, sql) => {
  const id = await submitted(2);
  await changed(sql, id);
  const { body, bytes } = await read(id);
  expect(body?.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
  expect(bytes).not.toContain(hidden);
  expect(bytes).not.toMatch(/seal|key/i);
});

test('without its key nothing of it is told but that there was one', async () => {
  const id = await submitted(2);
  const [first, second] = await documentsOf(id);
  await changed('delete from exchange.data_key where record = $1', first?.id ?? '');
  const gone = { ...first, name: null, sha256: null, content: null };
  expect(await documentsOf(id)).toEqual([gone, second]);
});

const WORDS = {
  familyName: 'Whale',
  birthDate: '2001-04-17',
  description: 'Of a whale (synthetic)',
};
const NEW = randomUUID();
const OUTWARD = sampleId('outward/whale');

/** A document, a person sought and one who is to be sought abroad, as they lay there before. */
const CLEAR: readonly (readonly [sql: string, values: readonly string[]])[] = [
  [
    `insert into exchange.document (request, number, id, kind, name, media_type, language, content, synthetic)
     values ($1, 1, $2, 'OTHER', $3, 'TEXT', 'en', convert_to($4, 'UTF8'), true)`,
    [sampleId('request/it-open'), NEW, NAME, TEXT],
  ],
  [
    `insert into exchange.sought_person (request, position, family_name, birth_date, description, synthetic)
     values ($1, 1, $2, $3, $4, true)`,
    [sampleId('request/it-open'), WORDS.familyName, WORDS.birthDate, WORDS.description],
  ],
  [
    `insert into exchange.outward_request (id, owner, requested, record, carries, purpose, request,
       prepared_by, valid_until, synthetic)
     values ($1, $2, $3, $4, '{CASE_STATUS}', 'THIS_PROCEEDING', $5, $6, '2034-01-01', true)`,
    [
      ...[OUTWARD, sampleId('organisation/prosecutor-vlora')],
      ...[sampleId('organisation/italy-anti-trafficking-agency'), sampleId('case/vlora-1')],
      ...[
        JSON.stringify({ summary: 'Kept', particulars: [WORDS] }),
        sampleId('official/prosecutor-vlora'),
      ],
    ],
  ],
  [
    `insert into exchange.idempotency_key (organisation, operation, key, digest)
     values ($1, 'submitInformationRequest', 'the-first', $2)`,
    [sampleId('organisation/italy-anti-trafficking-agency'), DIGEST.toString('hex')],
  ],
];

const KEPT = `select
  (select to_jsonb(d) || to_jsonb(k) from exchange.document d
   join exchange.data_key k on k.request = d.request and k.record = d.id) as document,
  (select to_jsonb(p) || to_jsonb(k) from exchange.sought_person p
   join exchange.data_key k on k.request = p.request and k.record = p.id) as person,
  (select o.request from exchange.outward_request o where o.id = '${OUTWARD}') as outward,
  (select digest from exchange.idempotency_key) as tried`;

type Row = Readonly<Record<string, string>>;
interface Kept {
  readonly document: Row;
  readonly person: Row;
  readonly tried: string;
  readonly outward: { readonly summary: string; readonly particulars: readonly SealedPerson[] };
}

const bytes = (row: Row, column: string): Buffer =>
  Buffer.from(String(row[column]).slice(2), 'hex');
const sealOf = (row: Row) => ({
  ...{ id: String(row['id']), kek: String(row['kek']), wrapped: bytes(row, 'wrapped') },
});

test('what stood there in the clear is sealed by the migrations, and goes from the tables', async () => {
  const database = await TestDatabase.create();
  const url = database.url('lidhja_migrator');
  const migrations = join(findRoot(), 'shared', 'exchange', 'dist', 'migrations', '*17640*.js');
  const source = keeperDataSource('exchange', [migrations], [], url);
  await source.initialize();
  try {
    const since = source.migrations.filter(
      (one) => Number(one.constructor.name.slice(-13)) >= 1764000000380,
    );
    for (const _ of since) await source.undoLastMigration({ transaction: 'each' });
    await database.as('admin', async (client) => {
      for (const [sql, values] of CLEAR) await client.query(sql, [...values]);
    });
    const migrate = join(findRoot(), 'shared', 'exchange', 'dist', 'migrate.js');
    const LIDHJA_KEYS = testCluster().keys['international'] ?? '';
    await promisify(execFile)(process.execPath, [migrate], {
      env: { NODE_ENV: 'production', DATABASE_URL: url, LIDHJA_KEYS },
    });
    const [kept] = await database.as('admin', async (client) => {
      const { rows } = await client.query<Kept>(KEPT);
      return rows;
    });
    if (!kept) throw new Error('nothing is there');
    const { document, person, outward, tried } = kept;
    expect(JSON.stringify(kept)).not.toMatch(/whale/i);
    expect(tried).toMatch(/^[0-9a-f]{64}$/);
    expect(tried).not.toBe(DIGEST.toString('hex'));
    const sealer = testSealer();
    const content = await openContent(sealer, sealOf(document), bytes(document, 'content'));
    expect([document['id'], content?.toString()]).toEqual([NEW, TEXT]);
    expect(await openLabel(sealer, sealOf(document), bytes(document, 'label'))).toEqual({
      ...{ name: NAME, sha256: DIGEST.toString('hex') },
    });
    const particulars = bytes(person, 'particulars');
    expect(await openPerson(sealer, { ...sealOf(person), particulars })).toEqual(WORDS);
    expect(outward.summary).toBe('Kept');
    const waiting = outward.particulars.map((one) => openPerson(sealer, heldSeal(one)));
    expect(await Promise.all(waiting)).toEqual([WORDS]);
  } finally {
    await source.destroy();
    await database.drop();
  }
});
