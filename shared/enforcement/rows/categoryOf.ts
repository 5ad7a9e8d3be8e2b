import type { Category } from '@lidhja/policy';
import type { SecuredTable } from './SecuredTable';

/**
 * The category of a table's rows, from the declarations of the fields that they are served as.
 * @returns null for a table that serves no field
 * @throws Error that names the table with the field that nobody declared, or the categories that share it
 */
export function categoryOf(
  { table, serves }: Pick<SecuredTable, 'table' | 'serves'>,
  categories: ReadonlyMap<string, Category>,
): Category | null {
  const found = Object.values(serves)
    .flat()
    .map((coordinate) => {
      const category = categories.get(coordinate);
      if (!category) throw new Error(`${table} serves ${coordinate}, which is not declared`);
      return category;
    });
  const [first, ...others] = new Set(found);
  if (others.length > 0) {
    throw new Error(`${table} holds ${[first, ...others].join(' and ')}: a table each`);
  }
  return first ?? null;
}
