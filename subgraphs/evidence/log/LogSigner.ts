import {
  noteKey,
  NoteError,
  NOTE_SIGNATURE,
  openCheckpoint,
  PERIODS_SUFFIX,
  SignatureError,
  signCheckpoint,
  type NoteKey,
  type OpenedCheckpoint,
  type TreeHead,
} from '@lidhja/audit';
import {
  checkpointOrigin,
  EnvironmentError,
  keysInForce,
  WatchedRing,
  type HeldKey,
  type KeyRing,
  type OpenRing,
  type RingKey,
} from '@lidhja/platform';
import type { KeyObject } from 'node:crypto';
import { publishedLogKeys, type PublishedLogKeys } from './publishedLogKeys';
import { RecordFault, type RecordFaultCode } from './RecordFault';

/** What the keys of the ring sign. */
export const LOG_USE = 'checkpoint';

/** A checkpoint of this log. */
export interface LogCheckpoint extends OpenedCheckpoint {
  /** Whether every key that signed it was revoked: whoever has one of them may have made it. */
  readonly doubted: boolean;
}

/** Signs checkpoints as the record's log, with each key that is in force, and tells those that it has signed. */
export class LogSigner {
  /** @param ring as it is at the moment; what it throws is told where it is asked for */
  constructor(
    readonly origin: string,
    private readonly ring: () => OpenRing,
  ) {}

  /**
   * @param directory the part's keys, whose ring is looked at anew before each signature
   * @throws EnvironmentError where others may read a key, it is no Ed25519 key, or none is in force
   */
  static read(directory: string): LogSigner {
    const ring = new WatchedRing(directory, LOG_USE);
    keysInForce(ring.current(), LOG_USE, Date.now());
    return new LogSigner(checkpointOrigin(directory), () => ring.current());
  }

  /** The same keys, as they sign the public log beside the record's. */
  forPeriods(): LogSigner {
    return new LogSigner(`${this.origin}${PERIODS_SUFFIX}`, this.ring);
  }

  /**
   * Key IDs of the keys that sign at this moment.
   * @throws RecordFault LOG_KEYS_UNUSABLE
   */
  signing(): string[] {
    return this.inForce().map(({ privateKey }) => this.noteKey(privateKey).id);
  }

  /** @throws RecordFault LOG_KEYS_UNUSABLE */
  sign({ size, root }: TreeHead): string {
    const [first, ...others] = this.inForce().map(({ privateKey }) => privateKey);
    return signCheckpoint({ origin: this.origin, size, root }, first as KeyObject, ...others);
  }

  /**
   * Reads a checkpoint of this log.
   * @param otherwise code of the fault where it is none
   * @param whose as the fault calls it
   * @throws RecordFault
   */
  open(note: string, otherwise: RecordFaultCode, whose: string): LogCheckpoint {
    const { keys } = this.usable(this.ring).ring;
    const good = keys.filter(({ revokedAt }) => revokedAt === null);
    const opened = this.openWith(note, good) ?? this.openWith(note, keys);
    if (opened === null) {
      throw new RecordFault(otherwise, `${whose} is not signed with a key of ${this.origin}`);
    }
    const ids = good.map((key) => this.publicKey(key).id);
    return { ...opened, doubted: !opened.signedBy.some((id) => ids.includes(id)) };
  }

  /** @throws RecordFault LOG_KEYS_UNUSABLE */
  keys(): KeyRing {
    return this.usable(this.ring).ring;
  }

  /** @throws RecordFault LOG_KEYS_UNUSABLE */
  published(): PublishedLogKeys {
    const { keys } = this.usable(this.ring).ring;
    return publishedLogKeys(this.origin, keys, (key) => this.publicKey(key));
  }

  private openWith(note: string, keys: readonly RingKey[]): OpenedCheckpoint | null {
    const known = keys.map((key) => this.publicKey(key));
    try {
      const opened = openCheckpoint(note, known);
      return opened.origin === this.origin ? opened : null;
    } catch (error) {
      if (error instanceof NoteError || error instanceof SignatureError) return null;
      throw error;
    }
  }

  private readonly noteKey = (key: KeyObject | Buffer): NoteKey =>
    noteKey(this.origin, NOTE_SIGNATURE, key);

  private publicKey({ x }: RingKey): NoteKey {
    return this.noteKey(Buffer.from(x, 'base64url'));
  }

  private inForce(): HeldKey[] {
    return this.usable(() => keysInForce(this.ring(), LOG_USE, Date.now()));
  }

  private usable<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      throw new RecordFault('LOG_KEYS_UNUSABLE', error.message);
    }
  }
}
