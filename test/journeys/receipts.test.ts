import { execFile } from 'node:child_process';
import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { examplesFolder } from '../examples/Example';
import { TestHub } from '../testkit/TestHub';
import { testCluster } from '../testkit/TestCluster';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const REQUEST = sampleId('request/it-decided');
const CASE = sampleId('case/vlora-3');
const READS = { persona: 'italy-agency', purpose: 'THIS_PROCEEDING', reason: 'Proceeding abroad' };
const DOCUMENT = `{ informationRequest(id: "${REQUEST}") { disclosure { case { stage
  offences { offence article } suspects { familyName }
  victims { person { id familyName } identifications { status } } } } } }`;

const read = (document = DOCUMENT): Promise<Answer> =>
  hub.ask({ ...READS, request: REQUEST, document });

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const receiptsIn = ({ body }: Answer): string[] =>
  (body?.extensions as { receipts?: string[] } | undefined)?.receipts ?? [];

interface Claims {
  readonly jti: string;
  readonly iat: number;
  readonly coordinates: { coordinate: string; records: string[]; handling: string[] }[];
  readonly [claim: string]: unknown;
}

const decoded = (part: string | undefined): unknown =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
const claimsOf = (jws: string): Claims => decoded(jws.split('.')[1]) as Claims;

const publishedKeys = async (): Promise<{ keys: (JsonWebKey & { kid: string })[] }> =>
  (await fetch(`${hub.gateway.url}/.well-known/jwks.json`)).json() as never;

/** As anybody would: a key by its id, a signature, a digest. */
const holds = async (jws: string, answer: string): Promise<boolean> => {
  const [header, payload, signature = ''] = jws.split('.');
  const { kid, alg, typ } = decoded(header) as Record<string, string>;
  expect([alg, typ]).toEqual(['EdDSA', 'lidhja-receipt+jwt']);
  const jwk = (await publishedKeys()).keys.find((one) => one.kid === kid);
  const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  const signed = Buffer.from(`${header}.${payload}`);
  const emptied = answer.replace(/"receipts":\[[^\]]*\]\}\}$/, '"receipts":[]}}');
  const digest = createHash('sha256').update(emptied).digest('hex');
  return (
    verify(null, signed, key, Buffer.from(signature, 'base64url')) &&
    (claimsOf(jws)['digest'] as { value: string }).value === digest
  );
};

const LIST = `query ($first: Int!, $after: String) { informationRequest(id: "${REQUEST}") {
  receipts(first: $first, after: $after) { nodes { id issuedAt operation jws } endCursor } } }`;

const list = async (
  persona: string,
  first = 100,
  after: string | null = null,
): Promise<{ nodes: Record<string, string>[]; endCursor: string | null }> => {
  const variables = { first, after };
  const purpose = persona === 'inspector' ? 'OVERSIGHT' : 'THIS_PROCEEDING';
  const reason = 'Looks at what was read';
  const { body } = await hub.ask({ persona, purpose, reason, document: LIST, variables });
  return (body?.data as { informationRequest: { receipts: never } }).informationRequest.receipts;
};

test('a reading under a grant comes with a receipt for each record, which anyone can verify', async () => {
  const started = Math.floor(Date.now() / 1000);
  const answer = await read();
  const receipts = receiptsIn(answer);
  const persons = await admin<{ id: string }>(
    `select person_id as id from "national".case_person e where e.case_id = '${CASE}'
       and e.part = 'VICTIM' and person_id not in (select record from exchange.seal)`,
  );
  expect(persons.length).toBeGreaterThan(0);
  expect(receipts).toHaveLength(1 + persons.length);
  for (const jws of receipts) expect(await holds(jws, answer.bytes)).toBe(true);
  const [ofCase, ofPerson] = receipts.map(claimsOf);
  expect(ofCase).toMatchObject({
    iss: 'lidhja-gateway',
    operation: answer.headers.get('lidhja-operation'),
    reader: {
      organisation: sampleId('organisation/italy-anti-trafficking-agency'),
      official: sampleId('official/italy-agency'),
      issuer: 'urn:lidhja:sample',
      subject: 'italy-agency',
    },
    purpose: 'THIS_PROCEEDING',
    request: REQUEST,
    agreement: { id: sampleId('agreement/al-it'), version: 1 },
    grant: sampleId('grant/it-decided'),
    conditions: [
      { kind: 'NO_ONWARD_TRANSFER' },
      { kind: 'REVIEW_BY', at: '2028-09-17T22:00:00.000Z' },
      { kind: 'REPORT_USE' },
    ],
  });
  expect(ofCase?.iat).toBeGreaterThanOrEqual(started);
  expect(ofCase?.coordinates.map(({ coordinate }) => coordinate).sort()).toEqual([
    ...['Case', 'Case.offences', 'Case.stage', 'Case.victims'],
    ...['CaseOffence', 'CaseOffence.article', 'CaseOffence.offence'],
  ]);
  expect(ofCase?.coordinates.every(({ records }) => records.join() === CASE)).toBe(true);
  expect(ofPerson?.coordinates.map(({ coordinate }) => coordinate).sort()).toEqual([
    ...['Identification', 'Identification.status', 'Person', 'Person.familyName'],
    ...['VictimInCase', 'VictimInCase.identifications', 'VictimInCase.person'],
  ]);
});

