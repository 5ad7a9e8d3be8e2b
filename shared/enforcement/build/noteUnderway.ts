import {
  defaultFieldResolver,
  isIntrospectionType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { RequestContext } from '../serve/RequestContext';

type Field = GraphQLField<unknown, RequestContext>;

const fieldsOf = (schema: GraphQLSchema): [coordinate: string, field: Field][] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field): [string, Field] => [
        `${type.name}.${field.name}`,
        field as Field,
      ]),
    );

/** Fields that have a resolver of their own, and so may have to wait; the others read a property. */
export const resolvedFields = (schema: GraphQLSchema): ReadonlySet<string> =>
  new Set(
    fieldsOf(schema)
      .filter(([, { resolve }]) => resolve)
      .map(([coordinate]) => coordinate),
  );

/** Has the operation know of each of these fields that it is being read, walls included. */
export function noteUnderway(schema: GraphQLSchema, coordinates: ReadonlySet<string>): void {
  for (const [coordinate, field] of fieldsOf(schema)) {
    if (!coordinates.has(coordinate)) continue;
    const { resolve = defaultFieldResolver } = field;
    field.resolve = (row, given, context, info) =>
      context.underway.note(resolve(row, given, context, info));
  }
}
