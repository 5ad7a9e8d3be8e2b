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
import { contextFaultOf, type FetchFault } from './fetchFault';

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

/** The one refusal; what exactly was wrong is kept inside. */
const refused = (cause: FetchFault): Refusal =>
  new Refusal('UNAUTHENTICATED', undefined, { cause });

const one = (headers: Headers, name: string): string => {
  const value = headers[name];
  if (typeof value !== 'string') throw refused('FETCH_HEADERS');
  return value;
};

/**
 * The door of a subgraph. The gateway vouches for the fetch and not for the caller: the caller's own
 * token comes along and is verified here too, so a gateway cannot invent anyone.
 * @throws Refusal UNAUTHENTICATED, one answer whatever is wrong; its cause is a FetchFault or a TokenFault, for
 *   the log alone
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
    throw refused('FETCH_SIGNATURE');
  }
  const context = await verifyContext(jws, admission.contextKey, now).catch((error: unknown) => {
    throw refused(contextFaultOf(error));
  });
  const token = headers[CALLER_HEADER];
  const digest = typeof token === 'string' ? digestOf(token) : null;
  if (digest !== context.tokenDigest) throw refused('CALLER_OF_ANOTHER');
  if (!admission.replays.firstUse(context.operation, sequence)) throw refused('FETCH_REPLAYED');
  const caller = typeof token === 'string' ? await admission.verifyToken(token, now) : null;
  return { context, caller };
}
