import type { Basis } from './basis';
import type { Category } from './categories';
import type { Purpose } from './purposes';
import type { Requester } from './requester';
import type { Subject } from './subject';

/** May this requester, for this purpose, on this basis, read a value of this category of this subject? */
export interface Question {
  readonly requester: Requester;
  /** Null where the caller named none, which opens nothing but open data. */
  readonly purpose: Purpose | null;
  readonly basis: Basis;
  readonly subject: Subject;
  readonly category: Category;
  /** Instant of the operation, epoch milliseconds; the engine has no clock of its own. */
  readonly now: number;
}
