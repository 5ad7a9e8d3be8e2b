import type { Category } from '../../categories';

/** May nothing be said of a breach? Unless that is allowed, both are told. Instants: epoch milliseconds. */
export interface Breach {
  /** When it became known; the clock starts there. */
  readonly knownAt: number;
  /** Categories of what was reached. */
  readonly categories: readonly Category[];
  /** How the person can be reached; `null` where no way is known to be safe. */
  readonly reach: 'safe_channel' | 'representative' | null;
  /** The person is protected: the directorate tells them. */
  readonly sealed: boolean;
}
