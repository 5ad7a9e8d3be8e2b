import type { Classification } from '../build/Classification';
import { categoryOf } from './categoryOf';
import { closeTable } from './closeTable';
import type { AddedRows, SecuredSchema, SecuredTable } from './SecuredTable';

type Declared = Pick<Classification, 'categories' | 'operations'>;

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
const texts = (values: readonly string[]): string => values.map((one) => `'${one}'`).join(', ');

const reading = (on: string, role: string, table: SecuredTable, declared: Declared): string => {
  const category = categoryOf(table, declared.categories);
  if (table.opens === null) return '';
  if (category === null) throw new Error(`${table.table} is read and serves no field`);
  const columns = [...Object.keys(table.serves), ...(table.keys ?? [])];
  return `
  grant select (${quoted(columns)}) on ${on} to ${role};
  create policy readable on ${on} for select to ${role} using (${table.opens(category)});`;
};

const adding = (on: string, role: string, adds: AddedRows, { operations }: Declared): string => {
  const { by, purposes } = operations.get(adds.by) ?? {};
  if (!by || !purposes?.length) {
    throw new Error(`${on} is added to by ${adds.by}, of which no rule says by whom and for what`);
  }
  return `
  grant insert (${quoted(adds.columns)}) on ${on} to ${role};
  create policy addable on ${on} for insert to ${role} with check (
    (select exchange.my('kind')) in (${texts(by)})
    and (select exchange.my('purpose')) in (${texts(purposes)})
    and ${adds.where});`;
};

/** Less than `closeTable` leaves to the migrator, once its migrations have run. */
const keeping = (on: string, { keeperSees, keeperErases }: SecuredTable): string => {
  if (keeperSees === undefined) return '';
  const policy = (name: string, task: string, rows: string): string =>
    `create policy ${name} on ${on} for ${task} to lidhja_migrator using (${rows});`;
  const seen = keeperSees ?? keeperErases;
  return `
  drop policy keeper on ${on};
  create policy keeper on ${on} for insert to lidhja_migrator with check (true);
  ${seen === undefined ? '' : policy('kept', 'select', seen)}
  ${keeperErases === undefined ? '' : policy('erased', 'delete', keeperErases)}`;
};

/** SQL that makes the row security of one table, and the rights on it, what the schema declares. */
export function rowPolicies(
  { schema, role }: Pick<SecuredSchema, 'schema' | 'role'>,
  table: SecuredTable,
  declared: Declared,
): string {
  const on = `"${schema}"."${table.table}"`;
  return [
    closeTable(schema, table.table),
    keeping(on, table),
    `revoke all on ${on} from ${role};`,
    reading(on, role, table, declared),
    table.adds ? adding(on, role, table.adds, declared) : '',
  ].join('\n');
}
