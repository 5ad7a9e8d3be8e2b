import { HASH_BYTES, nodeHash } from './treeHash';

const half = (n: number): number => Math.floor(n / 2);

/** What an inclusion proof is of. */
export interface Inclusion {
  readonly place: number;
  readonly size: number;
  /** Hash of the leaf. */
  readonly leaf: Buffer;
  readonly root: Buffer;
  readonly proof: readonly Buffer[];
}

/** Whether the tree of that size and root has that leaf at that place (RFC 9162, section 2.1.3.2). */
export function verifyInclusion({ place, size, leaf, root, proof }: Inclusion): boolean {
  if (!Number.isSafeInteger(place) || !Number.isSafeInteger(size)) return false;
  if (place < 0 || place >= size) return false;
  if ([leaf, root, ...proof].some((hash) => hash.length !== HASH_BYTES)) return false;
  let [at, last] = [place, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash.equals(root);
}
