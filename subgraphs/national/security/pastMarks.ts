import type { Category } from '@lidhja/policy';

/** Fields whose values an erasure destroys: of the case itself, and of whoever nothing else names. */
const ERASED = {
  case: ['Case.suspects', 'CaseSuspect.givenName'],
  person: ['Person.givenName', 'Person.ageBand', 'Person.citizenship', 'Person.healthNeeds'],
} as const;

const functionOf = (kind: keyof typeof ERASED, declared: ReadonlyMap<string, Category>): string => {
  const categories = ERASED[kind].map((coordinate) => {
    const category = declared.get(coordinate);
    if (!category) throw new Error(`${coordinate} is not declared`);
    return category;
  });
  const words = [...new Set(categories)].map((one) => `past_retention@${one}`).join(',');
  return `
  create or replace function "national".${kind}_past_marks() returns text
  language sql stable return '${words}';`;
};

/**
 * SQL for what a row past its term says to the mask: that of the categories in force of what an erasure destroys,
 * and of no other, nothing is read. Made with every migration run.
 * @throws Error when a field is not declared
 */
export const pastMarks = (categories: ReadonlyMap<string, Category>): string =>
  functionOf('case', categories) + functionOf('person', categories);
