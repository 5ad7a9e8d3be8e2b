import type { RegisteredRequester } from './RegisteredRequester';

/** A caller whose token is accepted and whom the registry knows. */
export interface SignedIn {
  /** As it was sent; the subgraphs verify it again. */
  readonly token: string;
  readonly requester: RegisteredRequester;
}
