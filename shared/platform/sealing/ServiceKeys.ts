import { SealFault, type KeyProvider, type WrappedKey } from './KeyProvider';

/** A key service that the operator configured. */
export interface KeyService {
  /** Called with `wrap` and `unwrap` behind it. */
  readonly url: string;
  /** Sent as a bearer token. */
  readonly token: string;
}

/** Milliseconds that a service may take, and characters that it may answer with. */
const PATIENCE = 3000;
const MOST = 16_384;

/** Bytes of a wrapped key: it holds one of 32, and the database keeps no more than these. */
const WRAPPED = { least: 32, most: 4096 };

const NAME = /^[A-Za-z0-9_.:/-]{1,200}$/;
/** Under which the keys in files go. */
const FILES = 'file:';

const bytesIn = (value: unknown): Buffer => {
  const bytes = Buffer.from(typeof value === 'string' ? value : '', 'base64');
  if (bytes.length === 0) throw new SealFault('the key service answered with no bytes');
  return bytes;
};

/**
 * Keys that a service wraps and unwraps, over HTTP. `POST …wrap {"key", "bound"}` answers `{"kek", "wrapped"}`, and
 * `POST …unwrap {"kek", "wrapped", "bound"}` answers `{"key"}`; bytes are in base64, and `kek` is the service's name of
 * its key-encryption key, which does not begin with `file:`. What it wrapped for one `bound` it must unwrap for no
 * other. No redirect is followed.
 */
export class ServiceKeys implements KeyProvider {
  /** @param files unwraps what keys in files wrapped before there was a service */
  constructor(
    private readonly service: KeyService,
    private readonly files: KeyProvider,
  ) {}

  async wrap(dataKey: Buffer, bound: Buffer): Promise<WrappedKey> {
    const given = { key: dataKey.toString('base64'), bound: bound.toString('base64') };
    const { kek, wrapped } = await this.call('wrap', given);
    if (typeof kek !== 'string' || !NAME.test(kek) || kek.startsWith(FILES))
      throw new SealFault('the key service did not name its key');
    const bytes = bytesIn(wrapped);
    if (bytes.length < WRAPPED.least || bytes.length > WRAPPED.most)
      throw new SealFault('the key service answered with no wrapped key');
    return { kek, wrapped: bytes };
  }

  async unwrap(key: WrappedKey, bound: Buffer): Promise<Buffer> {
    const { kek, wrapped } = key;
    if (kek.startsWith(FILES)) return this.files.unwrap(key, bound);
    const sealed = { kek, wrapped: wrapped.toString('base64'), bound: bound.toString('base64') };
    const dataKey = bytesIn((await this.call('unwrap', sealed))['key']);
    if (dataKey.length !== 32) throw new SealFault('the key service answered with no key');
    return dataKey;
  }

  private async call(task: string, given: object): Promise<Readonly<Record<string, unknown>>> {
    const { url, token } = this.service;
    try {
      const answer = await fetch(url + task, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(given),
      });
      const text = answer.ok ? await answer.text() : '';
      const told: unknown = text.length > MOST ? null : JSON.parse(text);
      if (told !== null && typeof told === 'object') return told as Record<string, unknown>;
    } catch {
      // What went wrong with it can hold its address, or what it answered.
    }
    throw new SealFault(`the key service did not ${task}`);
  }
}
