/** An index that begins with whose rows they are. */
export interface LedIndex {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  /** The first is the one that it is asked by, which is never null. */
  readonly columns: readonly [string, ...string[]];
  readonly include?: readonly string[];
}

const made = ({ schema, table, name, columns, include }: LedIndex): string =>
  `create index ${name} on "${schema}".${table} (${columns.join(', ')})${include ? ` include (${include.join(', ')})` : ''}`;

/**
 * SQL that makes an index anew, so that it answers only whoever names its first column. PostgreSQL reads
 * an index by its later columns too where that looks cheap, and beside the key's own it then depends on how
 * many rows there are, hidden ones too, which of the two is read.
 *
 * @param led false for the index as it was before
 */
export const remadeIndex = (index: LedIndex, led = true): string =>
  `drop index "${index.schema}".${index.name};
  ${made(index)}${led ? ` where ${index.columns[0]} is not null` : ''};`;
