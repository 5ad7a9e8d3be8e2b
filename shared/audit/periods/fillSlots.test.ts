import { randomBytes } from 'node:crypto';
import { HASH_BYTES, leafHash } from '../tree/treeHash';
import {
  fillSlots,
  RANDOM_SLOTS,
  rootOfSlot,
  SLOT_LEVELS,
  SLOTS,
  type SlotSource,
} from './fillSlots';

const leaves = (count: number): Buffer[] =>
  Array.from({ length: count }, () => leafHash(randomBytes(HASH_BYTES)));

/** Slots that one item had in as many trees, beside others that it does not know of. */
const drawn = (trees: number, others: number, source: SlotSource): number[] =>
  Array.from({ length: trees }, () => fillSlots(leaves(1 + others), source).filled[0]?.slot ?? -1);

const CELLS = 64;
/** Pearson's statistic of slots in cells of equal width: about as large as there are cells where all are equally likely. */
const unevenness = (slots: readonly number[]): number => {
  const expected = slots.length / CELLS;
  const counts = new Array<number>(CELLS).fill(0);
  for (const slot of slots) counts[Math.floor((slot * CELLS) / SLOTS)]! += 1;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
};
/** Of 63 degrees of freedom it is exceeded by chance once in ten billion runs. */
const MOST_UNEVEN = 170;

/** Of each byte, how many bits are set. */
const SET = Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** What a holder can see of a path: whether two of its hashes are alike, and whether bits are as often set as not. */
const looksRandom = (paths: readonly Buffer[][]): boolean => {
  const all = paths.flat();
  if (new Set(all.map((hash) => hash.toString('hex'))).size !== all.length) return false;
  const bits = all.length * HASH_BYTES * 8;
  const set = Buffer.concat(all).reduce((sum, byte) => sum + (SET[byte] as number), 0);
  // Eight standard deviations.
  return Math.abs(set - bits / 2) < 4 * Math.sqrt(bits);
};

/** One item's paths in trees of their own. */
const paths = (trees: number, others: number, source: SlotSource): Buffer[][] =>
  Array.from({ length: trees }, () => [
    ...(fillSlots(leaves(1 + others), source).filled[0]?.path ?? []),
  ]);

test.each([1, 2, 3, 1000])('each of %i items leads to the root, at a slot of its own', (count) => {
  const items = leaves(count);
  const { root, filled } = fillSlots(items);
  expect(new Set(filled.map(({ slot }) => slot)).size).toBe(count);
  filled.forEach((one, at) => {
    expect(one.path).toHaveLength(SLOT_LEVELS);
    expect(rootOfSlot(items[at] as Buffer, one)).toEqual(root);
    expect(rootOfSlot(items[at] as Buffer, { ...one, slot: one.slot ^ 1 })).not.toEqual(root);
    expect(rootOfSlot(leafHash(randomBytes(1)), one)).not.toEqual(root);
  });
});

test('a tree has a root that is another each time, with items and without', () => {
  const [item] = leaves(1) as [Buffer];
  const roots = [[], [], [item], [item]].map((items) => fillSlots(items).root.toString('hex'));
  expect(new Set(roots).size).toBe(4);
  expect(roots.every((root) => root.length === HASH_BYTES * 2)).toBe(true);
});

test('it is full when all slots are taken, and takes no more', () => {
  let next = 0;
  const inOrder = { ...RANDOM_SLOTS, slot: () => next++ };
  expect(
    fillSlots(new Array<Buffer>(SLOTS).fill(leafHash(Buffer.of())), inOrder).filled,
  ).toHaveLength(SLOTS);
  expect(() => fillSlots(new Array<Buffer>(SLOTS + 1).fill(Buffer.of()))).toThrow(RangeError);
});

describe('of what else stands in its tree, whoever has an item sees nothing', () => {
  test.each([0, 6])('in its slot, beside %i others', (others) => {
    expect(unevenness(drawn(1500, others, RANDOM_SLOTS))).toBeLessThan(MOST_UNEVEN);
  });

  test.each([0, 1, 3000])('in its path, beside %i others', (others) => {
    expect(looksRandom(paths(others > 1000 ? 5 : 100, others, RANDOM_SLOTS))).toBe(true);
  });

  test('slots in the order in which things came would be seen', () => {
    let next = 0;
    const counted = { ...RANDOM_SLOTS, slot: () => next++ % SLOTS };
    expect(unevenness(drawn(1500, 1, counted))).toBeGreaterThan(MOST_UNEVEN);
  });

  test.each([
    ['zeros', () => Buffer.alloc(HASH_BYTES)],
    ['one hash', () => leafHash(Buffer.from('empty'))],
  ])('%s in place of what is empty would be seen', (_what, empty) => {
    expect(looksRandom(paths(50, 1, { ...RANDOM_SLOTS, empty }))).toBe(false);
  });
});
