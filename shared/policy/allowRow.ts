import type { BasisKind } from './basis';
import type { Category } from './categories';
import type { Condition } from './conditions';
import type { Purpose } from './purposes';
import type { RequesterKind } from './requesterKinds';

/** `any`: everyone. `any_organisation`: every registered organisation, but neither the public nor a person. */
export type Who = RequesterKind | 'any' | 'any_organisation';

/** Categories that the object under the basis lists itself. */
export type CarriedCategories =
  'as_in_the_grant' | 'as_carried_by_the_referral' | 'as_named_in_the_consent';

/** One row of the table: everything in it must be met. What no row allows is denied. */
export interface AllowRow {
  /** Stable name, which the record and the explanation cite. */
  readonly id: string;
  readonly who: readonly Who[];
  readonly basis: BasisKind;
  readonly purposes: readonly Purpose[] | 'any' | 'as_in_the_grant';
  readonly categories: readonly Category[] | CarriedCategories;
  /** The most that carried categories can reach; null where the row lists its categories. */
  readonly within: readonly Category[] | null;
  readonly when: readonly Condition[];
}

type Written = Omit<AllowRow, 'within' | 'when'> & Partial<Pick<AllowRow, 'within' | 'when'>>;

const frozen = <Value>(value: Value): Value =>
  Array.isArray(value) ? Object.freeze(value) : value;

/** Makes a row that cannot be changed afterwards. */
export const allowRow = (written: Written): AllowRow =>
  Object.freeze({
    id: written.id,
    who: frozen(written.who),
    basis: written.basis,
    purposes: frozen(written.purposes),
    categories: frozen(written.categories),
    within: frozen(written.within ?? null),
    when: frozen(written.when ?? []),
  });
