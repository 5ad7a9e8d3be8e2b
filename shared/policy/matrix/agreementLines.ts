import type { Declarations } from '../declarations';
import { permissionsOf } from '../permissions';

/** What a version of an agreement says that bears on reading. */
export interface AgreementBounds {
  readonly status: string;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  /** Milliseconds between the moments at which a hit/no-hit is told; none is where it is left out. */
  readonly hitNoHit?: number | null;
}

/** What is told before anything is granted, where the agreement has it. */
const HIT = 'InformationRequest.hit';

const NO_PERMISSIONS: ReturnType<typeof permissionsOf> = [];

/**
 * What grants under the agreement can open, and the hit/no-hit before them, a line for each coordinate, kind of
 * requester and purpose: `coordinate category kind purpose`, and the conditions of the row behind it. None unless
 * it is in force.
 */
export function agreementLines(
  { categories }: Pick<Declarations, 'categories'>,
  bounds: AgreementBounds,
): string[] {
  const open =
    bounds.status === 'in_force'
      ? permissionsOf().filter(({ purpose }) => bounds.purposes.includes(purpose))
      : NO_PERMISSIONS;
  return [...categories]
    .flatMap(([coordinate, category]) =>
      open
        .filter((one) => one.category === category)
        .filter(({ basis, kind }) =>
          basis === 'grant'
            ? bounds.categories.includes(category)
            : coordinate === HIT && kind === 'foreign_authority' && bounds.hitNoHit,
        )
        .map(({ kind, purpose, conditions }) =>
          [coordinate, category, kind, purpose, ...conditions].join(' '),
        ),
    )
    .sort();
}
