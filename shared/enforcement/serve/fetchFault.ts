import { tokenFaultOf } from '@lidhja/platform';

/** What exactly was wrong with a fetch; told to nobody outside, and kept in the part's own log. */
export type FetchFault =
  | 'FETCH_HEADERS'
  | 'FETCH_SIGNATURE'
  | 'FETCH_REPLAYED'
  | 'CONTEXT_KEY'
  | 'CONTEXT_EXPIRED'
  | 'CONTEXT_MALFORMED'
  | 'CALLER_OF_ANOTHER';

const OF_CONTEXT: Readonly<Record<string, FetchFault>> = {
  TOKEN_SIGNATURE: 'CONTEXT_KEY',
  TOKEN_EXPIRED: 'CONTEXT_EXPIRED',
};

/** The fault by what was thrown where a context was verified; what is not known is CONTEXT_MALFORMED. */
export const contextFaultOf = (error: unknown): FetchFault =>
  OF_CONTEXT[tokenFaultOf(error)] ?? 'CONTEXT_MALFORMED';
