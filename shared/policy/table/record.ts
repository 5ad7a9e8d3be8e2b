import { allowRow } from '../allowRow';

/** Requests and the record of who read what. */
export const recordRows = Object.freeze([
  allowRow({
    id: 'own_requests_and_record',
    who: ['any_organisation'],
    basis: 'own_record',
    purposes: 'any',
    categories: ['REQUEST', 'AUDIT'],
  }),
  allowRow({
    id: 'addressed_requests',
    who: ['prosecutor', 'police', 'responsible_authority', 'consular', 'witness_protection'],
    basis: 'mandate',
    purposes: [
      'THIS_PROCEEDING',
      'RELATED_PROCEEDING',
      'IMMEDIATE_THREAT',
      'IDENTIFICATION',
      'ASSISTANCE',
      'RETURN',
    ],
    categories: ['REQUEST'],
    when: ['addressed_to_own_authority'],
  }),
  allowRow({
    id: 'opened_inspection',
    who: ['oversight'],
    basis: 'mandate',
    purposes: ['OVERSIGHT'],
    categories: ['REQUEST', 'AUDIT', 'CASE_STATUS'],
    when: ['opened_inspection'],
  }),
]);
