import { generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { ringFile, ringKeyFile, thumbprintOf, type RingKey } from '@lidhja/platform';

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
    this.writeRing([this.receiptKey()]);
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

  /** Writes a key for receipts, in force from the beginning unless said otherwise. */
  receiptKey(times: Partial<RingKey> = {}): RingKey {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const { kid, x } = thumbprintOf(publicKey);
    const file = ringKeyFile('receipt', kid);
    this.write(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const notBefore = new Date(0).toISOString();
    return { kid, x, file, notBefore, notAfter: null, revokedAt: null, ...times };
  }

  /** Replaces the list of the keys for receipts, as a whole. */
  writeRing(keys: readonly RingKey[]): void {
    this.write('receipt.keys.new', JSON.stringify({ keys }));
    renameSync(this.path('receipt.keys.new'), this.path(ringFile('receipt')));
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
