import type { RowCondition } from '@lidhja/enforcement';

/** Open columns of a case or a person are there for whoever may read anything of it. */
const asked = (category: string): string => (category === 'OPEN' ? 'null' : `'${category}'`);

/** Of what kind the rows are for which sets are asked. */
type Kind = 'cases' | 'persons' | 'edges';

const setting = (kind: Kind, name: string, category: string): string =>
  `current_setting('lidhja.${kind}_${name}_${category === 'OPEN' ? 'any' : category}', true)`;

/**
 * A set that this very statement has asked ahead of the rows of a kind (`askAhead.ts`), or asks with its first
 * row where it has not. Of what the database has by itself: each function of ours costs planning.
 */
const kept = (kind: Kind, category: string, set: string, ask: string): string =>
  `case ${setting(kind, 'asked', category)} when statement_timestamp()::text then ${set} else ${ask} end`;

/**
 * Looked up by hash, and as texts, which are taken apart in a fraction of the time that ids are. The set is a
 * sub-select of one value, computed once for a statement: without that it would be computed to estimate how
 * long it is, when the statement is planned.
 */
const among = (kind: Kind, column: string, category: string, name: string, ask: string): string => {
  const set = `string_to_array(${setting(kind, name, category)}, ',')`;
  const again = `${ask}(${asked(category)})::text[]`;
  return `${column}::text in (select unnest((select ${kept(kind, category, set, again)})::text[]))`;
};

const notAmong = (
  kind: Kind,
  column: string,
  category: string,
  name: string,
  ask: string,
): string =>
  `${column} <> all ((select ${kept(kind, category, `${setting(kind, name, category)}::uuid[]`, ask)})::uuid[])`;

/** Neither sealed nor kept from the session by codes. */
const notClosed = (kind: Kind, column: string, category: string): string =>
  notAmong(kind, column, category, 'closed', `exchange.closed_records(${asked(category)})`);

const areas = (kind: Kind, category: string): string => {
  const again = `"national".open_areas(${asked(category)})`;
  return `(select ${kept(kind, category, `${setting(kind, 'areas', category)}::text[]`, again)})::text[]`;
};

/** Where the row has its area; the set is named once, since each time that it is named is computed. */
const areaIn =
  (column: string): RowCondition =>
  (category) =>
    `array[${column}, 'AL'] && ${areas('cases', category)}`;

/** Where the area is looked up, which is done for no row that lies open or closed anyway. */
const lookedUp =
  (kind: Kind, inMyArea: string): RowCondition =>
  (category) =>
    `case ${areas(kind, category)} when '{AL}' then true when '{}' then false else ${inMyArea} end`;

/**
 * Rows of which an erasure leaves nothing: not there from the moment on at which it is due, unless a hold keeps
 * them (the policy's rule `retention`). Asked ahead as the sets above, of all categories alike.
 */
export const inTerm =
  (kind: 'cases' | 'persons', column: string, opens: RowCondition): RowCondition =>
  (
    category,
  ) => `(${opens(category)}) and ${column} <> all ((select case current_setting('lidhja.${kind}_past_asked', true)
      when statement_timestamp()::text then current_setting('lidhja.${kind}_past', true)::uuid[]
      else "national".${kind}_past() end)::uuid[])`;

/** Rows about a case, by the column that names it. What is opened one by one is not sealed or withheld. */
export const opensCase =
  (key: string, area?: string): RowCondition =>
  (category) => {
    const atLarge = area ? areaIn(area) : lookedUp('cases', `"national".case_in_my_area(${key})`);
    return `(${among('cases', key, category, 'open', '"national".open_cases')}
      or ${atLarge(category)} and ${notClosed('cases', key, category)})`;
  };

/** Rows about a person, by the column that names them. */
export const opensPerson =
  (key: string): RowCondition =>
  (category) => `${notClosed('persons', key, category)}
    and (${among('persons', key, category, 'open', '"national".open_persons')}
    or ${lookedUp('persons', `"national".person_in_my_area(${key})`)(category)})`;

/**
 * Edges between a case and a person: there for whoever may read of both, or of the person by a grant
 * that names the case and is told nothing more of it. Neither end may be sealed.
 */
export const opensEdge =
  (caseKey: string, personKey: string): RowCondition =>
  (category) => `((${opensCase(caseKey)(category)})
      or ${notAmong('edges', caseKey, category, 'sealed', 'exchange.sealed_records()')}
      and ${among('edges', caseKey, category, 'at_most', 'exchange.granted_at_most')})
    and (${opensPerson(personKey)(category)})`;
