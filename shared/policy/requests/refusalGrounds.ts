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
  /** Punishable by a year of prison or less. */
  MINOR_OFFENCE: false,
} as const);

/** Grounds that an agreement may add to those of the directive. */
export const ADDED_GROUNDS = Object.freeze(['NOT_AN_OFFENCE_IN_REQUESTED_STATE'] as const);

/**
 * What no agreement gives up: to say that there is nothing, or that it was never agreed; and, the hub's own
 * rule, that a person would be in danger.
 */
export const INDISPENSABLE_GROUNDS = Object.freeze([
  'NOT_AVAILABLE',
  'BEYOND_PERMITTED_CATEGORIES',
  'SAFETY_OF_A_PERSON',
] as const);

export type RefusalGround = keyof typeof REFUSAL_GROUNDS | (typeof ADDED_GROUNDS)[number];

/** The ground as it is given outside; the precise one stays inside. */
export const outwardGround = (ground: string): string =>
  Object.hasOwn(REFUSAL_GROUNDS, ground) && !REFUSAL_GROUNDS[ground as keyof typeof REFUSAL_GROUNDS]
    ? ground
    : NEITHER_CONFIRMED_NOR_DENIED;
