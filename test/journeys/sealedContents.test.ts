import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  heldSeal,
  openContent,
  openHeldWords,
  openLabel,
  openPerson,
  openWords,
  type SealedPerson,
  type SealedRequestWords,
} from '@lidhja/exchange';
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
const SUMMARY = 'Whether a whale is known there (synthetic).';
const HASTE = 'The whale leaves on Monday (synthetic).';
const PROCEEDING = 'Inquiry 1/2026 (fictitious)';
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
        proceeding: PROCEEDING,
        categories: ['CASE_STATUS'],
        ...{ urgency: 'URGENT', evidenceUse: 'INTELLIGENCE', language: 'en' },
        ...{ summary: SUMMARY, urgencyReason: HASTE },
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
    document: `query ($id: ID!) { informationRequest(id: $id) { summary urgencyReason ${SOUGHT} documents { ${FIELDS} } } }`,
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

test('it is read as it was sent, and no table has its name, a word of it, its digest, whom it seeks or what is written in it', async () => {
  const id = await submitted(1);
  const sent = { name: NAME, sha256: DIGEST.toString('hex'), bytes: TEXT.length };
  const content = Buffer.from(TEXT).toString('base64');
  expect(await documentsOf(id)).toMatchObject([{ ...sent, content }]);
  const { bytes } = await read(id);
  for (const one of [PERSON, SUMMARY, HASTE]) expect(bytes).toContain(one);
  const kept = await everything();
  const texts = [NAME, TEXT, PERSON, SUMMARY, HASTE].map((one) => Buffer.from(one));
  const secrets = [...texts, DIGEST].flatMap(written);
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
  // The search finds what does stand there.
  const [reference = '', ...others] = written(Buffer.from(PROCEEDING));
  expect([kept.includes(reference), others.some((one) => kept.includes(one))]).toEqual([
    true,
    false,
  ]);
});

