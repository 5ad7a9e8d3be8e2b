import { edgeHash } from './treeHash';
import { nodesOf, type LeafRange, type TreeNode } from './TreeNode';

/** The complete subtrees that a proof is made of: all that must be read for it. */
export const nodesOfProof = (ranges: readonly LeafRange[]): TreeNode[] => ranges.flatMap(nodesOf);

/** The hashes of a proof, from those of the complete subtrees that it is made of. */
export const prove = (ranges: readonly LeafRange[], hashOf: (node: TreeNode) => Buffer): Buffer[] =>
  ranges.map((range) => edgeHash(nodesOf(range).map(hashOf)));
