import { NoteError } from '../checkpoints/NoteError';
import { NOTE_SIGNATURE, noteKey, type NoteKey } from '../checkpoints/NoteKey';
import { openCheckpoint } from '../checkpoints/openCheckpoint';
import { publicBytesOf } from '../checkpoints/Ed25519';
import { verifyInclusion } from '../tree/verifyInclusion';
import { rootOfSlot } from './fillSlots';
import { itemLeafHash } from './itemLeaf';
import { periodLeafHash, PERIODS_SUFFIX } from './Period';
import { parseProof, type PeriodProof } from './PeriodProof';

/** The keys of a record's log, as they sign its public log. Those of witnesses are of neither. */
export const periodKeys = (keys: readonly NoteKey[]): NoteKey[] =>
  keys
    .filter(({ type }) => type === NOTE_SIGNATURE)
    .map(({ name, publicKey }) =>
      noteKey(`${name}${PERIODS_SUFFIX}`, NOTE_SIGNATURE, publicBytesOf(publicKey)),
    );

/**
 * Verifies that the public log has signed that it has the item.
 * @param keys of the record's log
 * @throws NoteError where it is no proof, or does not hold
 * @throws SignatureError where no key of the log has signed
 */
export function verifyProof(text: string, keys: readonly NoteKey[]): PeriodProof {
  const proof = parseProof(text);
  const { item, number, until, commitment, inclusion, note } = proof;
  const { size, root } = openCheckpoint(note, periodKeys(keys));
  const slots = rootOfSlot(itemLeafHash(item), proof);
  const leaf = periodLeafHash({ number, until, slots, commitment });
  if (!verifyInclusion({ place: number, size, leaf, root, proof: inclusion })) {
    throw new NoteError('what it is of does not stand where it says');
  }
  return proof;
}
