import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { writeSecret } from './writeSecret';

/** Makes a directory that only its owner can open. */
export function privateDirectory(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  return path;
}

/** Reads a file, making it first when there is none. */
export function keptSecret(path: string, make: () => string): string {
  if (!existsSync(path)) writeSecret(path, make());
  return readFileSync(path, 'utf8');
}

/** Writes a file that follows from others, when it is not so already. */
export function derivedFile(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeSecret(path, text);
}

/** 32 random bytes in hex. */
export const symmetricKey = (): string => `${randomBytes(32).toString('hex')}\n`;

/** An Ed25519 private key as PKCS #8 PEM. */
export const signingKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
