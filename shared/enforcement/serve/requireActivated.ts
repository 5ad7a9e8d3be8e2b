import type { Category } from '@lidhja/policy';
import type { DataSource } from 'typeorm';

interface Reassigned {
  readonly coordinate: string;
  readonly was: string;
  readonly becomes: string;
}

/**
 * A part serves only as it was activated. Tells the database what the build declares; where a field has
 * another category than the one in force, that is kept as a change that waits for a second person.
 * @throws Error that names the fields, and says what to run
 */
export async function requireActivated(
  source: Pick<DataSource, 'query'>,
  categories: ReadonlyMap<string, Category>,
): Promise<void> {
  const declared = JSON.stringify(Object.fromEntries(categories));
  const waiting = await source.query<Reassigned[]>(
    'select * from exchange.declare_classification($1::jsonb)',
    [declared],
  );
  if (waiting.length === 0) return;
  const fields = waiting.map(
    ({ coordinate, was, becomes }) => `${coordinate}: ${was} → ${becomes}`,
  );
  throw new Error(
    `this build classifies fields anew, which a second person has to activate (${fields.join('; ')}). ` +
      'Look at it with "npm run policy -- show", then "npm run policy -- activate ISSUER SUBJECT"',
  );
}
