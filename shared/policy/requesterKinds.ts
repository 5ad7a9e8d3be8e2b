/** Public authorities at home. */
export const DOMESTIC_KINDS = Object.freeze([
  'coordinator',
  'responsible_authority',
  'police',
  'prosecutor',
  'social_services',
  'employment',
  'health',
  'education',
  'consular',
  'border',
  'witness_protection',
  'ministry',
  'regional_committee',
  'local_government',
  'oversight',
] as const);

/** Civil society and everyone else at home. */
export const LOCAL_KINDS = Object.freeze([
  'ngo',
  'shelter',
  'network_secretariat',
  'contact_point',
  'media',
  'donor',
  'public',
] as const);

export const FOREIGN_KINDS = Object.freeze([
  'foreign_authority',
  'foreign_protection',
  'foreign_witness_protection',
  'international_organisation',
] as const);

/** What a requester can be. The registry says which; a token only proves who acts. */
export const REQUESTER_KINDS = Object.freeze([
  ...DOMESTIC_KINDS,
  ...LOCAL_KINDS,
  ...FOREIGN_KINDS,
  /** The person, or a guardian after the conflict check. */
  'data_subject',
] as const);

export type RequesterKind = (typeof REQUESTER_KINDS)[number];
