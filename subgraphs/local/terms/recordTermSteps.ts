import type { RequestContext } from '@lidhja/enforcement';

/** Whoever refers, keeps consents or prepares returns, and for what they read these. */
export const KEEPING = {
  by: [
    ...(['ngo', 'shelter', 'social_services', 'employment', 'health', 'education'] as const),
    ...(['local_government', 'police', 'consular', 'responsible_authority'] as const),
  ],
  purposes: ['IDENTIFICATION', 'ASSISTANCE', 'RETURN'],
} as const;

const named = (type: string, ...fields: readonly string[]): string[] =>
  fields.map((field) => `${type}.${field}`);

/** The same of each record: which of them it was, and whether its person went, is in none of it. */
const FIELDS = [
  ...named('Referral', 'person', 'referredOn', 'acceptedAt', 'expiresAt', 'categories'),
  ...named('Consent', 'person', 'purposes', 'categories', 'informedOn', 'representatives'),
  ...named('Return', 'person', 'kind', 'stage', 'fromCountry', 'toCountry', 'requestedOn'),
  ...named('Return', 'riskAssessedOn', 'documentsIssuedOn', 'travelledOn'),
  ...named('Person', 'givenName', 'familyName', 'birthDate', 'birthYear', 'citizenship'),
  ...named('Person', 'healthNeeds'),
];

/** What the record has of an erasure, but for what hung on what was erased. */
export const erasureOf = (
  { actor }: RequestContext,
  persons: readonly [proposedBy: string, approvedBy: string],
): object => ({ ...actor, fields: FIELDS, persons });