const steps = async (persona: string, field: string, type: string, input: object) => {
  const { body, bytes } = await hub.ask({
    ...{ ...HEADERS, persona },
    document: `mutation ($input: ${type}!) { ${field}(input: $input) { ${
      type === 'PrepareOutwardRequestInput'
        ? 'made: outwardRequest { id summary urgencyReason }'
        : type === 'PrepareSpontaneousInformationInput'
          ? 'made: information { id summary }'
          : 'made: request { id }'
    } } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
  const data = body?.data as Record<string, { made: { id: string } }> | null;
  if (!data || body?.errors) throw new Error(bytes);
  return { id: data[field]?.made.id ?? '', bytes };
};
const [VLORA, ITALY] = ['prosecutor-vlora', 'italy-anti-trafficking-agency'].map((name) =>
  sampleId(`organisation/${name}`),
);
const ABOUT = {
  ...{ offence: 'TRAFFICKING_IN_PERSONS', language: 'en', proceeding: PROCEEDING },
  reference: 'SEALED-2',
};
const UNASKED = {
  ...{ ...ABOUT, purpose: 'RELATED_PROCEEDING', categories: ['CASE_STATUS'], asEvidence: false },
  conditions: [{ category: 'CASE_STATUS', condition: 'To be kept confidential (synthetic).' }],
};

test('nor does a table, or the log of the server, have a word that is asked abroad, answered or sent unasked', async () => {
  const [ours, second, agency] = ['prosecutor-vlora', 'prosecutor-vlora-second', 'italy-agency'];
  const hit = await steps(agency ?? '', 'askHitNoHit', 'AskHitNoHitInput', {
    ...{ ...ABOUT, requestedAuthority: VLORA, person: { familyName: PERSON } },
    ...{ urgency: 'URGENT', urgencyReason: HASTE, summary: SUMMARY },
  });
  const outward = await steps(ours ?? '', 'prepareOutwardRequest', 'PrepareOutwardRequestInput', {
    ...{ ...ABOUT, caseReference: 'VL-2026-0001', requestedAuthority: ITALY },
    ...{ carries: ['CASE_STATUS'], categories: ['OFFENCE'], evidenceUse: 'INTELLIGENCE' },
    ...{ urgency: 'URGENT', urgencyReason: HASTE, summary: SUMMARY },
  });
  for (const one of [SUMMARY, HASTE]) expect(outward.bytes).toContain(one);
  const { id: requestId } = await steps(
    second ?? '',
    'approveOutwardRequest',
    'ApproveOutwardRequestInput',
    { outwardRequestId: outward.id },
  );
  await steps(agency ?? '', 'acknowledgeRequest', 'AcknowledgeRequestInput', { requestId });
  await steps(agency ?? '', 'answerRequest', 'AnswerRequestInput', {
    ...{ requestId, reference: 'SEALED-3' },
    categories: [{ category: 'OFFENCE', words: TEXT }],
  });
  const draft = await steps(
    ours ?? '',
    'prepareSpontaneousInformation',
    'PrepareSpontaneousInformationInput',
    { ...UNASKED, caseReference: 'VL-2026-0001', recipientId: ITALY, summary: SUMMARY },
  );
  expect(draft.bytes).toContain(SUMMARY);
  const inward = 'submitSpontaneousInformation';
  const came = await steps(agency ?? '', inward, 'SubmitSpontaneousInformationInput', {
    ...{ ...UNASKED, recipientId: VLORA, subject: SUMMARY, text: TEXT },
  });
  const kept = await everything();
  for (const one of [hit.id, outward.id, requestId, draft.id, came.id]) expect(kept).toContain(one);
  const secrets = [TEXT, PERSON, SUMMARY, HASTE].flatMap((one) => written(Buffer.from(one)));
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
  const log = readFileSync(join(testCluster().data, 'postgres.log'));
  expect(log.includes('select exchange.answer_request')).toBe(true);
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
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

const WORDS_OF_ANOTHER = `update exchange.request_words t set summary = o.summary
  from exchange.request_words o where t.request = $1 and o.request <> t.request`;
const KEY_OF_WORDS = `update exchange.data_key t set wrapped = o.wrapped from exchange.data_key o
  where t.request = $1 and o.request = $1 and o.record in (select d.id from exchange.document d)
    and t.record in (select w.id from exchange.request_words w)`;

const CONTENT = Buffer.from(TEXT).toString('base64');

test.each([
  ['another document’s bytes', CONTENT, other('document', 'id', 'content')],
  ['another document’s label', NAME, other('document', 'id', 'label')],
  ['another document’s key', CONTENT, other('data_key', 'record', 'wrapped')],
  ['a document’s key as the person’s', PERSON, KEY_OF_ANOTHER],
  ['what is written in another', SUMMARY, WORDS_OF_ANOTHER],
  ['a document’s key as that of what is written', SUMMARY, KEY_OF_WORDS],
  [
    'why it is urgent as what is asked',
    SUMMARY,
    'update exchange.request_words set summary = urgency_reason where request = $1',
  ],
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
  const gone = { ...first, name: null, bytes: null, sha256: null, content: null };
  expect(await documentsOf(id)).toEqual([gone, second]);
});

const WORDS = {
  familyName: 'Whale',
  birthDate: '2001-04-17',
  description: 'Of a whale (synthetic)',
};
const NEW = randomUUID();
const OUTWARD = sampleId('outward/whale');
const TOLD = sampleId('inward/whale');

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
        JSON.stringify({ summary: SUMMARY, reference: 'Kept', particulars: [WORDS] }),
        sampleId('official/prosecutor-vlora'),
      ],
    ],
  ],
  [
    'update exchange.request set summary = $2 where id = $1',
    [sampleId('request/it-open'), SUMMARY],
  ],
  [
    `insert into exchange.request_answer (request, category, words, handling, synthetic)
     values ($1, 'OFFENCE', $2, '{H2}', true)`,
    [sampleId('request/it-open'), TEXT],
  ],
  [
    `with told as (insert into exchange.inward_information (id, sender, recipient, words, synthetic)
       values ($1, $2, $3, $4, true))
     update exchange.request set inward = $1 where id = $5`,
    [
      ...[TOLD, sampleId('organisation/italy-anti-trafficking-agency')],
      ...[sampleId('organisation/prosecutor-vlora'), TEXT, sampleId('request/it-closed')],
    ],
  ],
  [
    'update exchange.spontaneous_draft set summary = $2 where id = $1',
    [sampleId('draft/vlora-1'), SUMMARY],
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
  (select to_jsonb(w) || to_jsonb(k) from exchange.request_words w
   join exchange.data_key k on k.request = w.request and k.record = w.id
   where w.request = '${sampleId('request/it-open')}') as written,
  (select to_jsonb(a) || to_jsonb(k) from exchange.request_answer a
   join exchange.data_key k on k.request = a.request and k.record = a.id
   where a.request = '${sampleId('request/it-open')}') as answer,
  (select to_jsonb(i) || to_jsonb(k) from exchange.inward_information i
   join exchange.data_key k on k.record = i.id where i.id = '${TOLD}') as told,
  (select d.words from exchange.spontaneous_draft d where d.id = '${sampleId('draft/vlora-1')}') as draft,
  (select digest from exchange.idempotency_key) as tried`;

type Row = Readonly<Record<string, string>>;
interface Kept {
  readonly document: Row;
  readonly person: Row;
  readonly tried: string;
  readonly written: Row;
  readonly answer: Row;
  readonly told: Row;
  readonly draft: SealedRequestWords;
  readonly outward: {
    readonly reference: string;
    readonly words: SealedRequestWords;
    readonly particulars: readonly SealedPerson[];
  };
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
    expect(outward.reference).toBe('Kept');
    expect(await openHeldWords(sealer, outward.words, 'summary')).toBe(SUMMARY);
    expect(await openHeldWords(sealer, kept.draft, 'summary')).toBe(SUMMARY);
    for (const [table, row, part, column, text] of [
      ['request_words', kept.written, 'summary', 'summary', SUMMARY],
      ['request_answer', kept.answer, 'words', 'words', TEXT],
      ['inward_information', kept.told, 'words', 'words', TEXT],
    ] as const) {
      const words = { part, sealed: bytes(row, column) };
      expect(await openWords(sealer, `exchange.${table}`, sealOf(row), words)).toBe(text);
    }
    const waiting = outward.particulars.map((one) => openPerson(sealer, heldSeal(one)));
    expect(await Promise.all(waiting)).toEqual([WORDS]);
  } finally {
    await source.destroy();
    await database.drop();
  }
});
