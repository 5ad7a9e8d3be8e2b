import { fromBase64, NoteError } from '../checkpoints/NoteError';
import { HASH_BYTES } from '../tree/treeHash';
import { SLOT_LEVELS, SLOTS, type FilledSlot } from './fillSlots';
import { formatItem, type Item } from './itemLeaf';

/** That an item stands in the public log: all that is needed to verify it, but the keys. */
export interface PeriodProof extends FilledSlot {
  readonly item: Item;
  readonly number: number;
  readonly until: Date;
  readonly commitment: Buffer;
  /** That the leaf of the period is in the log. */
  readonly inclusion: readonly Buffer[];
  /** Signed checkpoint of the public log. */
  readonly note: string;
}

const FORMAT = 'lidhja-proof/1';
/** As many as a log of any size has. */
const MOST_INCLUSION = 53;
const ITEM = /^(?:entry ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(receipt)) ([0-9a-f]{64})$/;
const TERMS = /^period (0|[1-9]\d{0,15}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;
const SLOT = /^slot (0|[1-9]\d{0,4})$/;
const base64 = (hash: Buffer): string => hash.toString('base64');

/** A proof as text, to be kept as it is: lines, an empty one, and the signed checkpoint as it stands. */
export const formatProof = (proof: PeriodProof): string =>
  [
    FORMAT,
    formatItem(proof.item),
    `period ${proof.number} ${proof.until.toISOString()}`,
    `commitment ${base64(proof.commitment)}`,
    `slot ${proof.slot}`,
    ...proof.path.map(base64),
    'inclusion',
    ...proof.inclusion.map(base64),
    '',
    proof.note,
  ].join('\n');

const hashOf = (line: string): Buffer => {
  const hash = fromBase64(line);
  if (hash.length !== HASH_BYTES) throw new NoteError('a hash has 32 bytes');
  return hash;
};

const itemOf = (line: string): Item => {
  const [, id, , digest] = ITEM.exec(line) ?? [];
  if (digest === undefined) throw new NoteError('it is of no entry and no receipt');
  const bytes = Buffer.from(digest, 'hex');
  return id === undefined
    ? { kind: 'receipt', digest: bytes }
    : { kind: 'entry', id, digest: bytes };
};

/**
 * Reads a proof. Nothing in it is to be believed before it is verified.
 * @throws NoteError for any other text than `formatProof` writes
 */
export function parseProof(text: string): PeriodProof {
  const end = text.indexOf('\n\n');
  const [format, item = '', terms = '', commitment = '', slot = '', ...hashes] = text
    .slice(0, Math.max(end, 0))
    .split('\n');
  const [, number, until = ''] = TERMS.exec(terms) ?? [];
  const inclusion = hashes.slice(SLOT_LEVELS + 1);
  if (format !== FORMAT || number === undefined || hashes[SLOT_LEVELS] !== 'inclusion') {
    throw new NoteError('it is not written as a proof is');
  }
  const [, at] = SLOT.exec(slot) ?? [];
  if (at === undefined || Number(at) >= SLOTS || inclusion.length > MOST_INCLUSION) {
    throw new NoteError('it names no slot, or is longer than any proof');
  }
  const proof: PeriodProof = {
    item: itemOf(item),
    number: Number(number),
    until: new Date(until),
    commitment: hashOf(commitment.replace(/^commitment /, '')),
    slot: Number(at),
    path: hashes.slice(0, SLOT_LEVELS).map(hashOf),
    inclusion: inclusion.map(hashOf),
    note: text.slice(end + 2),
  };
  if (Number.isNaN(proof.until.getTime()) || formatProof(proof) !== text) {
    throw new NoteError('it is not written as a proof is');
  }
  return proof;
}
