import { allowRow } from '../allowRow';
import { CATEGORIES, isPersonLevel } from '../categories';

/**
 * What a referral or a consent can carry at most: data about the person. Narrower than the
 * specification in two ways: neither opens organisational data, nor the compartment of protected
 * witnesses. Counselling notes and shelter addresses are kept back by rules of their own.
 */
const aboutThePerson = CATEGORIES.filter(
  (category) => isPersonLevel(category) && category !== 'WITNESS_PROTECTION',
);

/** Identification and assistance at home. */
export const assistanceRows = Object.freeze([
  allowRow({
    id: 'authority_identification',
    who: ['responsible_authority'],
    basis: 'mandate',
    purposes: ['IDENTIFICATION'],
    categories: ['CASE_STATUS', 'EXPLOITATION', 'MIGRATION', 'VICTIM_IDENTITY', 'FAMILY'],
    when: ['trained'],
  }),
  allowRow({
    id: 'authority_assistance',
    who: ['responsible_authority'],
    basis: 'mandate',
    purposes: ['ASSISTANCE'],
    categories: ['CASE_STATUS', 'ASSISTANCE', 'VICTIM_IDENTITY'],
  }),
  allowRow({
    id: 'front_line_identification',
    who: ['police', 'border'],
    basis: 'mandate',
    purposes: ['IDENTIFICATION'],
    categories: ['CASE_STATUS', 'EXPLOITATION', 'MIGRATION', 'VICTIM_IDENTITY'],
    when: ['trained', 'in_area'],
  }),
  allowRow({
    id: 'accepted_referral',
    who: [
      'social_services',
      'employment',
      'health',
      'education',
      'ngo',
      'shelter',
      'local_government',
      'police',
      'consular',
      'responsible_authority',
    ],
    basis: 'referral',
    purposes: ['IDENTIFICATION', 'ASSISTANCE', 'RETURN'],
    categories: 'as_carried_by_the_referral',
    within: aboutThePerson,
  }),
  allowRow({
    id: 'own_caseload',
    who: ['ngo', 'shelter', 'social_services', 'health', 'employment', 'education'],
    basis: 'own_record',
    purposes: ['IDENTIFICATION', 'ASSISTANCE', 'RETURN', 'PREVENTION'],
    categories: [
      'CASE_STATUS',
      'EXPLOITATION',
      'ASSISTANCE',
      'RETURN',
      'MIGRATION',
      'VICTIM_IDENTITY',
      'VICTIM_LOCATION',
      'FAMILY',
      'HEALTH',
      'SPECIAL',
      'COUNSELLING_NOTE',
    ],
    when: ['assigned_caseworker_or_supervisor'],
  }),
  allowRow({
    id: 'own_shelter',
    who: ['shelter'],
    basis: 'own_record',
    purposes: ['ASSISTANCE'],
    categories: ['SHELTER_LOCATION'],
  }),
  allowRow({
    id: 'persons_consent',
    who: ['any_organisation'],
    basis: 'consent',
    purposes: ['IDENTIFICATION', 'ASSISTANCE', 'RETURN', 'PREVENTION', 'OTHER'],
    categories: 'as_named_in_the_consent',
    within: aboutThePerson,
  }),
]);
