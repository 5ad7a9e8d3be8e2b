import { applyMiddleware } from 'graphql-middleware';
import { rule, shield } from 'graphql-shield';
import type { GraphQLSchema } from 'graphql';

const allowed = (name: string): unknown => rule(name, { cache: 'no_cache' })(() => true);

/** graphql-shield as its manual shows it: a rule on every field. */
export function stockShield(schema: GraphQLSchema): GraphQLSchema {
  const fields = [...'abcdefghij'].map((name) => [name, allowed(name)] as const);
  const tree = { Query: { '*': allowed('query') }, Measured: Object.fromEntries(fields) };
  return applyMiddleware(schema, shield(tree as never).generate(schema) as never);
}
