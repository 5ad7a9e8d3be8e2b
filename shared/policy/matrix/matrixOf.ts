import type { Category } from '../categories';
import type { Declarations } from '../declarations';
import { permissionsOf, type Permission } from '../permissions';

const CODES: Readonly<Record<string, string>> = {
  THIS_PROCEEDING: 'this',
  RELATED_PROCEEDING: 'related',
  IMMEDIATE_THREAT: 'threat',
  IDENTIFICATION: 'identification',
  ASSISTANCE: 'assistance',
  RETURN: 'return',
  PREVENTION: 'prevention',
  STATISTICS: 'statistics',
  OVERSIGHT: 'oversight',
  OTHER: 'other',
};

/** The short form of a purpose in a line of a matrix. */
export const purposeCode = (purpose: string): string => CODES[purpose] ?? purpose;

/** `purpose(basis: conditions)`: what must be so before any row is looked at. */
const wayOf = ({ purpose, basis, conditions }: Permission): string =>
  `${purposeCode(purpose)}(${[basis, ...conditions].join(' ')})`;

/** Cells of one category by kind, computed once for all its coordinates. */
const cellsOf = (permissions: readonly Permission[], category: Category): string[] => {
  const cells = new Map<string, Set<string>>();
  for (const one of permissions) {
    if (one.category !== category) continue;
    const cell = cells.get(one.kind) ?? new Set();
    cells.set(one.kind, cell.add(wayOf(one)));
  }
  return [...cells].map(([kind, ways]) => `${kind}\t${[...ways].sort().join(' ')}`);
};

/**
 * The permission matrix, a line for each operation, and for each coordinate and kind that could ever
 * read it: coordinate, category, kind, ways. No line means withheld from that kind for every purpose.
 * Rules that look at the person (seal, child, handling, …) deny beyond what stands here.
 *
 * @param permissions of the decision table; of another one, to see what that would change
 */
export function matrixOf(
  { categories, operations }: Pick<Declarations, 'categories' | 'operations'>,
  permissions: readonly Permission[] = permissionsOf(),
): string[] {
  const byCategory = new Map<Category, string[]>();
  const cells = (category: Category): string[] => {
    const known = byCategory.get(category) ?? cellsOf(permissions, category);
    byCategory.set(category, known);
    return known;
  };
  const doors = [...operations].map(
    ([coordinate, { by, purposes }]) =>
      `${coordinate}\toperation\t${[...by].sort().join(' ')}\t${[...purposes].sort().join(' ')}`,
  );
  const fields = [...categories].flatMap(([coordinate, category]) =>
    category === 'OPEN'
      ? [`${coordinate}\tOPEN\tany\topen`]
      : cells(category).map((cell) => `${coordinate}\t${category}\t${cell}`),
  );
  return [...doors.sort(), ...fields.sort()];
}
