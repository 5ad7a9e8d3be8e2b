import type { AuditEvent } from '@lidhja/audit';
import type { Caller } from '@lidhja/platform';
import type { KeptReceipt } from '../receipts/KeptReceipt';
import type { RegisteredRequester } from './RegisteredRequester';

/** All that the gateway asks of the database. Each call ends within about a second, or rejects. */
export interface GatewayStore {
  /** The registry's row for a caller, read anew each time: a suspension holds from the next operation on. */
  findRequester(caller: Caller): Promise<RegisteredRequester | null>;
  /** Resolves when the events, and receipts with them, are durable: all or none. */
  record(events: readonly AuditEvent[], receipts?: readonly KeptReceipt[]): Promise<void>;
  /** Rejects when the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
