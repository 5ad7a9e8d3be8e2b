import type { KeyObject } from 'node:crypto';
import {
  CALLER_HEADER,
  CONTEXT_HEADER,
  SEQUENCE_HEADER,
  SIGNATURE_HEADER,
  signFetch,
} from '@lidhja/platform';
import { request, type Dispatcher } from 'undici';
import type { Operation } from '../operation/Operation';

/** Milliseconds for one fetch; the operation as a whole has a deadline of its own. */
export const FETCH_DEADLINE = 5000;
/** Milliseconds for a subgraph to say whether it is ready. */
const READY_DEADLINE = 2000;

/** What is needed to call one subgraph. */
export interface SubgraphLinkOptions {
  readonly name: string;
  /** Base address, without a path. */
  readonly address: string;
  readonly contextKey: KeyObject;
  /** Shared with this subgraph alone. */
  readonly fetchKey: Buffer;
  readonly dispatcher: Dispatcher;
  readonly deadline?: number;
}

/** The signed line to one subgraph. No redirect is followed and no other address is ever called. */
export class SubgraphLink {
  constructor(private readonly options: SubgraphLinkOptions) {}

  get name(): string {
    return this.options.name;
  }

  /**
   * Sends a GraphQL request within an operation, under a sequence number of its own.
   * @returns the body, whatever the status says
   * @throws when nothing comes in time
   */
  async post(operation: Operation, body: string): Promise<string> {
    const { address, contextKey, fetchKey, dispatcher, deadline = FETCH_DEADLINE } = this.options;
    const context = await operation.signedContext(contextKey);
    const sequence = operation.nextSequence();
    const token = operation.caller?.token;
    const answer = await request(new URL('/graphql', address), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [CONTEXT_HEADER]: context,
        [SEQUENCE_HEADER]: String(sequence),
        [SIGNATURE_HEADER]: signFetch({ context, sequence, body }, fetchKey),
        ...(token === undefined ? {} : { [CALLER_HEADER]: token }),
      },
      body,
      dispatcher,
      signal: AbortSignal.any([operation.signal, AbortSignal.timeout(deadline)]),
    });
    return answer.body.text();
  }

  /** Whether the subgraph says that it can answer. */
  async ready(): Promise<boolean> {
    const { address, dispatcher } = this.options;
    const { statusCode, body } = await request(new URL('/health/ready', address), {
      dispatcher,
      signal: AbortSignal.timeout(READY_DEADLINE),
    });
    await body.dump();
    return statusCode === 200;
  }
}
