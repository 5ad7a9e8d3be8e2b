import type { Category } from '@lidhja/policy';
import type { GraphQLSchema } from 'graphql';
import type { Place } from './Place';
import type { Reader } from './Reader';

/** A question by one way in, and what came of it. */
export interface Answered {
  readonly schema: GraphQLSchema;
  readonly categories: ReadonlyMap<string, Category>;
  /** What rows of a type say by being there. */
  readonly entities: ReadonlyMap<string, Category>;
  readonly document: string;
  readonly reader: Reader;
  readonly data: Record<string, unknown> | null;
  readonly withheld: readonly { readonly coordinate: string; readonly count: number }[];
  /** Place of what a mutation answers. */
  readonly below?: Place;
}
