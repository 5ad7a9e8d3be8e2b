/** What states, or organisations of theirs, put an agreement into. */
export const INSTRUMENTS = Object.freeze([
  'BILATERAL',
  'CONVENTION',
  'PROTOCOL',
  'MEMORANDUM',
  'CONTRACT',
] as const);
