import { keyInForce, WatchedRing, type HeldKey, type KeyRing, type Logger } from '@lidhja/platform';
import { publishedKeys, type PublishedKeys } from './publishedKeys';

/** With which key receipts are signed. */
export const RECEIPT_USE = 'receipt';

/** What one statement is signed with. */
export type SigningKey = HeldKey;

/** The gateway's own keys for receipts, as their folder has them at each moment. */
export class ReceiptKeys {
  private readonly watched: WatchedRing;

  constructor(
    directory: string,
    private readonly log: Logger,
  ) {
    this.watched = new WatchedRing(directory, RECEIPT_USE);
  }

  /**
   * @param at milliseconds since 1970: the moment of which the statement is
   * @throws EnvironmentError where a file is missing, open to others or no key, or no key is in force
   */
  signing(at: number): SigningKey {
    return this.told(() => keyInForce(this.watched.current(), RECEIPT_USE, at));
  }

  /** @throws EnvironmentError as `signing`, but not where no key is in force */
  published(): PublishedKeys {
    return publishedKeys(this.ring());
  }

  /** @throws EnvironmentError as `published` */
  ring(): KeyRing {
    return this.told(() => this.watched.current().ring);
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
}
