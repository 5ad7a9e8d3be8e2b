import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import { personWith } from './personWith';

const OFFICE = sampleId('organisation/prosecutor-vlora');

export interface ClosedCase {
  readonly id: string;
  readonly reference: string;
  /** Is in each value of it, and of its victim, that can hold one. */
  readonly word: string;
  /** Id of its victim. */
  readonly person: string;
}

/** A case that has ended, with all that an erasure destroys, assigned to both prosecutors of Vlorë and a police officer. */
export const closedCase = (number: number): ClosedCase & { readonly sql: string } => {
  const [id, person] = [randomUUID(), randomUUID()];
  const [word, reference] = [`Beluga-${number}`, `VL-PAST-${number}`];
  const sql = `insert into "national"."case" (id, area, synthetic) values ('${id}', 'AL-12', true);
    insert into "national".case_status values ('${id}', '${OFFICE}', '${reference}', 'AL-12', 'CLOSED', '2014-01-01');
    insert into "national".case_assignment (case_id, official, since, area)
    select '${id}', f.id, '2014-01-01', 'AL-12' from exchange.official f
    where f.subject in ('prosecutor-vlora', 'prosecutor-vlora-second', 'police-vlora');
    insert into "national".case_offence (case_id, offence, article) values ('${id}', 'TRAFFICKING_IN_PERSONS', '110/a');
    insert into "national".case_exploitation (case_id, form, country) values ('${id}', 'ForcedLabour', 'AL');
    insert into "national".case_suspect values (gen_random_uuid(), '${id}', '${word}-suspect', '${word}-suspected', 'IT');
    ${personWith(person, word, OFFICE)}
    insert into "national".case_person (case_id, person_id, part) values ('${id}', '${person}', 'VICTIM')`;
  return { id, reference, word, person, sql };
};

/** SQL: it ended so long ago. */
export const endedAgo = (id: string, ago: string): string =>
  `update "national".case_term set ended_at = clock_timestamp() - interval '${ago}' where case_id = '${id}'`;
