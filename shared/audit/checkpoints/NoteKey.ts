import type { KeyObject } from 'node:crypto';
import { sha256 } from '../tree/treeHash';
import { PUBLIC_KEY_BYTES, publicBytesOf, publicKeyOf } from './Ed25519';
import { fromBase64, NoteError } from './NoteError';

/** Signature types of C2SP signed-note: of a note by whoever writes it, and of a checkpoint by a witness. */
export const NOTE_SIGNATURE = 0x01;
export const WITNESS_COSIGNATURE = 0x04;
export type SignatureType = typeof NOTE_SIGNATURE | typeof WITNESS_COSIGNATURE;

/** A public key that signatures of a note are verified with. */
export interface NoteKey {
  readonly name: string;
  /** Key ID: four bytes in hex. With the name it tells which key it is, and proves nothing. */
  readonly id: string;
  readonly type: SignatureType;
  readonly publicKey: KeyObject;
}

const NAME = /^[^\s+\p{White_Space}\p{Cc}]+$/u;

/** @throws NoteError where it is empty or holds a space or a plus (C2SP signed-note, format) */
export function requireKeyName(name: string): string {
  if (!NAME.test(name)) throw new NoteError('a key name holds neither spaces nor plus');
  return name;
}

/** Key ID as C2SP signed-note recommends it and tlog-cosignature demands it. */
const keyId = (name: string, type: SignatureType, bytes: Buffer): string =>
  sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([type]), bytes]))
    .subarray(0, 4)
    .toString('hex');

/**
 * The public half of a key under its name.
 * @param key or the 32 bytes of a public one (RFC 8032)
 */
export function noteKey(name: string, type: SignatureType, key: KeyObject | Buffer): NoteKey {
  const bytes = Buffer.isBuffer(key) ? key : publicBytesOf(key);
  return {
    name: requireKeyName(name),
    id: keyId(name, type, bytes),
    type,
    publicKey: publicKeyOf(bytes),
  };
}

/** A key as text: name, key ID and base64 of type and key, with plus between them. */
export const formatVerifierKey = ({ name, id, type, publicKey }: NoteKey): string =>
  `${name}+${id}+${Buffer.concat([Buffer.from([type]), publicBytesOf(publicKey)]).toString('base64')}`;

/** @throws NoteError where it is no key of one of the two types, or its key ID is another's */
export function parseVerifierKey(text: string): NoteKey {
  const [name = '', id = '', ...rest] = text.split('+');
  const bytes = fromBase64(rest.join('+'));
  const type = bytes[0];
  if (type !== NOTE_SIGNATURE && type !== WITNESS_COSIGNATURE) {
    throw new NoteError('a key is of type 01 (Ed25519) or 04 (witness)');
  }
  if (bytes.length !== PUBLIC_KEY_BYTES + 1) throw new NoteError('a key has 32 bytes');
  const key = noteKey(name, type, publicKeyOf(bytes.subarray(1)));
  if (key.id !== id) throw new NoteError('the key ID is not that of the key');
  return key;
}
