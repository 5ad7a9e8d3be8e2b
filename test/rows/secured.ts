/** Tables of cases and persons, by their SQL names. */
export const SECURED: readonly string[] = [
  '"case"',
  'case_status',
  'case_offence',
  'case_exploitation',
  'case_suspect',
  'person',
  'person_identity',
  'person_origin',
  'person_health',
  'identification',
  'case_person',
];
