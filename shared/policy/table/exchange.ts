import { allowRow } from '../allowRow';

/** Return, and what crosses the border on a grant. */
export const exchangeRows = Object.freeze([
  allowRow({
    id: 'return_at_home',
    who: ['consular', 'responsible_authority'],
    basis: 'mandate',
    purposes: ['RETURN'],
    categories: ['RETURN', 'MIGRATION', 'VICTIM_IDENTITY'],
  }),
  allowRow({
    id: 'foreign_authority_grant',
    who: ['foreign_authority'],
    basis: 'grant',
    purposes: 'as_in_the_grant',
    categories: 'as_in_the_grant',
    within: [
      'CASE_STATUS',
      'OFFENCE',
      'EXPLOITATION',
      'SUSPECT',
      'MIGRATION',
      'TESTIMONY',
      'VICTIM_IDENTITY',
      'VICTIM_LOCATION',
      'FAMILY',
    ],
  }),
  allowRow({
    id: 'foreign_authority_health',
    who: ['foreign_authority'],
    basis: 'grant',
    purposes: 'as_in_the_grant',
    categories: ['HEALTH'],
    when: ['judicial_authorisation', 'consent_or_necessity'],
  }),
  allowRow({
    id: 'foreign_protection_grant',
    who: ['foreign_protection', 'international_organisation'],
    basis: 'grant',
    purposes: ['RETURN', 'ASSISTANCE', 'IDENTIFICATION'],
    categories: 'as_in_the_grant',
    within: ['CASE_STATUS', 'RETURN', 'MIGRATION', 'ASSISTANCE', 'VICTIM_IDENTITY', 'FAMILY'],
    when: ['consent'],
  }),
]);
