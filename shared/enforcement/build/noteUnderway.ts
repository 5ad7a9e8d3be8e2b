import { isIntrospectionType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../serve/RequestContext';

type Field = GraphQLField<unknown, RequestContext>;

const fieldsOf = (schema: GraphQLSchema): [coordinate: string, field: Field][] =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !isIntrospectionType(type)
      ? Object.values(type.getFields()).map((field): [string, Field] => [
          `${type.name}.${field.name}`,
          field as Field,
        ])
      : [],
  );

/** Fields that have a resolver of their own, and so may have to wait; the others read a property. */
export const resolvedFields = (schema: GraphQLSchema): ReadonlySet<string> =>
  new Set(fieldsOf(schema).flatMap(([coordinate, { resolve }]) => (resolve ? [coordinate] : [])));

/** Has the operation know of each of these fields that it is being read, walls included. */
export function noteUnderway(schema: GraphQLSchema, coordinates: ReadonlySet<string>): void {
  for (const [coordinate, field] of fieldsOf(schema)) {
    const { resolve } = field;
    if (!resolve || !coordinates.has(coordinate)) continue;
    field.resolve = (row, given, context, info) =>
      context.underway.note(resolve(row, given, context, info));
  }
}
