import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './treeHash';

const half = (n: number): number => Math.floor(n / 2);
const isPowerOfTwo = (n: number): boolean =>
  Number.isInteger(Math.log2(n)) && 2 ** Math.log2(n) === n;

/** A tree as it stood at a size. */
export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
}

/** Whether the second tree begins with the first, leaf by leaf (RFC 9162, section 2.1.4.2). */
export function verifyConsistency(
  first: TreeHead,
  second: TreeHead,
  proof: readonly Buffer[],
): boolean {
  if (![first.size, second.size].every(Number.isSafeInteger)) return false;
  if (first.size < 0 || first.size > second.size) return false;
  if ([first.root, second.root, ...proof].some((hash) => hash.length !== HASH_BYTES)) return false;
  if (first.size === second.size) return proof.length === 0 && first.root.equals(second.root);
  if (first.size === 0) return proof.length === 0 && first.root.equals(EMPTY_ROOT);
  const path = isPowerOfTwo(first.size) ? [first.root, ...proof] : proof;
  let [at, last] = [first.size - 1, second.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  const [start, ...rest] = path;
  if (start === undefined || proof.length === 0) return false;
  let [before, after] = [start, start];
  for (const hash of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      before = nodeHash(hash, before);
      after = nodeHash(hash, after);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      after = nodeHash(after, hash);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && before.equals(first.root) && after.equals(second.root);
}
