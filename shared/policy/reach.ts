import type { BasisKind } from './basis';
import { CATEGORIES, type Category } from './categories';
import { REQUESTER_KINDS, type RequesterKind } from './requesterKinds';
import { mostOf, rowMeans } from './rowAllows';
import { counsellingNote } from './rules/counsellingNote';
import { publicTiers } from './rules/publicTiers';
import { shelterLocation } from './rules/shelterLocation';
import { TABLE } from './table';

/** Rules that look at nothing but kind, basis and category, so that they hold before any row is known. */
const ALWAYS = [counsellingNote, shelterLocation, publicTiers];

/** Whether a rule bars the category from this kind on this basis, whatever the row. */
export const barred = (kind: RequesterKind, basis: BasisKind, category: Category): boolean =>
  ALWAYS.some((rule) => rule.denies({ requester: { kind }, basis: { kind: basis }, category }));

function reachOf(kind: RequesterKind): ReadonlySet<Category> {
  const reached = TABLE.filter((row) => rowMeans(row, kind)).flatMap((row) =>
    mostOf(row).filter((category) => !barred(kind, row.basis, category)),
  );
  return new Set(CATEGORIES.filter((category) => reached.includes(category)));
}

const REACH = new Map(REQUESTER_KINDS.map((kind) => [kind, reachOf(kind)]));
const NOTHING: ReadonlySet<Category> = new Set();

/**
 * The categories that some row could give to this kind of requester, in order of care. For the
 * audience's introspection and for coarse gates: what is not in it is never allowed; what is in it
 * still has to be decided for each row.
 */
export const reachable = (kind: RequesterKind): ReadonlySet<Category> => REACH.get(kind) ?? NOTHING;
