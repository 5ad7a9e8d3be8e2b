import type { Rewriting } from '@lidhja/platform';
import type { QueryRunner } from 'typeorm';

interface Defined {
  readonly definition: string;
  readonly signature: string;
}

const definitionWith = (
  definition: string,
  { name, from, to }: Rewriting,
  back: boolean,
): string => {
  const [old, put] = back ? [to, from] : [from, to];
  if (!definition.includes(old)) throw new Error(`${name} does not say ${old}`);
  return definition.replace(old, () => put);
};

/**
 * Defines functions anew of which it changes what they return, which the database does of none that is there.
 *
 * @param role whose they are to be executed: rights go with a function
 * @throws Error when a function does not say what is to be replaced
 */
export async function remakeFunctions(
  runner: QueryRunner,
  rewritings: readonly Rewriting[],
  role: string,
  back = false,
): Promise<void> {
  await runner.query('set local role exchange_owner');
  for (const name of new Set(rewritings.map((one) => one.name))) {
    const [found] = (await runner.query(
      `select pg_get_functiondef(f) as definition, f::regprocedure::text as signature
       from (select $1::regproc::oid as f) one`,
      [name],
    )) as Defined[];
    if (!found) throw new Error(`${name} is not there`);
    const own = rewritings.filter((one) => one.name === name);
    const definition = own.reduce((text, one) => definitionWith(text, one, back), found.definition);
    await runner.query(`drop function ${found.signature}`);
    await runner.query(definition);
    await runner.query(`grant execute on function ${found.signature} to ${role}`);
  }
  await runner.query('reset role');
}
