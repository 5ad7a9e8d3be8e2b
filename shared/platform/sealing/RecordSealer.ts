import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { openBytes, sealBytes, type RandomBytes } from './aesGcm';
import type { KeyProvider, WrappedKey } from './KeyProvider';

/** Which record it is that something sealed is of. */
export interface SealedRecord {
  /** As `schema.table`. */
  readonly table: string;
  /** UUID in lower case. */
  readonly id: string;
}

/** A record's parts as they are kept, and its key. */
export interface Sealed<Part extends string> {
  readonly key: WrappedKey;
  readonly parts: Readonly<Record<Part, Buffer>>;
}

const VERSION = 'lidhja-record/1';
const KEY_BYTES = 32;

/** Where it stands is bound to it, so that nothing opens in another's place. */
const boundTo = ({ table, id }: SealedRecord, part: string): Buffer =>
  Buffer.from([VERSION, table, id, part].join('\n'));

/**
 * Envelope encryption: each record has a key of its own, which is kept wrapped beside it. Without its
 * wrapped key a record opens for nobody, wherever copies of it lie.
 */
export class RecordSealer {
  private readonly fingerprintKey: Buffer;

  /** @param own 32 bytes that the part alone has; from them comes what fingerprints are made with */
  constructor(
    private readonly keys: KeyProvider,
    own: Buffer,
    private readonly random: RandomBytes = randomBytes,
  ) {
    this.fingerprintKey = Buffer.from(hkdfSync('sha256', own, '', 'lidhja-fingerprint/1', 32));
  }

  /** HMAC-SHA-256 in hex: the same for the same text, and nothing by which a text could be tried out in a database. */
  fingerprint(text: string): string {
    return createHmac('sha256', this.fingerprintKey).update(text).digest('hex');
  }

  /** A UUID for a record, of version 4 (RFC 9562). */
  newId(): string {
    const bytes = this.random(16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  /** Seals the parts of a record under a new key. */
  async seal<Part extends string>(
    record: SealedRecord,
    parts: Readonly<Record<Part, Buffer>>,
  ): Promise<Sealed<Part>> {
    const dataKey = this.random(KEY_BYTES);
    const sealed = Object.entries<Buffer>(parts).map(([part, clear]) => [
      part,
      sealBytes(dataKey, clear, boundTo(record, part), this.random),
    ]);
    const key = await this.keys.wrap(dataKey, boundTo(record, ''));
    dataKey.fill(0);
    return { key, parts: Object.fromEntries(sealed) as Record<Part, Buffer> };
  }

  /** @throws SealFault where it is not the part of this record that was sealed, with this key */
  async open(
    record: SealedRecord,
    key: WrappedKey,
    { part, sealed }: { readonly part: string; readonly sealed: Buffer },
  ): Promise<Buffer> {
    const dataKey = await this.keys.unwrap(key, boundTo(record, ''));
    try {
      return openBytes(dataKey, sealed, boundTo(record, part));
    } finally {
      dataKey.fill(0);
    }
  }
}
