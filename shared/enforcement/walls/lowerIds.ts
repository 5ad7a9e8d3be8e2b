import {
  defaultFieldResolver,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The value with every id in lower case. */
const lowered = (type: GraphQLInputType, value: unknown): unknown => {
  if (isNonNullType(type)) return lowered(type.ofType, value);
  if (value === null || value === undefined) return value;
  if (isListType(type))
    return Array.isArray(value) ? value.map((one) => lowered(type.ofType, one)) : value;
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        fields[name] ? lowered(fields[name].type, one) : one,
      ]),
    );
  }
  const isId = type.name === 'ID' && typeof value === 'string' && UUID.test(value);
  return isId ? value.toLowerCase() : value;
};

/** Of the arguments that were given; what was not is not among them. */
const loweredAll = (
  args: readonly GraphQLArgument[],
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    args
      .filter(({ name }) => name in given)
      .map(({ name, type }) => [name, lowered(type, given[name])]),
  );

/**
 * An id has one spelling wherever it comes in: a UUID in lower case, as the database says it (RFC 9562, section 4, takes
 * both). Whatever compares two then compares ids, and not how they were typed.
 */
export function lowerIds(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { args, resolve = defaultFieldResolver } = field;
      if (args.length === 0) continue;
      field.resolve = (source, given: Record<string, unknown>, context, info) =>
        resolve(source, loweredAll(args, given), context, info);
    }
  }
}
