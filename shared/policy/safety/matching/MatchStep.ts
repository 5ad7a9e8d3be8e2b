/** The persons are told first, then the workers are asked, then each learns of the other. */
export const MATCH_STEPS = Object.freeze(['TELL_PERSONS', 'ASK_WORKERS', 'INTRODUCE'] as const);

/** One of two records that may be of the same person, or of two who look for each other. Instants: epoch milliseconds. */
export interface MatchSide {
  /** Id of the official who looks after the person. */
  readonly worker: string;
  /** Consent to being matched; consent to anything else is none. */
  readonly consent: { readonly givenAt: number; readonly withdrawnAt: number | null } | null;
  readonly sealed: boolean;
  /** When the person was told that there may be a match. */
  readonly toldAt: number | null;
  /** When the worker confirmed, for the person, that it may go on. */
  readonly confirmedAt: number | null;
}

/** May a match take this step? */
export interface MatchStep {
  readonly step: (typeof MATCH_STEPS)[number];
  readonly sides: readonly [MatchSide, MatchSide];
  /**
   * How the names were made incomparable for whoever holds the tokens. Keyed tokens fall to a
   * dictionary wherever the key is at hand; an oblivious function has its key outside the hub.
   */
  readonly tokens: 'OBLIVIOUS' | 'KEYED' | 'PLAIN';
  readonly tokensAgree: boolean;
  readonly now: number;
}

/** A person counts as told from that instant on. */
export const isTold = ({ toldAt }: MatchSide, now: number): boolean =>
  toldAt !== null && toldAt <= now;
