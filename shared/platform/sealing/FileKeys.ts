import { createHash, randomBytes } from 'node:crypto';
import { openBytes, sealBytes, type RandomBytes } from './aesGcm';
import { SealFault, type KeyProvider, type WrappedKey } from './KeyProvider';

/** What a key is called beside what it wrapped; nothing can be learned of it by that. */
export const nameOf = (key: Buffer): string =>
  `file:${createHash('sha256').update('lidhja-kek/1\n').update(key).digest('hex').slice(0, 16)}`;

/** Key-encryption keys that lie in files: wrapping is sealing (AES-256-GCM) under the first of them. */
export class FileKeys implements KeyProvider {
  private readonly byName: ReadonlyMap<string, Buffer>;

  /**
   * @param current 32 bytes
   * @param retired keys that wrapped before: they unwrap alone
   */
  constructor(
    private readonly current: Buffer,
    retired: readonly Buffer[] = [],
    private readonly random: RandomBytes = randomBytes,
  ) {
    this.byName = new Map([...retired, current].map((key) => [nameOf(key), key]));
  }

  wrap(dataKey: Buffer, bound: Buffer): Promise<WrappedKey> {
    const wrapped = sealBytes(this.current, dataKey, bound, this.random);
    return Promise.resolve({ kek: nameOf(this.current), wrapped });
  }

  async unwrap({ kek, wrapped }: WrappedKey, bound: Buffer): Promise<Buffer> {
    const key = this.byName.get(kek);
    if (!key) throw new SealFault(`there is no key ${kek}`);
    return Promise.resolve(openBytes(key, wrapped, bound));
  }
}
