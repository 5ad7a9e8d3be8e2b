/** SQL: whether something is kept still, of a row. */
export const stillKept = (row = ''): string => `(${row}sealed and ${row}erased_at is null
      or ${row}copied and ${row}copies_destroyed_at is null)`;
