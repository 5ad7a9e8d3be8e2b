import type { Actor, Disclosed, WithheldCoordinate } from '@lidhja/audit';
import { digestOf, signContext, type ErrorCode } from '@lidhja/platform';
import type { KeyObject } from 'node:crypto';
import type { SignedIn } from '../identity/SignedIn';
import type { PurposeGiven } from '../identity/readPurpose';

/** Milliseconds from the first byte in to the last fetch; a context outlives it. */
export const OPERATION_DEADLINE = 15_000;

/** What went wrong in an operation: a code of the catalogue and places in the caller's own input. */
export interface Failure {
  readonly code: ErrorCode;
  /** Name of an input field. */
  readonly at?: string;
  /** Key of the root field in the answer. */
  readonly root?: string;
}

/** One operation, from its headers to its answer. Made for it alone and shared with nothing. */
export class Operation {
  /** Null for a caller without a token. */
  caller: SignedIn | null = null;
  given: PurposeGiven = { purpose: null, reason: null, request: null };
  /** SHA-256 (hex) of the document. */
  document: string | null = null;
  /** True for a mutation: a fetch of it is never repeated. */
  writes = false;
  /** What its root fields decide; told to every subgraph. */
  decides: readonly string[] = [];
  /** True when a subgraph recorded something of it: then its answer is recorded too. */
  recorded = false;
  /** What subgraphs say that they disclosed under grants. */
  readonly disclosed: Disclosed[] = [];
  readonly withheld: WithheldCoordinate[] = [];
  readonly failures: Failure[] = [];
  /** What exactly was refused, for the record alone. */
  detail: string | undefined;
  /** Names of the parts that did not answer. */
  readonly unavailable = new Set<string>();
  private readonly abort = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private sequence = 0;
  private context: Promise<string> | undefined;

  /** @param startedAt milliseconds since 1970 */
  constructor(
    readonly id: string,
    /** Given with the answer and kept nowhere: who has not got the answer cannot try out what its digest is of. */
    readonly salt: string,
    readonly startedAt: number,
    deadline: number = OPERATION_DEADLINE,
  ) {
    this.timer = setTimeout(() => this.abort.abort(), deadline);
  }

  /** Aborted when the operation's time is up or it has ended. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** A number that no fetch or retry of this operation had before. */
  nextSequence(): number {
    this.sequence += 1;
    return this.sequence;
  }

  /** The signed context, the same for all fetches. */
  signedContext(key: KeyObject): Promise<string> {
    const token = this.caller?.token;
    this.context ??= signContext(
      {
        operation: this.id,
        ...this.given,
        decides: this.decides,
        tokenDigest: token === undefined ? null : digestOf(token),
      },
      key,
      this.startedAt,
    );
    return this.context;
  }

  /** Who acts and for what, as the record keeps it. */
  get actor(): Actor {
    return {
      operation: this.id,
      organisation: this.caller?.requester.organisation ?? null,
      official: this.caller?.requester.official ?? null,
      ...this.given,
    };
  }

  /** Stops the clock; nothing of the operation runs on. */
  end(): void {
    clearTimeout(this.timer);
    this.abort.abort();
  }
}
