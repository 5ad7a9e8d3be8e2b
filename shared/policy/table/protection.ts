import { allowRow } from '../allowRow';

/** The compartment of protected witnesses, and the person reading about themselves. */
export const protectionRows = Object.freeze([
  allowRow({
    id: 'compartment',
    who: ['witness_protection'],
    basis: 'mandate',
    purposes: ['THIS_PROCEEDING', 'ASSISTANCE'],
    categories: ['WITNESS_PROTECTION', 'VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY'],
    when: ['cleared'],
  }),
  allowRow({
    id: 'compartment_abroad',
    who: ['foreign_witness_protection'],
    basis: 'grant',
    purposes: ['THIS_PROCEEDING', 'ASSISTANCE'],
    categories: 'as_in_the_grant',
    within: ['WITNESS_PROTECTION', 'VICTIM_IDENTITY', 'FAMILY'],
    when: ['cleared', 'directorate_to_directorate'],
  }),
  allowRow({
    id: 'the_person',
    who: ['data_subject'],
    basis: 'self',
    purposes: 'any',
    categories: [
      'CASE_STATUS',
      'ASSISTANCE',
      'RETURN',
      'MIGRATION',
      'VICTIM_IDENTITY',
      'HEALTH',
      'AUDIT',
    ],
    when: ['safe_channel', 'no_conflict'],
  }),
]);
