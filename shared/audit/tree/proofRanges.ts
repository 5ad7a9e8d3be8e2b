import { splitOf, type LeafRange } from './TreeNode';

const path = (place: number, { start, end }: LeafRange): LeafRange[] => {
  if (end - start <= 1) return [];
  const middle = start + splitOf(end - start);
  const [left, right] = [
    { start, end: middle },
    { start: middle, end },
  ];
  return place < middle ? [...path(place, left), right] : [...path(place, right), left];
};

/**
 * The subtrees whose hashes prove that a leaf is in the tree, as PATH of RFC 9162 (section 2.1.3.1) has them.
 * @throws RangeError where the tree has no leaf at that place
 */
export function inclusionRanges(place: number, size: number): LeafRange[] {
  if (!(place >= 0 && place < size)) throw new RangeError(`no place ${place} in ${size}`);
  return path(place, { start: 0, end: size });
}

const subproof = (first: number, { start, end }: LeafRange, whole: boolean): LeafRange[] => {
  if (first === end - start) return whole ? [] : [{ start, end }];
  const split = splitOf(end - start);
  const [left, right] = [
    { start, end: start + split },
    { start: start + split, end },
  ];
  return first <= split
    ? [...subproof(first, left, whole), right]
    : [...subproof(first - split, right, false), left];
};

/**
 * The subtrees whose hashes prove that a tree begins with an earlier one, as SUBPROOF of RFC 9162
 * (section 2.1.4.1) has them. None are needed after an empty tree.
 * @throws RangeError where the earlier one is the larger
 */
export function consistencyRanges(first: number, second: number): LeafRange[] {
  if (!(first >= 0 && first <= second)) throw new RangeError(`${first} does not precede ${second}`);
  return first === 0 ? [] : subproof(first, { start: 0, end: second }, true);
}
