import { sign, type KeyObject } from 'node:crypto';
import { formatCheckpoint, type Checkpoint } from './Checkpoint';
import { cosignedMessage, timeBytes } from './cosignature';
import { NOTE_SIGNATURE, noteKey, WITNESS_COSIGNATURE } from './NoteKey';
import { formatNote, parseNote } from './SignedNote';

/** Signs a checkpoint as the log that its origin names, with an Ed25519 key. */
export function signCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject): string {
  const { name, id } = noteKey(checkpoint.origin, NOTE_SIGNATURE, privateKey);
  const body = formatCheckpoint(checkpoint);
  const bytes = sign(null, Buffer.from(body), privateKey);
  return formatNote({ body, signatures: [{ name, id, bytes }] });
}

/**
 * Adds a witness's cosignature (C2SP tlog-cosignature, Ed25519). Who adds it has seen that the log only
 * grew since the last one.
 * @param time seconds since 1970
 * @throws NoteError where the note is none
 */
export function cosignCheckpoint(
  note: string,
  witness: { readonly name: string; readonly privateKey: KeyObject },
  time: number,
): string {
  const { body, signatures } = parseNote(note);
  const { name, id } = noteKey(witness.name, WITNESS_COSIGNATURE, witness.privateKey);
  const signature = sign(null, cosignedMessage(body, BigInt(time)), witness.privateKey);
  const bytes = Buffer.concat([timeBytes(BigInt(time)), signature]);
  return formatNote({ body, signatures: [...signatures, { name, id, bytes }] });
}
