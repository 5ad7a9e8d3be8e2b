import type { Purpose } from '@lidhja/policy';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';

/** An argument as it is written: in the document or as a variable. */
export interface Given {
  readonly value: unknown;
  readonly variable: boolean;
  /** Without it the answer would change from one moment to the next. */
  readonly kept?: true;
}

/** A field that is asked for. */
export interface Chosen {
  readonly field: string;
  readonly alias: string | null;
  readonly within: 'plain' | 'inline' | 'fragment';
  readonly given: Readonly<Record<string, Given>>;
  /** Empty for a leaf. */
  readonly chosen: readonly Chosen[];
}

/** Who asks, what for and what; a persona named `public` sends no token. */
export interface WorldQuestion {
  readonly persona: string;
  readonly operation: 'query' | 'mutation';
  readonly purpose: Purpose | null;
  readonly request: string | null;
  readonly chosen: readonly Chosen[];
}

/** Type of the fields that a question begins with. */
export const rootOf = (schema: GraphQLSchema, { operation }: WorldQuestion): GraphQLObjectType => {
  const root = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  if (!root) throw new Error(`the schema has no ${operation}`);
  return root;
};

/** The key under which the answer holds a field. */
export const keyOf = ({ alias, field }: Chosen): string => alias ?? field;
