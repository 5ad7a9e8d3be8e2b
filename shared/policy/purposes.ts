/**
 * What data may be asked for. The list is closed; a purpose is mandatory for all but open data.
 * The proceedings and the threat are those of ETS 182 (second additional protocol), article 26.
 */
export const PURPOSES = Object.freeze([
  'THIS_PROCEEDING',
  /** A proceeding directly related to this one. */
  'RELATED_PROCEEDING',
  /** An immediate and serious threat to public security. */
  'IMMEDIATE_THREAT',
  'IDENTIFICATION',
  'ASSISTANCE',
  'RETURN',
  'PREVENTION',
  'STATISTICS',
  'OVERSIGHT',
  /** Anything else, which needs the consent of the sender or of the person. */
  'OTHER',
] as const);

export type Purpose = (typeof PURPOSES)[number];
