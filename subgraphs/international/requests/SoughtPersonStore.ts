import type { Session } from '@lidhja/enforcement';
import type { SoughtPerson } from './SoughtPerson';

/** A person sought, without what the request lets whoever reads it see. */
export type SoughtPersonRow = Omit<SoughtPerson, 'access'> & { readonly request: string };

/** Particulars of requests, reached through the functions of the exchange alone. */
export const SoughtPersonStore = {
  find(session: Session, requests: readonly string[]): Promise<SoughtPersonRow[]> {
    return session.query<SoughtPersonRow[]>(
      `select request, given_name as "givenName", family_name as "familyName",
         birth_date::text as "birthDate", birth_year as "birthYear", citizenship, sex,
         document_kind as "documentKind", document_number as "documentNumber", description, synthetic
       from exchange.find_sought_persons($1)`,
      [requests],
    );
  },
};
