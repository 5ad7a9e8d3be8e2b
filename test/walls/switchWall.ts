import { defaultFieldResolver, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';

/** Which of the two walls of a subgraph stand. A test's own: the product has no such switch. */
export const standing = { doors: true, masks: true };

type Field = GraphQLField<unknown, unknown>;

const fieldsOf = (schema: GraphQLSchema): [string, Field][] =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields()).map((field): [string, Field] => [
          `${type.name}.${field.name}`,
          field,
        ])
      : [],
  );

/** Puts up a wall, and beside each field that it guards the way around it, for while it is off. */
export function switchable(
  which: keyof typeof standing,
  schema: GraphQLSchema,
  putUp: (schema: GraphQLSchema) => GraphQLSchema,
): GraphQLSchema {
  const without = new Map(fieldsOf(schema).map(([name, { resolve }]) => [name, resolve]));
  const walled = putUp(schema);
  for (const [name, field] of fieldsOf(walled)) {
    const guarded = field.resolve;
    const bare = without.get(name);
    if (!guarded || guarded === bare) continue;
    field.resolve = (...args) =>
      (standing[which] ? guarded : (bare ?? defaultFieldResolver))(...args);
  }
  return walled;
}
