import { isInterfaceType, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Classification } from './Classification';

/** Federation directives by which one field's value could travel inside another's permission. */
const FORBIDDEN = ['requires', 'provides', 'fromContext'];

/**
 * Checks what classification alone does not show.
 * @throws Error that names every withheld field that could not be null, every entity without a
 *   reference check and the other way round, and every directive that carries values between fields
 */
export function checkShape(
  schema: GraphQLSchema,
  { categories }: Classification,
  references: ReadonlySet<string>,
): void {
  const faults: string[] = [];
  const entities = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const nodes = [type.astNode, ...type.extensionASTNodes];
    if (nodes.some((node) => node?.directives?.some(({ name }) => name.value === 'key'))) {
      entities.add(type.name);
    }
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      const category = categories.get(coordinate);
      if (category !== undefined && category !== 'OPEN' && isNonNullType(field.type)) {
        faults.push(`${coordinate} can be withheld (${category}) and so must be nullable`);
      }
      for (const { name } of field.astNode?.directives ?? []) {
        if (FORBIDDEN.includes(name.value)) {
          faults.push(`${coordinate} uses @${name.value}: read by key in the owner's subgraph`);
        }
      }
    }
  }
  for (const entity of entities) {
    if (!references.has(entity)) faults.push(`${entity} is an entity without a reference check`);
  }
  for (const name of references) {
    if (!entities.has(name)) faults.push(`${name} has a reference check but no @key`);
  }
  if (faults.length > 0) throw new Error(`The schema is not safe:\n  ${faults.join('\n  ')}`);
}
