import { createHash } from 'node:crypto';
import type { Dispatched } from '@lidhja/audit';
import type { GatewayStore } from '../identity/GatewayStore';
import type { Operation } from '../operation/Operation';
import { within } from './within';

/** Milliseconds that the record may take; an answer that cannot be recorded by then is not sent. */
export const RECORD_DEADLINE = 1000;

/**
 * Makes durable that these bytes go out: their digest, never what they say. Should it become durable
 * after the deadline, the record says more than happened, never less.
 * @throws when it is not durable in time
 */
export async function recordDispatch(
  store: GatewayStore,
  operation: Operation,
  body: Buffer,
): Promise<void> {
  const event: Dispatched = {
    ...operation.actor,
    type: 'dispatched',
    answer: createHash('sha256').update(body).digest('hex'),
    document: operation.document ?? '',
    bytes: body.length,
    unavailable: [...operation.unavailable].sort(),
  };
  await within(RECORD_DEADLINE, store.record([event]));
}
