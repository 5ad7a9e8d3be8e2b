import type { QueryRunner } from 'typeorm';

/** A place in the body of a function, and what a migration puts there instead. */
export interface Rewriting {
  /** As `schema.name`, of a function that there is once. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Defines functions of the database anew as they are but for some places; with `back` as before it.
 *
 * @throws Error when a function does not say what is to be replaced
 */
export async function rewriteFunctions(
  runner: QueryRunner,
  rewritings: readonly Rewriting[],
  back = false,
): Promise<void> {
  for (const name of new Set(rewritings.map((one) => one.name))) {
    const [row] = (await runner.query('select pg_get_functiondef($1::regproc) as definition', [
      name,
    ])) as { definition: string }[];
    let definition = row?.definition ?? '';
    for (const { from, to } of rewritings.filter((one) => one.name === name)) {
      const [old, put] = back ? [to, from] : [from, to];
      if (!definition.includes(old)) throw new Error(`${name} does not say ${old}`);
      definition = definition.replace(old, () => put);
    }
    await runner.query(definition);
  }
}
