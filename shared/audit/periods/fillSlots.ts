import { randomBytes, randomInt } from 'node:crypto';
import { HASH_BYTES, nodeHash } from '../tree/treeHash';

/** Levels of a period's tree, whatever stands in it: every path has as many hashes. */
export const SLOT_LEVELS = 16;
/** Places in it. */
export const SLOTS = 2 ** SLOT_LEVELS;

/** Where things stand, and what stands where nothing does. */
export interface SlotSource {
  slot(): number;
  /** In place of the hash of an empty subtree. */
  empty(): Buffer;
}

/** Nothing in a tree tells what is empty from what is not, or in which order anything came. */
export const RANDOM_SLOTS: SlotSource = {
  slot: () => randomInt(SLOTS),
  empty: () => randomBytes(HASH_BYTES),
};

/** Where an item stands. */
export interface FilledSlot {
  readonly slot: number;
  /** Hashes beside the way to the root, from the leaf upwards. */
  readonly path: readonly Buffer[];
}

const drawSlots = (count: number, source: SlotSource): number[] => {
  if (count > SLOTS) throw new RangeError(`${count} do not fit into ${SLOTS} slots`);
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(source.slot());
  return [...drawn];
};

/**
 * Puts items at slots of their own. Only what a path needs is made: a tree without items is one random hash, which
 * nobody can tell from a root.
 * @param leaves hashes of the items
 * @returns the root, and for each item where it stands
 */
export function fillSlots(
  leaves: readonly Buffer[],
  source: SlotSource = RANDOM_SLOTS,
): { root: Buffer; filled: FilledSlot[] } {
  if (leaves.length === 0) return { root: source.empty(), filled: [] };
  const slots = drawSlots(leaves.length, source);
  const paths = leaves.map((): Buffer[] => []);
  let row = new Map(slots.map((slot, at) => [slot, leaves[at] as Buffer]));
  for (let level = 0; level < SLOT_LEVELS; level += 1) {
    for (const index of [...row.keys()]) {
      if (!row.has(index ^ 1)) row.set(index ^ 1, source.empty());
    }
    slots.forEach((slot, at) => paths[at]?.push(row.get((slot >> level) ^ 1) as Buffer));
    const above = new Map<number, Buffer>();
    for (const [index, left] of row) {
      if (index % 2 === 0) above.set(index / 2, nodeHash(left, row.get(index + 1) as Buffer));
    }
    row = above;
  }
  const filled = slots.map((slot, at) => ({ slot, path: paths[at] as Buffer[] }));
  return { root: row.get(0) as Buffer, filled };
}

/** The root to which a leaf at a slot leads by a path. */
export const rootOfSlot = (leaf: Buffer, { slot, path }: FilledSlot): Buffer =>
  path.reduce(
    (hash, beside, level) =>
      (slot >> level) % 2 === 1 ? nodeHash(beside, hash) : nodeHash(hash, beside),
    leaf,
  );
