import type { SecuredSchema } from './SecuredTable';

/** A column as the database has it. */
export interface ColumnName {
  readonly table: string;
  readonly column: string;
}

/** What differs between the tables that are there and those that are declared, each with its name. */
export function undeclaredColumns(
  { tables }: Pick<SecuredSchema, 'tables'>,
  columns: readonly ColumnName[],
): string[] {
  const nameOf = ({ table, column }: ColumnName): string => `${table}.${column}`;
  const declared = tables.flatMap(({ table, serves, keys = [], hidden = [] }) =>
    [...Object.keys(serves), ...keys, ...hidden].map((column) => nameOf({ table, column })),
  );
  const there = columns.map(nameOf);
  return [
    ...there
      .filter((name) => !declared.includes(name))
      .map((name) => `${name} is served as no field`),
    ...declared.filter((name) => !there.includes(name)).map((name) => `${name} is not there`),
    ...declared
      .filter((name, at) => declared.indexOf(name) !== at)
      .map((name) => `${name} is declared twice`),
  ];
}
