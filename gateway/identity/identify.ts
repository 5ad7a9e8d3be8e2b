import type { IncomingHttpHeaders } from 'node:http';
import { Refusal, type TokenVerifier } from '@lidhja/platform';
import type { Operation } from '../operation/Operation';
import type { GatewayStore } from './GatewayStore';

/** What callers are recognised with. */
export interface Identification {
  readonly verifyToken: TokenVerifier;
  readonly store: GatewayStore;
}

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i;

/** The one refusal; what exactly was wrong is kept inside. */
const refused = (operation: Operation, detail: unknown): Refusal => {
  operation.detail = typeof detail === 'string' ? detail : 'TOKEN_MALFORMED';
  return new Refusal('UNAUTHENTICATED');
};

/**
 * Puts the caller into the operation; one without a token stays null. The token proves who acts; the
 * registry says what they are, at each operation anew.
 * @throws Refusal UNAUTHENTICATED, the same for a bad token and for a caller whom the registry does
 *   not know; ORGANISATION_SUSPENDED with the caller set, so that it can be recorded
 */
export async function identify(
  operation: Operation,
  headers: IncomingHttpHeaders,
  { verifyToken, store }: Identification,
): Promise<void> {
  const { authorization } = headers;
  if (authorization === undefined) return;
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw refused(operation, 'TOKEN_MALFORMED');
  const caller = await verifyToken(token, operation.startedAt).catch((error: unknown) => {
    throw error instanceof Refusal ? refused(operation, error.cause) : error;
  });
  const requester = await store.findRequester(caller).catch((error: unknown) => {
    if (error instanceof Refusal) throw error;
    operation.unavailable.add('registry');
    throw new Refusal('PART_UNAVAILABLE');
  });
  if (!requester) throw refused(operation, 'CALLER_UNKNOWN');
  operation.caller = { token, caller, requester };
  if (requester.suspended) throw new Refusal('ORGANISATION_SUSPENDED');
}
