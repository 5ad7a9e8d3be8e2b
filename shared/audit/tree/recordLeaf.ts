import { leafHash, sha256 } from './treeHash';

/** What the leaf of an entry binds: where it stands, which one it is, and what it says. */
export interface RecordLeaf {
  readonly place: number;
  /** UUID of the entry. */
  readonly id: string;
  /** `contentDigest` of what it says. */
  readonly digest: Buffer;
}

/** Bytes of a salt. */
export const SALT_BYTES = 32;

/**
 * Digest of what an entry says. Without the salt nobody can try out what it was: once salt and content are
 * destroyed, the digest says nothing more, and the tree stays as it is.
 */
export const contentDigest = (salt: Buffer, content: string): Buffer =>
  sha256(Buffer.concat([salt, Buffer.from(content, 'utf8')]));

/** Hash of an entry's leaf. The first line is the format's version. */
export const recordLeafHash = ({ place, id, digest }: RecordLeaf): Buffer =>
  leafHash(Buffer.from(`lidhja-entry/1\n${place}\n${id}\n${digest.toString('hex')}\n`, 'utf8'));
