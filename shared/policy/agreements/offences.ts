/**
 * Offences that an agreement can be about, as data on all sides have them. The protocol against trafficking
 * (Palermo, article 3) and CETS 197, articles 18 to 20 (to be confirmed by counsel), and what goes with them.
 */
export const OFFENCES = Object.freeze([
  'TRAFFICKING_IN_PERSONS',
  'TRAFFICKING_IN_CHILDREN',
  'SMUGGLING_OF_MIGRANTS',
  'SEXUAL_EXPLOITATION',
  'FORCED_LABOUR',
  /** Of a person of whom it was known that they are a victim. */
  'USE_OF_SERVICES_OF_A_VICTIM',
  /** Forging, or keeping, of documents of travel or identity. */
  'TRAVEL_DOCUMENTS',
  'ORGANISED_CRIMINAL_GROUP',
  'MONEY_LAUNDERING',
] as const);

export type Offence = (typeof OFFENCES)[number];
