import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError, readSettingsFile } from './environment';
import type { Issuer } from './identity/verifyToken';

/**
 * Reads a file that only its owner may read.
 * @throws EnvironmentError that names the file, and not its content
 */
export function readSecretFile(path: string): string {
  const text = readSettingsFile(path);
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new EnvironmentError(`${path} can be read by others: chmod 600 it`);
  }
  return text;
}

const secret = (directory: string, name: string): string => readSecretFile(join(directory, name));

/**
 * 32 bytes that stand in a file in hex.
 * @throws EnvironmentError that names the file, and not its content
 */
export const symmetricKey = (directory: string, name: string): Buffer => {
  const key = Buffer.from(secret(directory, name), 'hex');
  if (key.length !== 32) {
    throw new EnvironmentError(`${join(directory, name)} must hold 32 random bytes in hex`);
  }
  return key;
};

const ed25519 = (read: () => KeyObject, path: string): KeyObject => {
  let key: KeyObject | undefined;
  try {
    key = read();
  } catch {
    // What OpenSSL says of it could be of its content.
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new EnvironmentError(`${path} must hold an Ed25519 key in PEM`);
};

/**
 * Reads an Ed25519 key that only its owner may read (PKCS #8 in PEM).
 * @throws EnvironmentError that names the file, and not its content
 */
export function privateKeyIn(path: string): KeyObject {
  const text = readSecretFile(path);
  return ed25519(() => createPrivateKey(text), path);
}

/** Key with which the gateway signs the context of an operation. */
export const contextPrivateKey = (directory: string): KeyObject =>
  privateKeyIn(join(directory, 'context.private.pem'));

/** @throws EnvironmentError where it is no public Ed25519 key (SPKI in PEM) */
export function publicKeyIn(path: string): KeyObject {
  const text = readSettingsFile(path);
  return ed25519(() => createPublicKey(text), path);
}

/** Key with which a subgraph verifies it. */
export const contextPublicKey = (directory: string): KeyObject =>
  publicKeyIn(join(directory, 'context.public.pem'));

/** Name of the record's log, as it stands in the first line of each checkpoint. */
export const checkpointOrigin = (directory: string): string =>
  readSettingsFile(join(directory, 'checkpoint.origin'));

/** What a witness sends to be given checkpoints. */
export const witnessKey = (directory: string): Buffer => symmetricKey(directory, 'witness.key');

/** Key that the gateway shares with one subgraph alone. */
export const fetchKey = (directory: string, subgraph: string): Buffer =>
  symmetricKey(directory, `fetch-${subgraph}.key`);

/** Key under which a subgraph seals its cursors. */
export const cursorKey = (directory: string): Buffer => symmetricKey(directory, 'cursor.key');

/** The identity providers that this instance trusts. */
export function readIssuers(directory: string): Issuer[] {
  const path = join(directory, 'issuers.json');
  const issuers: unknown = JSON.parse(readSettingsFile(path));
  const sound = (issuer: Partial<Issuer>): boolean =>
    typeof issuer.issuer === 'string' &&
    typeof issuer.audience === 'string' &&
    (issuer.jwks !== undefined || URL.canParse(issuer.jwksUri ?? ''));
  if (!Array.isArray(issuers) || !issuers.every(sound)) {
    throw new EnvironmentError(
      `${path} must be a list of {"issuer", "audience", "jwks" or "jwksUri"}`,
    );
  }
  return issuers as Issuer[];
}
