import type { Caller } from '@lidhja/platform';
import type { RegisteredRequester } from './RegisteredRequester';

/** A caller whose token is accepted and whom the registry knows. */
export interface SignedIn {
  /** As it was sent; the subgraphs verify it again. */
  readonly token: string;
  /** What the token says of who acts. */
  readonly caller: Caller;
  readonly requester: RegisteredRequester;
}
