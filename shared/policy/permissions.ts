import type { AllowRow } from './allowRow';
import type { BasisKind } from './basis';
import { isPersonLevel, type Category } from './categories';
import type { Condition } from './conditions';
import { PURPOSES, type Purpose } from './purposes';
import { barred } from './reach';
import { REQUESTER_KINDS, type RequesterKind } from './requesterKinds';
import { mostOf, rowMeans } from './rowAllows';
import { TABLE } from './table';

/** One combination that a row of the table can allow, spelt out for a reader that has no engine: the database. */
export interface Permission {
  /** Id of the row. */
  readonly row: string;
  readonly kind: RequesterKind;
  readonly basis: BasisKind;
  readonly purpose: Purpose;
  readonly category: Category;
  readonly personLevel: boolean;
  /** All of these must hold. */
  readonly conditions: readonly Condition[];
}

/** ETS 182, article 26: what `purpose_other` may let pass, as far as the basis alone can tell. */
const carriesOther = (basis: BasisKind): boolean => basis === 'consent' || basis === 'self';

const purposesOf = ({ purposes, basis }: AllowRow): readonly Purpose[] =>
  (typeof purposes === 'string' ? PURPOSES : purposes).filter(
    (purpose) => purpose !== 'OTHER' || carriesOther(basis),
  );

/**
 * The table as single permissions, without open data, which asks for none, and without what a rule
 * bars whatever the row: row security is filled with it, so that it never allows more than the engine.
 */
export const permissionsOf = (rows: readonly AllowRow[] = TABLE): readonly Permission[] =>
  rows
    .filter(({ basis }) => basis !== 'open')
    .flatMap((row) =>
      REQUESTER_KINDS.filter((kind) => rowMeans(row, kind)).flatMap((kind) =>
        mostOf(row)
          .filter((category) => !barred(kind, row.basis, category))
          .flatMap((category) =>
            purposesOf(row).map((purpose) => ({
              row: row.id,
              kind,
              basis: row.basis,
              purpose,
              category,
              personLevel: isPersonLevel(category),
              conditions: row.when,
            })),
          ),
      ),
    );