test('no value stands in a receipt, and no record that the reader was not given', async () => {
  const answer = await read();
  const said = receiptsIn(answer)
    .map((jws) => JSON.stringify(claimsOf(jws)))
    .join('\n');
  const { stage, victims } = (
    answer.body?.data as {
      informationRequest: { disclosure: { case: { stage: string; victims: object[] } } };
    }
  ).informationRequest.disclosure.case;
  expect(stage.length).toBeGreaterThan(3);
  expect(said).not.toContain(stage);
  for (const name of JSON.stringify(victims).matchAll(/"familyName":"([^"]+)"/g))
    expect(said).not.toContain(name[1]);
  const sealed = await admin<{ record: string }>('select record from exchange.seal');
  expect(sealed.length).toBeGreaterThan(0);
  for (const { record } of sealed) expect(said).not.toContain(record);
});

test('another answer, another receipt or a changed byte does not hold', async () => {
  const [one, other] = [await read(), await read(DOCUMENT.replace('article', ''))];
  const [jws = ''] = receiptsIn(one);
  expect(await holds(jws, one.bytes)).toBe(true);
  expect(await holds(jws, other.bytes)).toBe(false);
  expect(await holds(jws, one.bytes.replace('"stage":"', '"stage":"X'))).toBe(false);
  const [header, , signature] = jws.split('.');
  const forged = Buffer.from(JSON.stringify({ ...claimsOf(jws), purpose: 'OTHER' }));
  const changed = `${header}.${forged.toString('base64url')}.${signature}`;
  expect(await holds(changed, one.bytes)).toBe(false);
});

test('the script of the examples says the same of a saved answer', async () => {
  const folder = mkdtempSync(join(testCluster().data, 'receipts-'));
  const script = join(examplesFolder(), '11-reading-with-receipts', 'verify-receipts.mjs');
  const keys = join(folder, 'jwks.json');
  writeFileSync(keys, JSON.stringify(await publishedKeys()));
  const { bytes } = await read();
  const said = async (answer: string): Promise<string> => {
    const file = join(folder, 'answer.json');
    writeFileSync(file, answer);
    const { stdout } = await promisify(execFile)(process.execPath, [script, file, keys]);
    return stdout;
  };
  expect(await said(bytes)).toMatch(/^holds: \{"operation":/);
  await expect(said(bytes.replace('"stage":"', '"stage":"X'))).rejects.toThrow('Command failed');
  const published = await publishedKeys();
  const { iat } = claimsOf(receiptsIn(await read())[0] ?? '');
  const refused = (why: string) => expect(said(bytes)).rejects.toMatchObject({ stdout: why });
  const put = (changed: object): void => writeFileSync(keys, JSON.stringify(changed));
  const [key] = published.keys;
  const lost = (at: number) => ({
    keys: [],
    revoked: [{ ...key, revoked: { revoked_at: at, reason: 'compromised' } }],
  });
  put(lost(iat - 60));
  await refused(expect.stringMatching(/^its key had been lost before it was signed$/m) as string);
  put(lost(iat + 60));
  await refused(expect.stringMatching(/^its key was lost since: it holds only where/) as string);
  put({ keys: [{ ...key, exp: iat - 60 }], revoked: [] });
  await refused(expect.stringMatching(/^its key signed nothing at that time$/m) as string);
  put({ keys: [], revoked: [] });
  await refused(expect.stringMatching(/^no key .* is published$/m) as string);
  put(published);
  await expect(said('{"data":null}')).rejects.toThrow('Command failed');
});

test('both sides and an inspector find what was issued, page by page, and nobody else does', async () => {
  const answer = await read();
  const issued = receiptsIn(answer);
  for (const persona of ['italy-agency', 'prosecutor-vlora', 'inspector']) {
    const { nodes } = await list(persona);
    const kept = nodes.map(({ jws }) => jws);
    for (const jws of issued) expect(kept).toContain(jws);
    for (const { id, jws = '' } of nodes) expect(claimsOf(jws).jti).toBe(id);
    const first = await list(persona, 1);
    const second = await list(persona, 100, first.endCursor);
    expect([...first.nodes, ...second.nodes]).toEqual(nodes);
  }
  const document = LIST;
  const { body } = await hub.ask({
    ...{ persona: 'greece-agency', purpose: 'THIS_PROCEEDING', reason: 'Looks at the receipts' },
    document,
    variables: { first: 5 },
  });
  expect(body?.data).toEqual({ informationRequest: null });
});

test('receipts of a person who is sealed afterwards are not there, those of the rest are as before', async () => {
  const answer = await read();
  const operation = answer.headers.get('lidhja-operation') ?? '';
  const ofReading = async (persona: string): Promise<string[]> =>
    (await list(persona)).nodes
      .filter((node) => node['operation'] === operation)
      .map(({ jws = '' }) => jws);
  const before = await ofReading('prosecutor-vlora');
  const person = /"person":\{"id":"([^"]+)"/.exec(answer.bytes)?.[1] ?? '';
  const { id: edge } = (
    await admin<{ id: string }>(
      `select id from "national".case_person where case_id = '${CASE}' and person_id = '${person}'`,
    )
  )[0] as { id: string };
  await admin(`insert into exchange.seal values ('${person}', 'witness-protection')`);
  try {
    for (const persona of ['prosecutor-vlora', 'italy-agency', 'inspector']) {
      const after = await ofReading(persona);
      expect(after.length).toBe(before.length - 1);
      expect(before).toEqual(expect.arrayContaining(after));
      const said = after.map((jws) => JSON.stringify(claimsOf(jws))).join('\n');
      expect(said).not.toContain(person);
      expect(said).not.toContain(edge);
      expect(said).toContain('Case.victims');
      expect(said).not.toContain('Identification');
    }
  } finally {
    await admin(`delete from exchange.seal where record = '${person}'`);
  }
  expect(await ofReading('prosecutor-vlora')).toEqual(before);
});

