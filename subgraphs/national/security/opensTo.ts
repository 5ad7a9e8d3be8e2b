import type { RowCondition } from '@lidhja/enforcement';

/** Sets are sub-selects of one value, so that they are computed once for a statement, and looked up by hash. */
const among = (column: string, set: string): string =>
  `${column} in (select unnest((select ${set})::uuid[]))`;

const notSealed = (column: string): string =>
  `${column} <> all ((select exchange.sealed_records())::uuid[])`;

/** Open columns of a case or a person are there for whoever may read anything of it. */
const asked = (category: string): string => (category === 'OPEN' ? 'null' : `'${category}'`);

/** What came with codes is not there for whom they keep it from. */
const notWithheld = (column: string, category: string): string =>
  `${column} <> all ((select exchange.withheld_records(${asked(category)}))::uuid[])`;

const atLarge = (category: string, inArea: string): string =>
  `(select "national".reads_at_large(${asked(category)}))
    or (select "national".reads_in_area(${asked(category)})) and ${inArea}`;

/** Rows about a case, by the column that names it. What is opened one by one is not sealed or withheld. */
export const opensCase =
  (key: string, inArea = `"national".case_in_my_area(${key})`): RowCondition =>
  (category) => `(${among(key, `"national".open_cases(${asked(category)})`)}
    or ${notSealed(key)} and ${notWithheld(key, category)} and (${atLarge(category, inArea)}))`;

/** Rows about a person, by the column that names them. */
export const opensPerson =
  (key: string): RowCondition =>
  (category) => `${notSealed(key)} and ${notWithheld(key, category)}
    and (${among(key, `"national".open_persons(${asked(category)})`)}
    or ${atLarge(category, `"national".person_in_my_area(${key})`)})`;

/**
 * Edges between a case and a person: there for whoever may read of both, or of the person by a grant
 * that names the case and is told nothing more of it. Neither end may be sealed.
 */
export const opensEdge =
  (caseKey: string, personKey: string): RowCondition =>
  (category) => `((${opensCase(caseKey)(category)}) or ${notSealed(caseKey)}
      and ${among(caseKey, `exchange.granted_at_most(${asked(category)})`)})
    and (${opensPerson(personKey)(category)})`;
