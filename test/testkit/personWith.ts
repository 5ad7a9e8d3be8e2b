import { sampleId } from '@lidhja/platform';

/**
 * SQL: a person with everything in the tables that describes one, and with a restriction of an organisation's.
 * @param word is in each value that can hold one
 * @param office id of the organisation that decided about them
 */
export const personWith = (person: string, word: string, office: string): string => `
  insert into "national".person values ('${person}', false, false, true);
  insert into "national".person_identity values ('${person}', '${word}-given', '${word}-family', '1991-02-03');
  insert into "national".person_origin values ('${person}', 'AL');
  insert into "national".person_health values ('${person}', '${word}-needs (synthetic)');
  insert into "national".child_decision (person_id, recipient, ground, reference, decided_on, synthetic)
  values ('${person}', '${office}', 'BEST_INTEREST', '${word}-decision', '2026-01-01', true);
  insert into exchange.handling (record, code, words, provider, first_recipient, synthetic)
  values ('${person}', 'H3', '${word}-restriction', '${sampleId('organisation/vatra')}', '${office}', true);`;
