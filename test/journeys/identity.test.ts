import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT, exportJWK } from 'jose';
import type { Answer } from '../examples/ask';
import { signToken } from '../testkit/signToken';
import { testCluster } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';

const CASES = {
  purpose: 'THIS_PROCEEDING',
  reason: 'Reads the cases of the office',
  document: '{ assignedCases(first: 1) { nodes { stage } } }',
};
const outside = ({ status, told }: Answer): unknown => ({ status, told });

describe('a hub that was started with the sample', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  });
  afterAll(() => hub.stop());

  test('knows an official by the registry', async () => {
    expect((await hub.ask({ ...CASES, persona: 'prosecutor-vlora' })).bytes).toContain('"stage":"');
  });

  test('believes nothing that a token says of its bearer but who it is', async () => {
    const claims = { kind: 'prosecutor', functions: ['prosecutor'], org: 'prosecutor-vlora' };
    const token = await signToken(testCluster().data, 'donor', { claims });
    const answer = await hub.ask({ ...CASES, token });
    expect(answer.status).toBe(400);
    expect(answer.bytes).not.toContain('"stage"');
  });

  test('answers an unknown subject as it answers a forged token', async () => {
    const unknown = await hub.ask({ ...CASES, persona: 'nobody-at-all' });
    const forged = await hub.ask({ ...CASES, token: 'e30.e30.e30' });
    expect(unknown.status).toBe(401);
    expect(outside(unknown)).toEqual(outside(forged));
  });

  test('tells a suspended organisation that it is, and nothing else', async () => {
    const answer = await hub.ask({ ...CASES, persona: 'suspended-ngo' });
    expect(answer.status).toBe(403);
    expect(answer.bytes).toContain('ORGANISATION_SUSPENDED');
    expect(answer.body?.data).toBeUndefined();
  });

  test('acts on a suspension from its commit on', async () => {
    const ask = (): Promise<Answer> => hub.ask({ ...CASES, persona: 'prosecutor-fier' });
    expect((await ask()).bytes).toContain('"stage":"');
    await hub.database.as('admin', (client) =>
      client.query(
        `insert into exchange.suspension (organisation)
         select organisation from exchange.official where subject = 'prosecutor-fier'`,
      ),
    );
    expect((await ask()).bytes).toContain('ORGANISATION_SUSPENDED');
  });

  test('gives open data to callers without a token, and takes no reason for it', async () => {
    const answer = await hub.ask({ document: '{ networks(first: 1) { nodes { name } } }' });
    expect(answer.status).toBe(200);
    expect(answer.bytes).toContain('"name":"');
  });
});

describe('a hub that was started without the sample', () => {
  const key = generateKeyPairSync('ed25519');
  let hub: TestHub;
  beforeAll(async () => {
    const jwks = { keys: [{ ...(await exportJWK(key.publicKey)), alg: 'EdDSA' }] };
    hub = await TestHub.start([{ issuer: 'https://idp.example', audience: 'lidhja', jwks }]);
  });
  afterAll(() => hub.stop());

  test('refuses the tokens of the sample’s issuer', async () => {
    const answer = await hub.ask({ ...CASES, persona: 'prosecutor-vlora' });
    expect(answer.status).toBe(401);
    expect(answer.bytes).not.toContain('"stage"');
  });

  test('takes those of the issuer that it was told to trust, for officials of the registry', async () => {
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
      .setIssuer('https://idp.example')
      .setAudience('lidhja')
      .setSubject('prosecutor-vlora')
      .setIssuedAt()
      .setExpirationTime('10 minutes')
      .setJti(randomUUID())
      .sign(key.privateKey);
    expect((await hub.ask({ ...CASES, token })).status).toBe(401);
    await hub.database.as('admin', (client) =>
      client.query(
        `update exchange.official set issuer = 'https://idp.example' where subject = 'prosecutor-vlora'`,
      ),
    );
    expect((await hub.ask({ ...CASES, token })).bytes).toContain('"stage":"');
  });
});
