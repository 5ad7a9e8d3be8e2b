import type { Dispatched } from '@lidhja/audit';
import type { GatewayStore } from '../identity/GatewayStore';
import type { Operation } from '../operation/Operation';
import type { Packed } from './Packed';
import { digestOfBytes } from './digestOfBytes';
import { within } from './within';

/** Milliseconds that the record may take; an answer that cannot be recorded by then is not sent. */
export const RECORD_DEADLINE = 1000;

/**
 * Makes durable that these bytes go out: their digest, never what they say, and what is kept with them. Should it become durable
 * after the deadline, the record says more than happened, never less.
 * @throws when it is not durable in time
 */
export async function recordDispatch(
  store: GatewayStore,
  operation: Operation,
  { answer: { body }, ...kept }: Packed,
): Promise<void> {
  const event: Dispatched = {
    ...operation.actor,
    type: 'dispatched',
    answer: digestOfBytes(body),
    document: digestOfBytes(Buffer.from(`${operation.salt}${operation.document ?? ''}`)),
    bytes: body.length,
    unavailable: [...operation.unavailable].sort(),
  };
  await within(RECORD_DEADLINE, store.record([event], kept));
}
