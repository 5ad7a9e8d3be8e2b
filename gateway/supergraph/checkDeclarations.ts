import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Declarations } from '@lidhja/policy';

const ROOTS = new Set(['Query', 'Mutation']);

/**
 * Nothing that no one classified is served, whatever a subgraph let pass.
 * @throws Error that names every field without a category and every root field without a rule
 */
export function checkDeclarations(
  schema: GraphQLSchema,
  { categories, operations }: Declarations,
): void {
  const faults: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith('__')) continue;
    for (const field of Object.keys(type.getFields())) {
      const coordinate = `${type.name}.${field}`;
      const declared = ROOTS.has(type.name) ? operations : categories;
      if (!declared.has(coordinate)) faults.push(coordinate);
    }
  }
  if (faults.length > 0) {
    throw new Error(`The supergraph has undeclared fields:\n  ${faults.join('\n  ')}`);
  }
}
