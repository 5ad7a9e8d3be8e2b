import type { KeyObject } from 'node:crypto';
import {
  CALLER_HEADER,
  CONTEXT_HEADER,
  type ReplayGuard,
  Refusal,
  SEQUENCE_HEADER,
  SIGNATURE_HEADER,
  digestOf,
  verifyContext,
  verifyFetch,
  type Caller,
  type Clock,
  type OperationContext,
  type TokenVerifier,
} from '@lidhja/platform';

/** A fetch that came from the gateway, unaltered and for the first time, for a caller who proved it. */
export interface AdmittedFetch {
  readonly context: OperationContext;
  readonly caller: Caller | null;
}

/** What a subgraph checks fetches with. */
export interface Admission {
  readonly contextKey: KeyObject;
  readonly fetchKey: Buffer;
  readonly verifyToken: TokenVerifier;
  readonly replays: ReplayGuard;
  readonly clock: Clock;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const one = (headers: Headers, name: string): string => {
  const value = headers[name];
  if (typeof value !== 'string') throw new Refusal('UNAUTHENTICATED');
  return value;
};

/**
 * The door of a subgraph. The gateway vouches for the fetch and not for the caller: the caller's own
 * token comes along and is verified here too, so a gateway cannot invent anyone.
 * @throws Refusal UNAUTHENTICATED, one answer whatever is wrong
 */
export async function admitFetch(
  headers: Headers,
  body: Buffer,
  admission: Admission,
): Promise<AdmittedFetch> {
  const now = admission.clock.now();
  const jws = one(headers, CONTEXT_HEADER);
  const sequence = Number(one(headers, SEQUENCE_HEADER));
  const signature = one(headers, SIGNATURE_HEADER);
  if (
    !Number.isInteger(sequence) ||
    !verifyFetch({ context: jws, sequence, body }, signature, admission.fetchKey)
  ) {
    throw new Refusal('UNAUTHENTICATED');
  }
  const context = await verifyContext(jws, admission.contextKey, now).catch(() => {
    throw new Refusal('UNAUTHENTICATED');
  });
  const token = headers[CALLER_HEADER];
  const digest = typeof token === 'string' ? digestOf(token) : null;
  if (digest !== context.tokenDigest || !admission.replays.firstUse(context.operation, sequence)) {
    throw new Refusal('UNAUTHENTICATED');
  }
  const caller = typeof token === 'string' ? await admission.verifyToken(token, now) : null;
  return { context, caller };
}
