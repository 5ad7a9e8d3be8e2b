import type { Declarations } from '../declarations';
import { permissionsOf } from '../permissions';

/** What a version of an agreement says that bears on reading. */
export interface AgreementBounds {
  readonly status: string;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
}

const NO_PERMISSIONS: ReturnType<typeof permissionsOf> = [];

/**
 * What grants under the agreement can open, a line for each coordinate, kind of requester and purpose:
 * `coordinate category kind purpose`, and the conditions of the row behind it. None unless it is in force.
 */
export function agreementLines(
  { categories }: Pick<Declarations, 'categories'>,
  bounds: AgreementBounds,
): string[] {
  const open =
    bounds.status === 'in_force'
      ? permissionsOf().filter(
          ({ basis, purpose, category }) =>
            basis === 'grant' &&
            bounds.purposes.includes(purpose) &&
            bounds.categories.includes(category),
        )
      : NO_PERMISSIONS;
  return [...categories]
    .flatMap(([coordinate, category]) =>
      open
        .filter((one) => one.category === category)
        .map(({ kind, purpose, conditions }) =>
          [coordinate, category, kind, purpose, ...conditions].join(' '),
        ),
    )
    .sort();
}
