import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { ensureSampleIssuer } from '../keys/sampleIssuer';
import { PERSONAS } from '../personas';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { command } from './token';

afterAll(removeTemporaryDirectories);

const run = async (root: string, ...args: string[]) => {
  const [printed, said]: [string[], string[]] = [[], []];
  const code = await command({
    args,
    root,
    environment: { LIDHJA_DATA: root },
    print: (line) => printed.push(line),
    say: (line) => said.push(line),
  });
  return { code, printed, said: said.join('\n') };
};

describe('the token command', () => {
  it("prints a token of the persona and nothing else, signed with the sample's key", async () => {
    const data = temporaryDirectory();
    const jwks = { keys: [ensureSampleIssuer(data).jwk] } as unknown as JSONWebKeySet;
    const { code, printed, said } = await run(data, 'rilat-secretary', '--minutes', '5');
    expect([code, printed.length, said]).toEqual([0, 1, '']);
    const { payload } = await jwtVerify(printed[0] ?? '', createLocalJWKSet(jwks), {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      issuer: 'urn:lidhja:sample',
      audience: 'lidhja',
      requiredClaims: ['jti'],
    });
    expect(payload.sub).toBe('rilat-secretary');
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
  });

  it('lists every persona', async () => {
    const { printed } = await run(temporaryDirectory(), '--list');
    for (const { name, title } of PERSONAS) {
      expect(printed[0]).toMatch(new RegExp(`^ +${name} +${title}$`, 'm'));
    }
  });

  it('prints nothing for the public, and says why', async () => {
    const { code, printed, said } = await run(temporaryDirectory(), 'public');
    expect([code, printed]).toEqual([0, []]);
    expect(said).toMatch(/no token/);
  });

  it('names the personas when the name is unknown or missing', async () => {
    for (const args of [['minister'], []]) {
      const { code, printed, said } = await run(temporaryDirectory(), ...args);
      expect([code, printed]).toEqual([1, []]);
      expect(said).toContain('vatra-social-worker');
    }
  });

  it('says to start first when there is no sample', async () => {
    await expect(run(temporaryDirectory(), 'donor')).rejects.toThrow(/npm start/);
  });

  it.each(['0', '721', '1.5', 'x'])('refuses a life of %s minutes', async (minutes) => {
    const data = temporaryDirectory();
    ensureSampleIssuer(data);
    await expect(run(data, 'donor', '--minutes', minutes)).rejects.toThrow(/--minutes/);
  });
});
