import type { RowCondition } from '@lidhja/enforcement';

/** Sets are sub-selects of one value, so that they are computed once for a statement, and looked up by hash. */
const among = (column: string, set: string): string =>
  `${column} in (select unnest((select ${set})::uuid[]))`;

const notSealed = (column: string): string =>
  `${column} <> all ((select exchange.sealed_records())::uuid[])`;

/** Open columns of a case or a person are there for whoever may read anything of it. */
const asked = (category: string): string => (category === 'OPEN' ? 'null' : `'${category}'`);

/** Neither sealed nor kept from the session by codes. */
const notClosed = (column: string, category: string): string =>
  `${column} <> all ((select exchange.closed_records(${asked(category)}))::uuid[])`;

const areas = (category: string): string =>
  `(select "national".open_areas(${asked(category)}))::text[]`;

/** Where the row has its area; the set is named once, since each time that it is named is computed. */
const areaIn =
  (column: string): RowCondition =>
  (category) =>
    `array[${column}, 'AL'] && ${areas(category)}`;

/** Where the area is looked up, which is done for no row that lies open or closed anyway. */
const lookedUp =
  (inMyArea: string): RowCondition =>
  (category) =>
    `case ${areas(category)} when '{AL}' then true when '{}' then false else ${inMyArea} end`;

/** Rows about a case, by the column that names it. What is opened one by one is not sealed or withheld. */
export const opensCase =
  (key: string, area?: string): RowCondition =>
  (category) => {
    const atLarge = area ? areaIn(area) : lookedUp(`"national".case_in_my_area(${key})`);
    return `(${among(key, `"national".open_cases(${asked(category)})`)}
      or ${atLarge(category)} and ${notClosed(key, category)})`;
  };

/** Rows about a person, by the column that names them. */
export const opensPerson =
  (key: string): RowCondition =>
  (category) => `${notClosed(key, category)}
    and (${among(key, `"national".open_persons(${asked(category)})`)}
    or ${lookedUp(`"national".person_in_my_area(${key})`)(category)})`;

/**
 * Edges between a case and a person: there for whoever may read of both, or of the person by a grant
 * that names the case and is told nothing more of it. Neither end may be sealed.
 */
export const opensEdge =
  (caseKey: string, personKey: string): RowCondition =>
  (category) => `((${opensCase(caseKey)(category)}) or ${notSealed(caseKey)}
      and ${among(caseKey, `exchange.granted_at_most(${asked(category)})`)})
    and (${opensPerson(personKey)(category)})`;
