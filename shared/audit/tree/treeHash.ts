import { hash } from 'node:crypto';

/** Length of every hash of the tree, in bytes. */
export const HASH_BYTES = 32;

export const sha256 = (data: Buffer): Buffer => hash('sha256', data, 'buffer');

/** Root of a tree without leaves (RFC 6962, section 2.1). */
export const EMPTY_ROOT = sha256(Buffer.alloc(0));

const LEAF = Buffer.from([0x00]);
const NODE = Buffer.from([0x01]);

/** Hash of a leaf (RFC 6962, section 2.1): no leaf can pass for a node, since their prefixes differ. */
export const leafHash = (data: Buffer): Buffer => sha256(Buffer.concat([LEAF, data]));

/** Hash of a node over its children's (RFC 6962, section 2.1). */
export const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  sha256(Buffer.concat([NODE, left, right]));

/** Hash over complete subtrees that stand side by side, the largest first, as the right edge of a tree has them. */
export const edgeHash = (edge: readonly Buffer[]): Buffer =>
  edge.length === 0 ? EMPTY_ROOT : edge.reduceRight((right, left) => nodeHash(left, right));
