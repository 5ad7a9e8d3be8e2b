/** Leaves from `start` up to but not including `end`. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** A complete subtree: the `index`th of those with 2 to the power of `level` leaves. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

/** The largest power of two below a width of at least two (RFC 9162, section 2.1.1). */
export const splitOf = (width: number): number => {
  let split = 1;
  while (split * 2 < width) split *= 2;
  return split;
};

/**
 * The complete subtrees that a range is made of, from left to right and so from the largest to the
 * smallest. The range starts where a subtree of its width can: as every range of a proof does.
 */
export function nodesOf({ start, end }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let at = start; at < end;) {
    let [level, width] = [0, 1];
    while (at + width * 2 <= end) [level, width] = [level + 1, width * 2];
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
}

/** Place of the leaf with which a node is complete. */
export const completedBy = ({ level, index }: TreeNode): number => (index + 1) * 2 ** level - 1;
