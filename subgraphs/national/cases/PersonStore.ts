import type { Session } from '@lidhja/enforcement';
import { asksAhead } from '../security/askAhead';
import type { AgeBand } from './Person';

/** A person, with what the tables of identity, origin and health let this session see of them. */
export interface PersonRow {
  readonly id: string;
  readonly synthetic: boolean;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: string | null;
  readonly birthYear: number | null;
  readonly ageBand: AgeBand | null;
  readonly healthNeeds: string | null;
  readonly citizenship: string | null;
}

/** A person who is reached by reference, with what decides about the row. */
export interface ReferencedPersonRow extends PersonRow {
  readonly access: string;
  readonly record: string;
}

/** A decision of a body about a person. */
export interface IdentificationRow {
  readonly personId: string;
  readonly body: string;
  readonly status: string;
  readonly decidedOn: string;
}

const COLUMNS = `p.id, p.synthetic, i.given_name as "givenName", i.family_name as "familyName",
  i.birth_date::text as "birthDate", extract(year from i.birth_date)::int as "birthYear", o.citizenship,
  a.band as "ageBand", h.needs as "healthNeeds"`;
const PARTS = `left join "national".person_identity i on i.person_id = p.id
  left join "national".person_origin o on o.person_id = p.id
  left join "national".person_age a on a.person_id = p.id
  left join "national".person_health h on h.person_id = p.id`;
const BESIDE = ['person_identity', 'person_origin', 'person_age', 'person_health'] as const;

/** The only reader of persons. */
export const PersonStore = {
  findByIds(session: Session, ids: readonly string[]): Promise<PersonRow[]> {
    return session.query<PersonRow[]>(
      `select ${COLUMNS} from "national".person p ${PARTS}
       where ${asksAhead('person', ...BESIDE)} and p.id = any ($1)`,
      [ids],
    );
  },

  /** Persons by id, as far as this session has a basis of its own to know of them. */
  findReferenced(session: Session, ids: readonly string[]): Promise<ReferencedPersonRow[]> {
    return session.query<ReferencedPersonRow[]>(
      `select ${COLUMNS}, p.access, p.record from "national".readable_person p ${PARTS}
       where ${asksAhead('readable_person', ...BESIDE)} and p.id = any ($1)`,
      [ids],
    );
  },

  findIdentifications(session: Session, persons: readonly string[]): Promise<IdentificationRow[]> {
    return session.query<IdentificationRow[]>(
      `select person_id as "personId", body, status, decided_on::text as "decidedOn"
       from "national".identification where ${asksAhead('identification')} and person_id = any ($1)
       order by person_id, decided_on, id limit $2`,
      [persons, persons.length * 50],
    );
  },
};
