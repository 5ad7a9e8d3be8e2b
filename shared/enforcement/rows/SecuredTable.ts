import type { Category } from '@lidhja/policy';

/** SQL condition under which a session sees a row that holds the category. */
export type RowCondition = (category: Category) => string;

/** Who adds rows, and which. */
export interface AddedRows {
  /** Coordinate of the operation that adds; its rule says who may, and for which purposes. */
  readonly by: string;
  readonly columns: readonly string[];
  /** SQL condition on the new row. */
  readonly where: string;
}

/**
 * A table of a subgraph, with every column that it has. What a session sees of it follows from the
 * fields that its columns are served as: their category decides who may read the row, so a table
 * holds one category alone.
 */
export interface SecuredTable {
  /** Bare name. */
  readonly table: string;
  /** Coordinate, or several, by column. */
  readonly serves: Readonly<Record<string, string | readonly string[]>>;
  /** Columns that stores join and choose by, and that are in no answer by themselves. */
  readonly keys?: readonly string[];
  /** Columns that only row security and functions read: the subgraph's role has no right to them. */
  readonly hidden?: readonly string[];
  /** Null for a table that nobody reads but functions. */
  readonly opens: RowCondition | null;
  readonly adds?: AddedRows;
  /**
   * SQL condition of the rows that the migrator sees, as whom functions and views of this part read; null
   * where none reads any, so that it can add rows and do nothing else with them. Left out: it keeps the
   * table, sees and changes all of it.
   */
  readonly keeperSees?: string | null;
  /**
   * SQL condition of the rows that functions of this part may destroy as the migrator, where it does not keep
   * the table; it sees them then too.
   */
  readonly keeperErases?: string;
}

/** The tables of one subgraph. */
export interface SecuredSchema {
  /** Bare name of the schema. */
  readonly schema: string;
  /** The role that the subgraph connects as, the only one with rights on its tables. */
  readonly role: string;
  readonly tables: readonly SecuredTable[];
}
