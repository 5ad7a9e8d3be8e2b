import type { AuditEvent } from '@lidhja/audit';
import type { Caller } from '@lidhja/platform';
import type { BundleStanding } from '../bundle/BundleStanding';
import type { KeptBundle } from '../bundle/KeptBundle';
import type { KeptReceipt } from '../receipts/KeptReceipt';
import type { PurposeGiven } from './readPurpose';
import type { RegisteredRequester } from './RegisteredRequester';

/** What is kept with the record of an answer. */
export interface Kept {
  readonly receipts?: readonly KeptReceipt[];
  readonly bundle?: KeptBundle;
  /** From whom the entries of a refused operation are kept. */
  readonly around?: RefusedAround | null;
}

/** Whom a write that was refused was to go around. */
export interface RefusedAround {
  readonly operation: string;
  /** Who asked. */
  readonly official: string;
  /** Ids as they came; of whom is not in the registry nothing is kept. */
  readonly ids: readonly string[];
}

/** All that the gateway asks of the database. Each call ends within about a second, or rejects. */
export interface GatewayStore {
  /** The registry's row for a caller, read anew each time: a suspension holds from the next operation on. */
  findRequester(caller: Caller): Promise<RegisteredRequester | null>;
  /**
   * What a bundle for the caller would stand on.
   * @param key id of the key that is to be used; the latest that is valid, when null
   */
  findBundle(caller: Caller, given: PurposeGiven, key: string | null): Promise<BundleStanding>;
  /** Resolves when the events, and what is kept with them, are durable: all or none. */
  record(events: readonly AuditEvent[], kept?: Kept): Promise<void>;
  /**
   * Has the record say what became of the keys for receipts, where something did.
   * @param keys as `notedKeys` of @lidhja/audit gives them
   */
  noteKeys(keys: string): Promise<void>;
  /** Rejects when the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
