import { verify } from 'node:crypto';
import { parseCheckpoint, type Checkpoint } from './Checkpoint';
import { cosignedMessage, TIME_BYTES } from './cosignature';
import { NOTE_SIGNATURE, type NoteKey } from './NoteKey';
import { parseNote, type NoteSignature } from './SignedNote';

/** A signature that does not hold, or none that could. */
export class SignatureError extends Error {}

/** A checkpoint that the log has signed, with the names of the witnesses that have cosigned it. */
export interface OpenedCheckpoint extends Checkpoint {
  /** Key IDs of those of its known keys that the log has signed it with; one at least. */
  readonly signedBy: readonly string[];
  readonly witnesses: readonly string[];
}

const SIGNATURE_BYTES = 64;
const LATEST = 2n ** 63n - 1n;

const holds = (body: string, { bytes }: NoteSignature, { type, publicKey }: NoteKey): boolean => {
  if (type === NOTE_SIGNATURE) {
    return bytes.length === SIGNATURE_BYTES && verify(null, Buffer.from(body), publicKey, bytes);
  }
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return false;
  const time = bytes.readBigUInt64BE();
  const signature = bytes.subarray(TIME_BYTES);
  return time <= LATEST && verify(null, cosignedMessage(body, time), publicKey, signature);
};

/**
 * Reads a signed checkpoint. Signatures of unknown keys are passed over; of a known one that does not
 * hold, nothing is believed (C2SP signed-note, signatures).
 * @param keys of the log, and of the witnesses that one listens to
 * @throws NoteError where it is no checkpoint
 * @throws SignatureError where a known signature does not hold, or the log's own is missing
 */
export function openCheckpoint(text: string, keys: readonly NoteKey[]): OpenedCheckpoint {
  const { body, signatures } = parseNote(text);
  const checkpoint = parseCheckpoint(body);
  const witnesses: string[] = [];
  const signedBy: string[] = [];
  for (const signature of signatures) {
    const { name, id } = signature;
    const key = keys.find((one) => one.name === name && one.id === id);
    if (key === undefined) continue;
    if (!holds(body, signature, key)) throw new SignatureError(`that of ${name} does not hold`);
    if (key.type !== NOTE_SIGNATURE) witnesses.push(name);
    else if (name === checkpoint.origin) signedBy.push(id);
  }
  if (signedBy.length === 0) {
    throw new SignatureError(`the log has not signed it with a key that is known`);
  }
  return { ...checkpoint, signedBy, witnesses };
}
