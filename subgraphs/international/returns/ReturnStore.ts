import type { Session } from '@lidhja/enforcement';

/** A return as this session may see it, with what decides about it. */
export interface ReturnRow {
  readonly id: string;
  readonly kind: string;
  readonly stage: string;
  readonly fromCountry: string;
  readonly toCountry: string;
  readonly requestedOn: string;
  readonly riskAssessedOn: string | null;
  readonly documentsIssuedOn: string | null;
  readonly travelledOn: string | null;
  readonly synthetic: boolean;
  readonly access: string;
}

/** Whom a return is about. */
export interface ReturnEdge {
  readonly return: string;
  readonly person: string;
}

/**
 * A condition without a column, for which no row is looked for before it holds: what row security asks of
 * each return again, so that the work does not tell whether there is one that is hidden.
 */
const ASKS_AHEAD = `exchange.prepares_returns('RETURN') is not null
  and exchange.sealed_rows() is not null and exchange.withheld_records('RETURN') is not null
  and "international".past_returns() is not null`;

/** The only reader of returns. Row security decides which there are; edges are the exchange's. */
export const ReturnStore = {
  /** Returns, the latest request first, after a position. */
  find(session: Session, limit: number, before: string[] | null): Promise<ReturnRow[]> {
    return session.query<ReturnRow[]>(
      `select r.id, r.kind, r.stage, r.from_country as "fromCountry", r.to_country as "toCountry",
         r.requested_on::text as "requestedOn", r.risk_assessed_on::text as "riskAssessedOn",
         r.documents_issued_on::text as "documentsIssuedOn", r.travelled_on::text as "travelledOn",
         r.synthetic, 'mandate||' || case when r.id in (select unnest((select
           exchange.marked_records())::uuid[])) then exchange.marks_of(array[r.id]) else '' end as access
       from "international".person_return r
       where ${ASKS_AHEAD} and ($2::uuid is null or (r.requested_on, r.id) < ($1::date, $2::uuid))
       order by r.requested_on desc, r.id desc limit $3`,
      [before?.[0] ?? null, before?.[1] ?? null, limit],
    );
  },

  /** Persons of the returns, where the edge is there for this session. */
  findPersons(session: Session, returns: readonly string[]): Promise<ReturnEdge[]> {
    return session.query<ReturnEdge[]>(
      'select return, person from exchange.find_return_persons($1)',
      [returns],
    );
  },
};
