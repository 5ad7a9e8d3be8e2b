import type { Category } from '@lidhja/policy';
import type { SecuredTable } from './SecuredTable';

/**
 * The category of a table's rows, from the declarations of the fields that they are served as.
 * @returns null for a table that serves no field by itself
 * @throws Error that names the field without a declaration, or the categories that share the table
 */
export function categoryOf(
  { table, serves }: SecuredTable,
  categories: ReadonlyMap<string, Category>,
): Category | null {
  const found = Object.values(serves).map((coordinate) => {
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
