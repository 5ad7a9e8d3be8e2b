import type { SecuredSchema } from '@lidhja/enforcement';

/** Columns that whoever may read rows of the table has a right to. */
const columnsOf = ({ serves, keys = [] }: SecuredSchema['tables'][number]): string =>
  [...Object.keys(serves), ...keys].map((column) => `"${column}"`).join(', ');

/**
 * SQL that counts the rows of every table of a subgraph that is read, by every column that its
 * declaration serves, so that it is refused where the right to one of them is missing.
 */
export const countServed = ({ schema, tables }: SecuredSchema): string =>
  `select ${tables
    .filter(({ opens }) => opens !== null)
    .map((one) => `(select count(row(${columnsOf(one)})) from "${schema}"."${one.table}")`)
    .map((count, at) => `${count} as of_${at}`)
    .join(', ')}`;
