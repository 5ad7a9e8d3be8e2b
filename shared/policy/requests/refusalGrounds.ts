/** What a refusal says outside where its ground would tell that there is, or is not, something. */
export const NEITHER_CONFIRMED_NOR_DENIED = 'NEITHER_CONFIRMED_NOR_DENIED';

/**
 * Grounds of refusal (Directive (EU) 2023/977, article 6(1)), in its order, each with whether it would
 * confirm existence. An agreement may add others, which count as if they did.
 */
export const REFUSAL_GROUNDS = Object.freeze({
  NOT_AVAILABLE: true,
  NOT_CONFORMING: false,
  JUDICIAL_AUTHORISATION_REFUSED: true,
  BEYOND_PERMITTED_CATEGORIES: false,
  INACCURATE_OR_OUTDATED: true,
  NATIONAL_SECURITY: true,
  ONGOING_INVESTIGATION: true,
  SAFETY_OF_A_PERSON: true,
  INTERESTS_OF_A_LEGAL_PERSON: true,
  OFFENCE_OF_ONE_YEAR_OR_LESS: false,
} as const);

export type RefusalGround = keyof typeof REFUSAL_GROUNDS;

/** The ground as it is given outside; the precise one stays inside. */
export const outwardGround = (ground: string): string =>
  Object.hasOwn(REFUSAL_GROUNDS, ground) && !REFUSAL_GROUNDS[ground as RefusalGround]
    ? ground
    : NEITHER_CONFIRMED_NOR_DENIED;
