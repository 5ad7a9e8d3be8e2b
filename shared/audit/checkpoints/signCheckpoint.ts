import { sign, type KeyObject } from 'node:crypto';
import { formatCheckpoint, type Checkpoint } from './Checkpoint';
import { cosignedMessage, timeBytes } from './cosignature';
import { NOTE_SIGNATURE, noteKey, WITNESS_COSIGNATURE } from './NoteKey';
import { formatNote, parseNote } from './SignedNote';

/**
 * Signs a checkpoint as the log that its origin names, with each of its Ed25519 keys: whoever knows one of them finds
 * a signature that holds, and passes over the others (C2SP signed-note, signatures).
 */
export function signCheckpoint(
  checkpoint: Checkpoint,
  ...privateKeys: readonly [KeyObject, ...KeyObject[]]
): string {
  const body = formatCheckpoint(checkpoint);
  const signatures = privateKeys.map((privateKey) => {
    const { name, id } = noteKey(checkpoint.origin, NOTE_SIGNATURE, privateKey);
    return { name, id, bytes: sign(null, Buffer.from(body), privateKey) };
  });
  return formatNote({ body, signatures });
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
