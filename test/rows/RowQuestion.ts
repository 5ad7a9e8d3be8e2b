import { REQUESTER_KINDS, type Category, type Purpose, type RequesterKind } from '@lidhja/policy';
import type { Recorded } from './Recorded';

/** Whether a session sees the rows of one case and of one adult in it. */
export interface RowQuestion {
  readonly kind: RequesterKind;
  readonly purpose: Purpose;
  readonly assigned: boolean;
  readonly inArea: boolean;
  readonly trained: boolean;
  /** What the one grant covers, and how many people approved it; null for a session without a request. */
  readonly grant: { readonly categories: readonly Category[]; readonly approvals: 1 | 2 } | null;
  readonly recorded?: Recorded;
}

const BOTH = [false, true];

/** Every kind and purpose, at home: assigned or not, in the area or not, trained or not. */
export const byMandate = (
  kinds: readonly RequesterKind[] = REQUESTER_KINDS,
  purposes: readonly Purpose[],
): RowQuestion[] =>
  kinds.flatMap((kind) =>
    purposes.flatMap((purpose) =>
      BOTH.flatMap((assigned) =>
        BOTH.flatMap((inArea) =>
          BOTH.map((trained) => ({ kind, purpose, assigned, inArea, trained, grant: null })),
        ),
      ),
    ),
  );

/** Each kind with a grant of each category, approved by one person or by two. */
export const byGrant = (
  kinds: readonly RequesterKind[],
  purposes: readonly Purpose[],
  categories: readonly Category[],
): RowQuestion[] =>
  kinds.flatMap((kind) =>
    purposes.flatMap((purpose) =>
      categories.flatMap((category) =>
        ([1, 2] as const).map((approvals) => ({
          kind,
          purpose,
          assigned: false,
          inArea: false,
          trained: false,
          grant: { categories: [category], approvals },
        })),
      ),
    ),
  );
