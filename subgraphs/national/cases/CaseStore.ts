import type { Session } from '@lidhja/enforcement';
import { NOTES_DISCLOSURE } from '../requests/notesDisclosure';
import { asksAhead } from '../security/askAhead';
import type { CaseRow } from './CaseRow';
import { listAssigned, type AssignedList } from './listAssigned';

/** A part of a case, as its own table holds it. */
export interface CasePart {
  readonly caseId: string;
  /** Of a part that is about a person: conditions that hold beside those of the case. */
  readonly facts?: string | null;
  /** Of a part that is about a person: its marks, which are those of case and person together. */
  readonly marks?: string;
}

const PARTS = {
  offences: `select case_id as "caseId", offence, article from "national".case_offence
      where ${asksAhead('case_offence')}`,
  exploitation: `select case_id as "caseId", form, country from "national".case_exploitation
      where ${asksAhead('case_exploitation')}`,
  suspects: `select case_id as "caseId", given_name as "givenName", family_name as "familyName",
      citizenship from "national".case_suspect where ${asksAhead('case_suspect')}`,
  victims: `select c.case_id as "caseId", c.id, c.person_id as "personId", c.person_id as about,
      c.facts, c.marks
      from "national".readable_victim c where ${asksAhead('readable_victim')}`,
} as const;

/** Name of a list of parts. */
export type PartName = keyof typeof PARTS;

/** Parts of one kind that a case may have; more would not be a case but a mistake. */
const PARTS_LIMIT = 200;

/** What is read of `"national".readable_case c`. */
export const CASE_COLUMNS = `c.id, c.synthetic, c.owner, c.reference, c.qark, c.stage,
  c.opened_on::text as "openedOn", c.access`;

/**
 * Looks for a reference among the cases that the caller can reach, which are read first and whole. A
 * look-up by reference would touch a hidden case, if there is one, and the time that row security
 * takes for it would tell that there is. Whoever reads no area at large reads what is theirs by key: rows of
 * others are not even looked at.
 */
async function findAmongReachable(
  session: Session,
  reference: string,
  own: boolean,
): Promise<CaseRow | null> {
  const [found] = await session.query<CaseRow[]>(
    `with asked as materialized (
       select "national".open_cases(null) as own,
         "national".reads_at_large(null) or "national".reads_in_area(null) as at_large
       where ${asksAhead('readable_case')}),
     reachable as materialized (
       select c.* from asked a cross join lateral (select ${CASE_COLUMNS} from "national".readable_case c
         where c.id = any (a.own) offset 0) c where not a.at_large
       union all
       select c.* from asked a cross join lateral (select ${CASE_COLUMNS}
         from "national".readable_case c offset 0) c where a.at_large)
     select * from reachable where reference = $1
       and (not $2 or owner = exchange.my_organisation()) limit 1`,
    [reference, own],
  );
  return found ?? null;
}

/** A case, and the request whose grant opens it. */
type GrantedRow = CaseRow & { readonly request: string; readonly noted?: boolean };

const byRequest = (rows: readonly GrantedRow[]): Map<string, CaseRow> =>
  new Map(rows.map(({ request, noted: _, ...row }) => [request, row]));

/** The grant first, and its case by its id, whatever the planner holds of the sizes of either. */
const granted = (columns: string): string =>
  `select ${columns} from exchange.live_grants() g cross join lateral (
     select ${CASE_COLUMNS} from "national".readable_case c where c.id = g.record offset 0) c
   where ${asksAhead('readable_case')} and g.request = any ($1)`;

/** The only reader of cases. Row security decides which rows there are, whatever is asked for here. */
export const CaseStore = {
  /** The cases to which the official is assigned and whose status they may read. */
  findAssigned(session: Session, list: AssignedList): Promise<CaseRow[]> {
    const { sql, parameters } = listAssigned(CASE_COLUMNS, list);
    return session.query<CaseRow[]>(sql, [...parameters]);
  },

  /** The case with that reference among those that the caller may see. */
  async findByReference(session: Session, reference: string): Promise<CaseRow | null> {
    return findAmongReachable(session, reference, false);
  },

  /** The case with that reference that the session's own authority keeps: only its owner decides about it. */
  findOwn(session: Session, reference: string): Promise<CaseRow | null> {
    return findAmongReachable(session, reference, true);
  },

  /** Cases by id, as far as the caller may see them. */
  findByIds(session: Session, ids: readonly string[]): Promise<CaseRow[]> {
    return session.query<CaseRow[]>(
      `select ${CASE_COLUMNS} from "national".readable_case c
       where ${asksAhead('readable_case')} and c.id = any ($1)`,
      [ids],
    );
  },

  /** The case that the session's grant on each of these requests opens, in one statement. */
  async findGranted(session: Session, requests: readonly string[]): Promise<Map<string, CaseRow>> {
    return byRequest(await session.query<GrantedRow[]>(granted('g.request, c.*'), [requests]));
  },

  /** The same, and where there is one, that what was granted on the session's request is read. */
  async disclose(session: Session, requests: readonly string[]): Promise<Map<string, CaseRow>> {
    const sql = granted(`g.request, c.*, ${NOTES_DISCLOSURE}`);
    const rows = await session.query<GrantedRow[]>(sql, [requests]);
    return byRequest(rows.filter(({ noted }) => noted));
  },

  /** Parts of many cases in one statement. */
  findParts<T extends CasePart>(
    session: Session,
    part: PartName,
    cases: readonly string[],
  ): Promise<T[]> {
    return session.query<T[]>(
      `${PARTS[part]} and case_id = any ($1) ${part === 'victims' ? "and part = 'VICTIM'" : ''}
       order by case_id, ${part === 'victims' ? 'c.id' : 'id'} limit $2`,
      [cases, PARTS_LIMIT * cases.length],
    );
  },
};
