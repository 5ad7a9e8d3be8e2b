import type { QueryRunner } from 'typeorm';

/** One place in the body of a function, and what a migration puts there instead. */
export interface Rewriting {
  /** As `schema.name`, of a function that there is once. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Defines functions of the database anew as they are but for one place each; with `back` as before it.
 *
 * @throws Error when a function does not say what is to be replaced
 */
export async function rewriteFunctions(
  runner: QueryRunner,
  rewritings: readonly Rewriting[],
  back = false,
): Promise<void> {
  for (const { name, from, to } of back ? [...rewritings].reverse() : rewritings) {
    const [row] = (await runner.query('select pg_get_functiondef($1::regproc) as definition', [
      name,
    ])) as { definition: string }[];
    const [old, put] = back ? [to, from] : [from, to];
    if (!row?.definition.includes(old)) throw new Error(`${name} does not say ${old}`);
    await runner.query(row.definition.replace(old, () => put));
  }
}
