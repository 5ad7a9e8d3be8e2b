import { createPrivateKey, randomUUID, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CALLER_HEADER,
  CONTEXT_HEADER,
  SEQUENCE_HEADER,
  SIGNATURE_HEADER,
  digestOf,
  fetchKey,
  signContext,
  signFetch,
} from '@lidhja/platform';
import { testCluster } from './TestCluster';

/** A fetch as the gateway would send it, with whatever a forger changes. */
export interface SignedFetch {
  readonly subgraph: string;
  readonly body: string;
  readonly token?: string | undefined;
  readonly purpose?: string | null;
  readonly request?: string | null;
  /** Signs the context in place of the gateway's key. */
  readonly key?: KeyObject;
  /** Token that the context names, where it is not the one that comes along. */
  readonly boundTo?: string | null;
  /** Signs the fetch in place of the subgraph's. */
  readonly fetchKey?: Buffer;
  /** Body that is signed, where it is not the one that is sent. */
  readonly signed?: string;
  readonly now?: number;
}

const keys = (): string => testCluster().keys['gateway'] ?? '';
let gatewayKey: KeyObject | undefined;

/** The key of this run's gateway for contexts. */
const signingKey = (): KeyObject =>
  (gatewayKey ??= createPrivateKey(readFileSync(join(keys(), 'context.private.pem'))));

/** The key between the gateway and a subgraph. */
export const fetchKeyOf = (subgraph: string): Buffer => fetchKey(keys(), subgraph);

/** The headers under which a subgraph admits a fetch. */
export async function headersOf(fetch: SignedFetch): Promise<Record<string, string>> {
  const { token, body } = fetch;
  const boundTo = fetch.boundTo !== undefined ? fetch.boundTo : token;
  const context = await signContext(
    {
      operation: randomUUID(),
      purpose: (fetch.purpose ?? null) as never,
      reason: fetch.purpose ? 'Asks a subgraph as the gateway would' : null,
      request: fetch.request ?? null,
      decides: [],
      tokenDigest: boundTo ? digestOf(boundTo) : null,
    },
    fetch.key ?? signingKey(),
    fetch.now ?? Date.now(),
  );
  const signed = { context, sequence: 1, body: fetch.signed ?? body };
  return {
    'content-type': 'application/json',
    [CONTEXT_HEADER]: context,
    [SEQUENCE_HEADER]: '1',
    [SIGNATURE_HEADER]: signFetch(signed, fetch.fetchKey ?? fetchKeyOf(fetch.subgraph)),
    ...(token ? { [CALLER_HEADER]: token } : {}),
  };
}
