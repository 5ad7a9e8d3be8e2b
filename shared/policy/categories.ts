/**
 * What a field can hold, in order of care: the first needs least, the last most.
 * A free-text field takes the highest category of its record, since people write names into it.
 */
export const CATEGORIES = Object.freeze([
  'OPEN',
  'ORGANISATIONAL',
  'CONTACT_POINT',
  'FINANCE',
  'AGGREGATE',
  /** A request, its decision, its conditions and its clock. */
  'REQUEST',
  /** Entries of the record of who read what. */
  'AUDIT',
  'CASE_STATUS',
  'OFFENCE',
  'EXPLOITATION',
  'SUSPECT',
  'ASSISTANCE',
  'RETURN',
  'MIGRATION',
  'TESTIMONY',
  'VICTIM_IDENTITY',
  'VICTIM_LOCATION',
  'FAMILY',
  'HEALTH',
  /** Ethnicity, religion, biometrics, sexual life. */
  'SPECIAL',
  'COUNSELLING_NOTE',
  'SHELTER_LOCATION',
  'WITNESS_PROTECTION',
] as const);

export type Category = (typeof CATEGORIES)[number];

const from =
  (first: Category) =>
  (category: Category): boolean =>
    CATEGORIES.indexOf(category) >= CATEGORIES.indexOf(first);

/** Whether a value of this category is about a person: CASE_STATUS and everything after it. */
export const isPersonLevel = from('CASE_STATUS');

/** Whether the category is VICTIM_IDENTITY or asks for more care than it. */
export const fromVictimIdentityOn = from('VICTIM_IDENTITY');

/** Whether two people must approve before a value of this category leaves on a grant. */
export const needsFourEyes = (category: Category): boolean =>
  category === 'TESTIMONY' || category === 'RETURN' || fromVictimIdentityOn(category);
