import { keyInForce, readKeyRing, ringFile, type Logger, type OpenRing } from '@lidhja/platform';
import type { KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { publishedKeys, type PublishedKeys } from './publishedKeys';

/** With which key receipts are signed. */
export const RECEIPT_USE = 'receipt';

/** What one statement is signed with. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly kid: string;
}

/**
 * The gateway's own keys for receipts, as their folder has them at each moment. What was read before is not gone on
 * with where the folder cannot be read any more: a key could have been revoked there.
 */
export class ReceiptKeys {
  private seen: string | null = null;
  private open: OpenRing | null = null;

  constructor(
    private readonly directory: string,
    private readonly log: Logger,
  ) {}

  /**
   * @param at milliseconds since 1970: the moment of which the statement is
   * @throws EnvironmentError where a file is missing, open to others or no key, or no key is in force
   */
  signing(at: number): SigningKey {
    return this.told(() => keyInForce(this.current(), RECEIPT_USE, at));
  }

  /** @throws EnvironmentError as `signing`, but not where no key is in force */
  published(): PublishedKeys {
    return this.told(() => publishedKeys(this.current().ring));
  }

  /** Whoever asks is told nothing of why; the operator is. */
  private told<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      this.log.error({ why: (error as Error).message }, 'the keys for receipts cannot be used');
      throw error;
    }
  }

  private current(): OpenRing {
    const state = this.state();
    if (this.open === null || state === null || state !== this.seen) {
      this.open = readKeyRing(this.directory, RECEIPT_USE);
      this.seen = state;
    }
    return this.open;
  }

  /** Changes whenever the list does, since it is replaced as a whole. */
  private state(): string | null {
    const list = statSync(join(this.directory, ringFile(RECEIPT_USE)), { throwIfNoEntry: false });
    return list ? [list.ino, list.mtimeMs, list.ctimeMs, list.size, list.mode].join() : null;
  }
}
