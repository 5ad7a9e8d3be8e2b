import type { LedIndex } from '@lidhja/platform';

const led = (
  table: string,
  name: string,
  columns: LedIndex['columns'],
  include?: readonly string[],
): LedIndex => ({ schema: 'national', table, name, columns, ...(include ? { include } : {}) });

/** Indexes that begin with what the rows are about, or with whose they are. */
export const LED_INDEXES: readonly LedIndex[] = [
  led('case_offence', 'offence_of_case', ['case_id', 'id']),
  led('case_exploitation', 'exploitation_of_case', ['case_id', 'id']),
  led('case_suspect', 'suspect_of_case', ['case_id', 'id']),
  led('case_person', 'person_of_case', ['case_id', 'id']),
  // After it: of two that cost the same the later is read, and this one has both ends.
  led('case_person', 'case_of_person', ['person_id', 'case_id']),
  led('identification', 'identification_of_person', ['person_id', 'decided_on', 'id']),
  led(
    'case_assignment',
    'assignment_by_official',
    ['official', 'case_id'],
    ['area', 'since', 'until'],
  ),
];

/**
 * The key of cases stands beside a wider index that begins with it, which the area of assignments needs. Of
 * two that cost the same the later is read; made anew, the key is never behind.
 */
export const LATER_KEY = `alter table "national"."case" drop constraint case_pkey,
  add constraint case_pkey primary key (id)`;
