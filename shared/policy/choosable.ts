import type { BasisKind } from './basis';
import type { Category } from './categories';
import { permissionsOf } from './permissions';
import type { Purpose } from './purposes';
import type { RequesterKind } from './requesterKinds';

/** What these carry is said person by person, so that no list of several can be chosen by it. */
const SINGLY: ReadonlySet<BasisKind> = new Set(['referral', 'consent']);

const CHOOSABLE = new Set(
  permissionsOf()
    .filter(({ basis }) => !SINGLY.has(basis))
    .map(({ kind, purpose, category }) => `${kind} ${purpose} ${category}`),
);

/**
 * Whether lists can be filtered and ordered by a category: whether some row of the table could give it
 * to this kind for this purpose. A coarse gate, like `reachable`: what it shuts is never allowed; what
 * it opens still has to be decided for each row.
 */
export const choosable = (
  kind: RequesterKind,
  purpose: Purpose | null,
  category: Category,
): boolean =>
  category === 'OPEN' || (purpose !== null && CHOOSABLE.has(`${kind} ${purpose} ${category}`));
