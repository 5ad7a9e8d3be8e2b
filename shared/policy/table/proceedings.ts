import { allowRow } from '../allowRow';

/** Proceedings at home. */
export const proceedingRows = Object.freeze([
  allowRow({
    id: 'police_proceeding',
    who: ['police'],
    basis: 'mandate',
    purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
    categories: ['CASE_STATUS', 'OFFENCE', 'EXPLOITATION', 'SUSPECT', 'VICTIM_IDENTITY'],
    when: ['in_area', 'assigned_case'],
  }),
  allowRow({
    id: 'police_own_statement',
    who: ['police'],
    basis: 'mandate',
    purposes: ['THIS_PROCEEDING'],
    categories: ['TESTIMONY'],
    when: ['assigned_case', 'taken_by_own_unit'],
  }),
  allowRow({
    id: 'prosecutor_proceeding',
    who: ['prosecutor'],
    basis: 'mandate',
    purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
    categories: [
      'CASE_STATUS',
      'OFFENCE',
      'EXPLOITATION',
      'SUSPECT',
      'TESTIMONY',
      'VICTIM_IDENTITY',
      'VICTIM_LOCATION',
    ],
    when: ['in_area', 'assigned_case'],
  }),
  allowRow({
    id: 'prosecutor_health',
    who: ['prosecutor'],
    basis: 'mandate',
    purposes: ['THIS_PROCEEDING'],
    categories: ['HEALTH'],
    when: ['in_area', 'assigned_case', 'judicial_authorisation'],
  }),
  allowRow({
    id: 'known_lead',
    who: ['prosecutor', 'police'],
    basis: 'mandate',
    purposes: ['RELATED_PROCEEDING'],
    categories: ['CASE_STATUS', 'OFFENCE'],
    when: ['lead_known_to_exist'],
  }),
]);
