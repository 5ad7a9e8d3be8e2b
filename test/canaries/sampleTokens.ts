import type { Client } from 'pg';
import { CARRIERS, CODES, SEALED } from './carriers';
import { declaredCategories } from './plantCanaries';
import { nameOf, type About, type Kept, type Token } from './Token';

/** How long a value must be to be known again by itself. */
const LEAST = 8;

/** Tables whose rows are about a case, a person or another record, and the column that names it. */
const ABOUT: readonly (readonly [tables: RegExp, about: About, key: string])[] = [
  [/^national\.case$/, 'case', 'id'],
  [/^national\.case_/, 'case', 'case_id'],
  [/^national\.person_/, 'person', 'person_id'],
  [/^exchange\.request$/, 'request', 'id'],
  [/^exchange\.(request_event|onward_request)$/, 'request', 'request'],
  [/^exchange\.(sought_person|document|request_answer)$/, 'sought', 'request'],
  [/^exchange\.danger_push_item$/, 'push_words', 'push'],
  [/^local\.contact_point$/, 'contact_point', 'id'],
];

/**
 * Values of the sample that are tokens by themselves: they stand in one row of their column, have a
 * figure in them, and are no code. Call it before the canaries are planted.
 */
export async function sampleTokens(client: Client): Promise<Token[]> {
  const categories = declaredCategories();
  const byValue = new Map<string, Kept[]>();
  for (const [column, field] of Object.entries(CARRIERS)) {
    const [schema, table, name] = column.split('.') as [string, string, string];
    const place = ABOUT.find(([tables]) => tables.test(`${schema}.${table}`));
    const category = categories.get(field);
    if (!place || !category || CODES.includes(column) || SEALED.includes(column)) continue;
    const [, about, key] = place;
    const { rows } = await client.query<{ value: string; record: string }>(
      `select "${name}" as value, min("${key}"::text) as record from "${schema}"."${table}"
       where length("${name}") >= $1 and "${name}" ~ '[0-9]' and "${name}" !~ '[^ -~]'
       group by 1 having count(*) = 1 order by 1`,
      [LEAST],
    );
    for (const { value, record } of rows) {
      const kept: Kept = { column, category, about, record };
      byValue.set(value, [...(byValue.get(value) ?? []), kept]);
    }
  }
  return [...byValue].map(([value, kept], at) => ({
    name: `value ${String(at + 1)} of the sample, ${kept.map(nameOf).join(', or ')}`,
    value,
    planted: false,
    kept,
  }));
}
