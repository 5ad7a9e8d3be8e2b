import { GrowingTree } from './GrowingTree';
import { consistencyRanges, inclusionRanges } from './proofRanges';
import { nodesOfProof, prove } from './prove';
import { EMPTY_ROOT, leafHash, nodeHash } from './treeHash';
import type { LeafRange, TreeNode } from './TreeNode';
import { verifyConsistency } from './verifyConsistency';
import { verifyInclusion } from './verifyInclusion';

// The test vectors of Certificate Transparency's reference implementation: eight leaves, the root at every
// size, and proofs (github.com/transparency-dev/merkle, testonly).
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map((hex) => Buffer.from(hex, 'hex'));
const INCLUSION: readonly [place: number, size: number, proof: string[]][] = [
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
];
const CONSISTENCY: readonly [first: number, second: number, proof: string[]][] = [
  [1, 1, []],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

const hashOf = ({ level, index }: TreeNode): Buffer => {
  if (level === 0) return LEAVES[index] as Buffer;
  const below = { level: level - 1, index: index * 2 };
  return nodeHash(hashOf(below), hashOf({ ...below, index: index * 2 + 1 }));
};
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));
const bytes = (texts: readonly string[]): Buffer[] => texts.map((text) => Buffer.from(text, 'hex'));
const proofOf = (ranges: readonly LeafRange[]): Buffer[] => prove(ranges, hashOf);
const rootOf = (size: number): Buffer => ROOTS[size] as Buffer;

test('a tree has the published root at every size', () => {
  const tree = GrowingTree.empty();
  const roots = [tree.root(), ...LEAVES.map((leaf) => (tree.append(leaf), tree.root()))];
  expect(hex(roots)).toEqual(hex(ROOTS));
  expect(EMPTY_ROOT).toEqual(ROOTS[0]);
});

test.each(INCLUSION)(
  'the proof that place %i is in a tree of %i is the published one',
  (...one) => {
    const [place, size, proof] = one;
    expect(hex(proofOf(inclusionRanges(place, size)))).toEqual(proof);
    const leaf = LEAVES[place] as Buffer;
    const inclusion = { place, size, leaf, root: rootOf(size), proof: bytes(proof) };
    expect(verifyInclusion(inclusion)).toBe(true);
  },
);

test.each(CONSISTENCY)('the proof from %i to %i leaves is the published one', (...one) => {
  const [first, second, proof] = one;
  expect(hex(proofOf(consistencyRanges(first, second)))).toEqual(proof);
  const [before, after] = [first, second].map((size) => ({ size, root: rootOf(size) }));
  expect(verifyConsistency(before!, after!, bytes(proof))).toBe(true);
});

test('a proof is made of complete subtrees alone', () => {
  expect(nodesOfProof(inclusionRanges(5, 7))).toEqual([
    { level: 0, index: 4 },
    { level: 0, index: 6 },
    { level: 2, index: 0 },
  ]);
  expect(nodesOfProof(inclusionRanges(0, 7))).toEqual([
    { level: 0, index: 1 },
    { level: 1, index: 1 },
    { level: 1, index: 2 },
    { level: 0, index: 6 },
  ]);
});
