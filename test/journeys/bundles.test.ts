import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import { compactDecrypt, exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { TestHub } from '../testkit/TestHub';

const AGENCY = sampleId('organisation/italy-anti-trafficking-agency');
const CASE = sampleId('case/vlora-3');
const REQUEST = sampleId('request/it-decided');
const DOCUMENT = `{ informationRequest(id: "${REQUEST}") { disclosure { case { stage
  offences { offence article } victims { person { familyName } } } } } }`;
const HEADERS = { 'lidhja-purpose': 'THIS_PROCEEDING', 'lidhja-reason': 'Proceeding abroad' };

interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly operation: string;
}

let hub: TestHub;
const admin = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql, values))).rows;

beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());
// Each begins with a grant of which nothing was read, and an agency without keys.
beforeEach(() =>
  admin(`set session_replication_role = replica;
    delete from exchange.bundle; delete from exchange.receipt;
    delete from exchange.disclosure;
    delete from exchange.organisation_key;
    delete from exchange.revocation where "grant" = '${sampleId('grant/it-decided')}';
    delete from exchange.seal where record = '${CASE}'`),
);

const ask = async (
  body: object = {},
  { persona = 'italy-agency', headers = {} as Record<string, string> } = {},
): Promise<Sent> => {
  const response = await fetch(`${hub.gateway.url}/bundle`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await hub.token(persona)}`,
      'lidhja-request': REQUEST,
      ...HEADERS,
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const operation = response.headers.get('lidhja-operation') ?? '';
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, operation };
};

const pair = async (crv = 'X25519'): Promise<{ privateKey: CryptoKey; jwk: JWK }> => {
  const made = await generateKeyPair('ECDH-ES+A256KW', { crv, extractable: true });
  return { privateKey: made.privateKey, jwk: await exportJWK(made.publicKey) };
};

const enter = (
  jwk: object,
  from = '2026-01-01',
  until = '2040-01-01',
): Promise<{ kid: string }[]> =>
  admin(
    `insert into exchange.organisation_key (organisation, jwk, valid_from, valid_until)
     values ('${AGENCY}', $1, $2, $3) returning kid`,
    [JSON.stringify(jwk), from, until],
  );

const codeOf = ({ text }: Sent): unknown =>
  (JSON.parse(text) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions
    .code;

const detailOf = async ({ operation }: Sent): Promise<unknown> =>
  (
    await admin<{ detail: string }>(
      `select payload->>'detail' as detail from audit.entry where operation = $1 and type = 'refused'`,
      [operation],
    )
  )[0]?.detail;

const decoded = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString()) as Record<string, unknown>;

const open = async ({ text }: Sent, key: CryptoKey): Promise<Record<string, unknown>> => {
  const { plaintext, protectedHeader } = await compactDecrypt(text, key);
  expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' });
  const [header, payload, signature = ''] = Buffer.from(plaintext).toString().split('.');
  const { keys } = (await (await fetch(`${hub.gateway.url}/.well-known/jwks.json`)).json()) as {
    keys: (JsonWebKey & { kid: string })[];
  };
  const { kid, typ } = decoded(header);
  expect(typ).toBe('lidhja-bundle+jwt');
  const jwk = keys.find((one) => one.kid === kid) as JsonWebKey;
  const signed = Buffer.from(`${header}.${payload}`);
  expect(
    verify(
      null,
      signed,
      createPublicKey({ key: jwk, format: 'jwk' }),
      Buffer.from(signature, 'base64url'),
    ),
  ).toBe(true);
  return decoded(payload);
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test.each(['X25519', 'P-256', 'P-384', 'P-521'])(
  'the whole of a grant comes once, signed, and encrypted to the agency’s %s key alone',
  async (crv) => {
    const { privateKey, jwk } = await pair(crv);
    const [{ kid } = { kid: '' }] = await enter(jwk);
    const sent = await ask();
    expect([sent.status, sent.headers.get('content-type')]).toEqual([200, 'application/jose']);
    const claims = await open(sent, privateKey);
    const plain = await hub.ask({
      ...{ persona: 'italy-agency', purpose: 'THIS_PROCEEDING', reason: 'Proceeding abroad' },
      request: REQUEST,
      document: DOCUMENT,
    });
    const { disclosure } = (
      plain.body?.data as { informationRequest: { disclosure: { case: object } } }
    ).informationRequest;
    expect(claims['disclosure']).toMatchObject(disclosure);
    expect(claims).toMatchObject({ jti: sent.headers.get('lidhja-bundle'), request: REQUEST });
    expect(JSON.stringify(claims['withheld'])).toContain('"Case.suspects"');
    const [kept] = await admin<Record<string, unknown>>('select * from exchange.bundle');
    expect(kept).toMatchObject({ digest: sha256(sent.text), kid, operation: sent.operation });
    const [entry] = await admin<{ answer: string }>(
      `select payload->>'answer' as answer from audit.entry
       where type = 'dispatched' and operation = '${sent.operation}'`,
    );
    expect(entry?.answer).toBe(sha256(sent.text));
  },
);

test('its readings have receipts with its digest, one for each record', async () => {
  const { privateKey, jwk } = await pair();
  await enter(jwk);
  const sent = await ask();
  const { records } = (await open(sent, privateKey)) as { records: { coordinates: object }[] };
  const kept = await admin<{ jws: string }>('select jws from exchange.receipt');
  const claims = kept.map(({ jws }) => decoded(jws.split('.')[1]));
  expect(claims.map(({ coordinates }) => coordinates)).toEqual(
    expect.arrayContaining(records.map(({ coordinates }) => coordinates)),
  );
  expect(claims).toHaveLength(records.length);
  for (const one of claims) {
    expect(one['bundle']).toBe(sent.headers.get('lidhja-bundle'));
    expect(one['digest']).toEqual({ alg: 'sha-256', value: sha256(sent.text) });
  }
  const sealed = await admin<{ record: string }>('select record from exchange.seal');
  for (const { record } of sealed) expect(JSON.stringify(claims)).not.toContain(record);
});

test('asked for again it is told what it was, and after a revocation nothing', async () => {
  await enter((await pair()).jwk);
  const first = await ask();
  const again = await ask();
  expect(again.status).toBe(200);
  const { bundle } = JSON.parse(again.text) as { bundle: Record<string, unknown> };
  expect(bundle).toMatchObject({
    id: first.headers.get('lidhja-bundle'),
    digest: sha256(first.text),
    repeated: true,
  });
  expect((await ask()).text).toBe(again.text);
  await admin(
    `insert into exchange.revocation select id, requested_by, now(), 'Taken back by a test'
     from exchange."grant" where request = '${REQUEST}'`,
  );
  const revoked = await ask();
  const never = await ask({}, { headers: { 'lidhja-request': sampleId('request/never') } });
  expect([revoked.status, revoked.text]).toEqual([404, never.text]);
  expect(await detailOf(revoked)).toBe('GRANT');
});

test.each([
  ['another purpose', 'italy-agency', { 'lidhja-purpose': 'RELATED_PROCEEDING' }],
  ['another agency', 'greece-agency', {}],
  ['the authority that granted it', 'prosecutor-vlora', {}],
])('%s gets what anything absent is answered with', async (_, persona, headers) => {
  for (const organisation of [
    AGENCY,
    sampleId('organisation/greece-anti-trafficking-agency'),
    sampleId('organisation/prosecutor-vlora'),
  ])
    await admin(
      `insert into exchange.organisation_key (organisation, jwk, valid_until)
       values ('${organisation}', $1, '2040-01-01')`,
      [JSON.stringify((await pair()).jwk)],
    );
  const answer = await ask({}, { persona, headers });
  expect([answer.status, codeOf(answer)]).toEqual([404, 'NOT_AVAILABLE']);
});

test('a sealed case gives no bundle, and looks as if there were no grant', async () => {
  await enter((await pair()).jwk);
  await admin(`insert into exchange.seal values ('${CASE}', 'witness-protection')`);
  const sealed = await ask();
  const never = await ask({}, { headers: { 'lidhja-request': sampleId('request/never') } });
  expect([sealed.status, sealed.text]).toEqual([404, never.text]);
});

test('a key that is missing, unknown, over, not yet begun or no point gets one error, and an entry of its own', async () => {
  const seen = new Set<string>();
  const refused = async (detail: string, body: object = {}): Promise<void> => {
    const answer = await ask(body);
    seen.add(`${answer.status} ${answer.text}`);
    expect(codeOf(answer)).toBe('KEY_NOT_USABLE');
    expect(await detailOf(answer)).toBe(detail);
    await admin('delete from exchange.organisation_key');
  };
  const { jwk } = await pair();
  await refused('KEY_MISSING');
  await enter(jwk);
  await refused('KEY_UNKNOWN', { key: 'k'.repeat(43) });
  await enter(jwk, '2026-01-01', '2026-02-01');
  await refused('KEY_EXPIRED');
  await enter(jwk, '2039-01-01', '2040-01-01');
  await refused('KEY_NOT_YET_VALID');
  await enter({ kty: 'OKP', crv: 'X25519', x: 'A'.repeat(43) });
  await refused('KEY_UNFIT');
  await enter({ kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) });
  await refused('KEY_UNFIT');
  expect(seen.size).toBe(1);
  expect(await admin('select * from exchange.bundle')).toEqual([]);
});

test('the latest key that is valid is used, or the one that is named', async () => {
  const [old, current] = [await pair(), await pair()];
  const [{ kid } = { kid: '' }] = await enter(old.jwk, '2026-01-01');
  await enter(current.jwk, '2026-06-01');
  await enter((await pair()).jwk, '2039-01-01');
  await open(await ask(), current.privateKey);
  await admin('set session_replication_role = replica; delete from exchange.bundle');
  const sent = await ask({ key: kid });
  await open(sent, old.privateKey);
  await expect(open(sent, current.privateKey)).rejects.toThrow();
});

test('a key that is weak, private, for another use or of no form is not entered', async () => {
  const { jwk } = await pair();
  const { jwk: point } = await pair('P-256');
  const rsa = { kty: 'RSA', n: 'A'.repeat(342), e: 'AQAB' };
  for (const wrong of [
    { ...jwk, d: 'A'.repeat(43) },
    { ...point, d: 'A'.repeat(43) },
    { kty: 'oct', k: 'A'.repeat(43) },
    rsa,
    { ...jwk, crv: 'Ed25519' },
    { ...jwk, x: 'short' },
    { ...jwk, y: jwk.x },
    { ...point, crv: 'secp256k1' },
    { ...point, y: undefined },
    { ...jwk, use: 'sig' },
    { ...jwk, alg: 'ECDH-ES' },
    {},
  ])
    await expect(enter(wrong)).rejects.toThrow(/is_fit_key|_check|null value/);
  await enter({ ...jwk, use: 'enc', alg: 'ECDH-ES+A256KW', kid: 'named by its owner' });
});

test('where the bundle cannot be recorded, nothing leaves, and the next one is the first', async () => {
  const { privateKey, jwk } = await pair();
  await enter(jwk);
  const KEEP = 'function exchange.keep_bundle(jsonb)';
  await admin(`revoke execute on ${KEEP} from lidhja_gateway`);
  const failed = await ask().finally(() => admin(`grant execute on ${KEEP} to lidhja_gateway`));
  expect([failed.status, codeOf(failed)]).toEqual([503, 'RECORD_NOT_KEPT']);
  expect(await admin('select from exchange.receipt')).toEqual([]);
  await open(await ask(), privateKey);
});

test('of many that ask at once one gets it', async () => {
  await enter((await pair()).jwk);
  const all = await Promise.all(Array.from({ length: 8 }, () => ask()));
  const sent = all.filter(({ headers }) => headers.get('content-type') === 'application/jose');
  expect(sent).toHaveLength(1);
  expect(await admin('select from exchange.bundle')).toHaveLength(1);
});

test.each([
  ['without a token', {}, { authorization: '' }, 401],
  ['without a purpose', {}, { 'lidhja-purpose': '' }, 400],
  ['without a request', {}, { 'lidhja-request': '' }, 400],
  ['with a field that is not known', { query: '{ areas { name } }' }, {}, 400],
  ['with a key that is no thumbprint', { key: '../key' }, {}, 400],
])('%s it is refused', async (_, body, headers, status) => {
  expect((await ask(body, { headers })).status).toBe(status);
});