test('where a receipt cannot be kept, nothing leaves and nothing is recorded as sent', async () => {
  const KEEP = 'function exchange.keep_receipts(jsonb)';
  const sent = async (): Promise<number> =>
    (
      await admin<{ n: number }>(
        `select count(*)::int as n from audit.entry where type = 'dispatched'`,
      )
    )[0]?.n ?? 0;
  const before = await sent();
  await admin(`revoke execute on ${KEEP} from lidhja_gateway`);
  try {
    const answer = await read();
    expect(answer.status).toBe(503);
    expect(answer.bytes).toContain('RECORD_NOT_KEPT');
    expect(answer.bytes).not.toContain('"stage"');
    expect(await sent()).toBe(before);
  } finally {
    await admin(`grant execute on ${KEEP} to lidhja_gateway`);
  }
  expect((await read()).status).toBe(200);
});

test('receipts are not changed and not taken back, and none is kept for a grant of another', async () => {
  await read();
  await expect(admin('update exchange.receipt set jws = jws')).rejects.toThrow('INTERNAL');
  await expect(admin('delete from exchange.receipt')).rejects.toThrow('INTERNAL');
  const keep = (changes: string): Promise<unknown> =>
    hub.database.as('lidhja_gateway', (client) =>
      client.query('select exchange.keep_receipts($1)', [
        JSON.stringify([
          {
            ...{ id: sampleId('receipt/a'), operation: sampleId('operation/a'), request: REQUEST },
            ...{ grant: sampleId('grant/it-decided'), about: [CASE], jws: 'a.b.c' },
            organisation: sampleId('organisation/italy-anti-trafficking-agency'),
            issuedAt: '2026-11-01T00:00:00Z',
            ...(JSON.parse(changes) as object),
          },
        ]),
      ]),
    );
  for (const changed of [
    { organisation: sampleId('organisation/prosecutor-vlora') },
    { request: sampleId('request/it-open') },
    { grant: sampleId('grant/none') },
  ])
    await expect(keep(JSON.stringify(changed))).rejects.toThrow('INTERNAL');
  await keep('{}');
});

test('what is read on no grant comes without a receipt', async () => {
  const own = await hub.ask({
    ...{ persona: 'prosecutor-vlora', purpose: 'THIS_PROCEEDING', reason: 'Reads an own case' },
    document: '{ findCase(reference: "VL-2026-0001") { stage } }',
  });
  expect(own.bytes).toContain('"stage":"');
  expect(own.bytes).not.toContain('receipts');
  const without = await read(`{ informationRequest(id: "${REQUEST}") { state } }`);
  expect(without.bytes).not.toContain('receipts');
});
