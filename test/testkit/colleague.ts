import { sampleId } from '@lidhja/platform';

/** SQL: a second official of the same organisation, `SLUG-second`, who may do what the first may. */
export const colleague = (slug: string): string =>
  `insert into exchange.official select (jsonb_populate_record(f, '${JSON.stringify({
    id: sampleId(`official/${slug}-second`),
    subject: `${slug}-second`,
  })}')).* from exchange.official f where f.subject = '${slug}'`;
