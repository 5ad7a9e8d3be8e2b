import type { AuditEvent } from './events/AuditEvent';

/** Sends one SQL statement on the connection, and within the transaction, that the caller has open. */
export type Query = (sql: string, parameters: unknown[]) => Promise<unknown>;

/**
 * Writes events through `audit.record()`, the only way into the record. They are durable when the
 * caller's transaction has committed, and not before.
 */
export async function recordEvents(query: Query, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  await query('select audit.record($1::jsonb)', [JSON.stringify(events)]);
}
