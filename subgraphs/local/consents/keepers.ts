/** Those whose own caseload may hold persons who consent, and for what. */
export const KEEPERS = {
  by: ['ngo', 'shelter', 'social_services', 'health', 'employment', 'education'],
  purposes: ['IDENTIFICATION', 'ASSISTANCE', 'RETURN', 'PREVENTION'],
} as const;
