import { CATEGORIES, PURPOSES } from '@lidhja/policy';
import { REQUEST } from './sessions';

/** What the grant of the sample's request names, where nothing else is asked about. */
export const NAMED: readonly string[] = [
  ...['CASE_STATUS', 'OFFENCE', 'EXPLOITATION', 'SUSPECT', 'MIGRATION', 'VICTIM_IDENTITY'],
];

/**
 * SQL that makes the session's grant name the categories, under an agreement that names everything,
 * approved by so many people.
 */
export const granting = (categories: readonly string[], approvals: number): string => `
  update exchange.agreement_version set purposes = '{${PURPOSES.join(',')}}',
    categories = '{${CATEGORIES.join(',')}}';
  update exchange."grant" set purpose = current_setting('lidhja.purpose'),
    categories = '{${categories.join(',')}}', approved_by = approved_by[1:${approvals}]
  where request = '${REQUEST}'`;
