import { CATEGORIES, type Category } from '../categories';
import type { Declarations } from '../declarations';

/**
 * The declarations with one field in another category, to see what that would change.
 * @param change `Type.field=CATEGORY`
 * @throws Error that says which of the two is not known
 */
export function reassign(declarations: Declarations, change: string): Declarations {
  const [coordinate = '', category = ''] = change.split('=');
  if (!declarations.categories.has(coordinate)) {
    throw new Error(`"${coordinate}" is no classified field: write Type.field=CATEGORY`);
  }
  if (!CATEGORIES.includes(category as Category)) {
    throw new Error(`"${category}" is no category: one of ${CATEGORIES.join(', ')}`);
  }
  const categories = new Map(declarations.categories).set(coordinate, category as Category);
  return { ...declarations, categories };
}
