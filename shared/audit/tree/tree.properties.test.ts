import fc from 'fast-check';
import { GrowingTree } from './GrowingTree';
import { consistencyRanges, inclusionRanges } from './proofRanges';
import { nodesOfProof, prove } from './prove';
import { EMPTY_ROOT, leafHash, nodeHash } from './treeHash';
import { completedBy, nodesOf, type LeafRange, type TreeNode } from './TreeNode';
import { verifyConsistency } from './verifyConsistency';
import { verifyInclusion } from './verifyInclusion';

const MOST = 200;
// One seed for all runs: a red test is red again when it is looked into.
const RUNS = { seed: 7, numRuns: 200 };
const LEAVES = Array.from({ length: MOST }, (_, at) => leafHash(Buffer.from(`leaf ${at}`)));

/** MTH as RFC 6962, section 2.1, writes it down. */
const naive = (leaves: readonly Buffer[]): Buffer => {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0] as Buffer;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naive(leaves.slice(0, split)), naive(leaves.slice(split)));
};
const rootOf = (size: number): Buffer => naive(LEAVES.slice(0, size));
const head = (size: number) => ({ size, root: rootOf(size) });

/** Nodes as a log keeps them: with the leaf that completes each. */
const stored = (() => {
  const tree = GrowingTree.empty();
  return LEAVES.map((leaf) => [leaf, ...tree.append(leaf)]);
})();
const hashOf = (node: TreeNode): Buffer => stored[completedBy(node)]?.[node.level] as Buffer;
const proofOf = (ranges: readonly LeafRange[]): Buffer[] => prove(ranges, hashOf);

const sizes = fc.integer({ min: 1, max: MOST });
const placed = sizes.chain((size) =>
  fc.record({ size: fc.constant(size), place: fc.integer({ min: 0, max: size - 1 }) }),
);
const grown = sizes.chain((second) =>
  fc.record({ second: fc.constant(second), first: fc.integer({ min: 0, max: second }) }),
);

/** A proof that is another one: a bit, a hash too many or too few, two in the wrong order. */
const broken = (proof: readonly Buffer[], by: number): Buffer[] => {
  const at = proof.length === 0 ? 0 : by % proof.length;
  const flipped = proof.map((hash) => Buffer.from(hash));
  if (flipped[at]) flipped[at][by % 32]! ^= 1 << (by % 8);
  const swapped = [...proof];
  if (proof.length > 1) [swapped[0], swapped[1]] = [swapped[1]!, swapped[0]!];
  const ways = [flipped, proof.slice(0, -1), [...proof, EMPTY_ROOT], swapped];
  const changed = ways.filter((way) => Buffer.concat(way).compare(Buffer.concat([...proof])) !== 0);
  return changed[by % changed.length] as Buffer[];
};

test('a tree that grows leaf by leaf has the root of the definition, also when it was put aside between', () => {
  fc.assert(
    fc.property(grown, ({ first, second }) => {
      const edge = nodesOf({ start: 0, end: first }).map(hashOf);
      const tree = GrowingTree.from(first, edge);
      expect(tree.root()).toEqual(rootOf(first));
      for (const leaf of LEAVES.slice(first, second)) tree.append(leaf);
      expect([tree.size, tree.root()]).toEqual([second, rootOf(second)]);
      expect(() => GrowingTree.from(first, [...edge, EMPTY_ROOT])).toThrow(RangeError);
    }),
    RUNS,
  );
});

test('every leaf is proved to be in the tree, and no other leaf, place, size or root', () => {
  fc.assert(
    fc.property(placed, fc.nat(), ({ place, size }, by) => {
      const ranges = inclusionRanges(place, size);
      const proof = proofOf(ranges);
      const sound = { place, size, leaf: LEAVES[place] as Buffer, root: rootOf(size), proof };
      expect(verifyInclusion(sound)).toBe(true);
      expect(nodesOfProof(ranges).length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(MOST)));
      for (const forged of [
        { proof: broken(proof, by) },
        { leaf: EMPTY_ROOT },
        { root: EMPTY_ROOT },
        { place: place + 1 },
        { place: place - 1 },
        { place: place + 0.5 },
        { size: 0 },
        { proof: [...proof.slice(0, -1), Buffer.alloc(31)] },
      ]) {
        expect(verifyInclusion({ ...sound, ...forged })).toBe(false);
      }
    }),
    RUNS,
  );
});

test('every earlier tree is proved to be the beginning, and no other', () => {
  fc.assert(
    fc.property(grown, fc.nat(), ({ first, second }, by) => {
      const proof = proofOf(consistencyRanges(first, second));
      expect(verifyConsistency(head(first), head(second), proof)).toBe(true);
      const fork = naive([
        leafHash(Buffer.from('another')),
        ...LEAVES.slice(1, Math.max(first, 1)),
      ]);
      expect(verifyConsistency({ ...head(first), root: fork }, head(second), proof)).toBe(false);
      // Everything begins with nothing.
      expect(verifyConsistency(head(first), { size: second, root: fork }, proof)).toBe(first === 0);
      expect(verifyConsistency(head(first), head(second), broken(proof, by))).toBe(false);
      expect(verifyConsistency(head(second + 1), head(second), proof)).toBe(false);
    }),
    RUNS,
  );
});

test('no leaf passes for a node', () => {
  const [one, two] = [LEAVES[0] as Buffer, LEAVES[1] as Buffer];
  expect(leafHash(Buffer.concat([one, two]))).not.toEqual(nodeHash(one, two));
});

test('there are no ranges of a proof that there cannot be', () => {
  for (const [place, size] of [
    [0, 0],
    [5, 5],
    [-1, 5],
    [NaN, 5],
  ] as const) {
    expect(() => inclusionRanges(place, size)).toThrow(RangeError);
  }
  expect(() => consistencyRanges(6, 5)).toThrow(RangeError);
});
