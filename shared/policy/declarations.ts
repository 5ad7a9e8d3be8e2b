import type { Category } from './categories';
import type { Purpose } from './purposes';
import type { RequesterKind } from './requesterKinds';

/** Who may use a root field, and for which purposes; none means that it returns open data alone. */
export interface DoorRule {
  readonly by: readonly (RequesterKind | 'any')[];
  readonly purposes: readonly Purpose[];
  /** What it decides, where a rule of the policy looks at that; the walls know the words. */
  readonly decides?: readonly string[];
}

/** What a schema declares of itself, by coordinate (`Type.field`). */
export interface Declarations {
  readonly categories: ReadonlyMap<string, Category>;
  readonly operations: ReadonlyMap<string, DoorRule>;
  /** What the rows of a type say by being there, by type name; types without it say nothing. */
  readonly entities: ReadonlyMap<string, Category>;
  /**
   * The field by whose values rows are chosen or ordered, by the coordinate of the argument
   * (`Type.field(argument:)`), input field or enum value; those that choose none are not in it.
   */
  readonly selections: ReadonlyMap<string, string>;
}
