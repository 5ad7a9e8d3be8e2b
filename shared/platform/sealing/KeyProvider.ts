/** The key of one record as it is kept: wrapped, and under which key-encryption key. */
export interface WrappedKey {
  /** Name of the key-encryption key, 1 to 200 characters of `A-Za-z0-9_.:/-`. */
  readonly kek: string;
  /** At most 4096 bytes. */
  readonly wrapped: Buffer;
}

/**
 * Who holds the key-encryption keys. The keys in files are one (`FileKeys`); a key service is another, which
 * never gives its key-encryption key away. The database sees wrapped keys alone.
 */
export interface KeyProvider {
  /**
   * Wraps a data key of 32 bytes.
   * @param bound what the key is for; it unwraps for nothing else
   */
  wrap(dataKey: Buffer, bound: Buffer): Promise<WrappedKey>;
  /** @throws SealFault where the key was wrapped by another, for something else, or was changed */
  unwrap(key: WrappedKey, bound: Buffer): Promise<Buffer>;
}

/** Something sealed that does not open; says which, and nothing of what is in it. */
export class SealFault extends Error {}

/** Of a part that was given no key for records: it seals and opens nothing. */
export const NO_KEYS: KeyProvider = {
  wrap: () => Promise.reject(new SealFault('this part has no key for records')),
  unwrap: () => Promise.reject(new SealFault('this part has no key for records')),
};
