import { permissionsOf } from '@lidhja/policy';
import type { Change } from './Change';

const ROWS = [...new Set(permissionsOf().map(({ row }) => row))];
const WITH_CONDITIONS = [
  ...new Set(
    permissionsOf()
      .filter(({ conditions }) => conditions.length > 0)
      .map(({ row }) => row),
  ),
];

/** Every row of the decision table missing in the database, and every one without its conditions. */
export const tableChanges: readonly Change[] = [
  ...ROWS.map((row) => ({
    what: `the row ${row} is missing`,
    sql: `delete from exchange.permission where "row" = '${row}'`,
  })),
  ...WITH_CONDITIONS.map((row) => ({
    what: `the row ${row} asks for no condition`,
    sql: `update exchange.permission set conditions = '{}' where "row" = '${row}'`,
  })),
];
