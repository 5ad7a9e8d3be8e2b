import { generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';

const ISSUER = 'urn:lidhja:test';

/** A directory of keys as a part expects it, made for one test file and removed with it. */
export class TestKeys {
  readonly directory = mkdtempSync(join(tmpdir(), 'lidhja-gateway-'));
  private readonly issuerKey: KeyObject;

  constructor(subgraphs: readonly string[]) {
    const context = generateKeyPairSync('ed25519');
    const issuer = generateKeyPairSync('ed25519');
    this.issuerKey = issuer.privateKey;
    this.write('context.private.pem', context.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    this.write('context.public.pem', context.publicKey.export({ type: 'spki', format: 'pem' }));
    const receipt = generateKeyPairSync('ed25519');
    this.write('receipt.private.pem', receipt.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    for (const name of subgraphs) this.write(`fetch-${name}.key`, randomBytes(32).toString('hex'));
    const jwks = { keys: [issuer.publicKey.export({ format: 'jwk' })] };
    this.write('issuers.json', JSON.stringify([{ issuer: ISSUER, audience: 'lidhja', jwks }]));
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  write(name: string, content: string | Buffer): void {
    writeFileSync(this.path(name), content, { mode: 0o600 });
  }

  /** A token of this subject, valid for five minutes from now unless said otherwise. */
  token(subject: string, claims: Record<string, unknown> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      iss: ISSUER,
      aud: 'lidhja',
      sub: subject,
      iat: now,
      exp: now + 300,
      jti: randomUUID(),
      ...claims,
    })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
      .sign(this.issuerKey);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
