import type { Category } from '@lidhja/policy';
import { categoryOf } from './categoryOf';
import { SECURED_TABLES, type SecuredTable } from './SecuredTable';

/** Sets are sub-selects, so that they are computed once for a statement and not for each row. */
const among = (column: string, set: string): string => `${column} = any ((select ${set})::uuid[])`;

// The row of a case has its area at hand; looking it up for each case would cost more than the page.
const ASSIGNED = `${among('id', '"national".my_cases()')}
        and ((select "national".reads_assigned(null, false)) or (select "national".reads_assigned(null, true))
          and (qark = any ((select "national".my_areas())::text[])
            or 'AL' = any ((select "national".my_areas())::text[])))`;

const opened = ({ table, about, key }: SecuredTable, category: string): string => {
  const cases = `"national".my_cases(${category})`;
  const ways =
    about === 'case'
      ? [
          table === '"case"' ? ASSIGNED : among(key, cases),
          among(key, `exchange.granted_records(${category})`),
        ]
      : [
          among(key, `"national".persons_in(${cases})`),
          among(key, `"national".persons_granted(${category})`),
          among(key, `exchange.compartment_records(${category})`),
          among(key, `exchange.referred_persons(${category})`),
        ];
  return [...ways, `(select "national".reads_at_large(${category}))`].join('\n      or ');
};

const sealed = (column: string): string =>
  `${column} <> all ((select exchange.sealed_records())::uuid[])`;

const policyOf = (table: SecuredTable, category: Category | null): string => `
  drop policy if exists readable on "national".${table.table};
  create policy readable on "national".${table.table} for select to lidhja_national using (
    ${sealed(table.key)}
    and (${opened(table, category ? `'${category}'` : 'null')}));`;

// An edge to a sealed person is cut for everyone who is not cleared, whatever else they may read.
const EDGE = `
  drop policy if exists readable on "national".case_person;
  create policy readable on "national".case_person for select to lidhja_national using (
    ${sealed('id')} and ${sealed('person_id')}
    and (${among('case_id', '"national".my_cases(null)')}
      or ${among('case_id', 'exchange.granted_records(null)')}
        and ${among('person_id', '"national".persons_granted(null)')}
      or ${among('person_id', 'exchange.compartment_records(null)')}
      or (select "national".reads_at_large(null))));`;

/** SQL that makes the row security of cases and persons what the fields of the schema declare. */
export const rowPolicies = (categories: ReadonlyMap<string, Category>): string =>
  [...SECURED_TABLES.map((table) => policyOf(table, categoryOf(table, categories))), EDGE].join(
    '\n',
  );
