import { Refusal } from '@lidhja/platform';
import {
  GraphQLID,
  GraphQLString,
  defaultFieldResolver,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { isFederationField, isOfFederation } from './federationNames';

type Field = GraphQLField<unknown, unknown, Record<string, unknown>>;

const ZERO = '\0';

/** The path to the first text with a zero byte, places in lists left out; null where there is none. */
const placeIn = (given: unknown, declared: GraphQLInputType): string[] | null => {
  const type = getNullableType(declared);
  if (given === null || given === undefined) return null;
  if (type === GraphQLString || type === GraphQLID) {
    return (given as string).includes(ZERO) ? [] : null;
  }
  if (isListType(type)) {
    for (const one of given as unknown[]) {
      const place = placeIn(one, type.ofType as GraphQLInputType);
      if (place) return place;
    }
  }
  return isInputObjectType(type) ? firstOf(given, Object.values(type.getFields())) : null;
};

const firstOf = (
  given: object,
  fields: readonly { readonly name: string; readonly type: GraphQLInputType }[],
): string[] | null => {
  for (const { name, type } of fields) {
    const place = placeIn((given as Readonly<Record<string, unknown>>)[name], type);
    if (place) return [name, ...place];
  }
  return null;
};

const refuse = (field: Field): void => {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (row, given, context, info) => {
    const place = firstOf(given, field.args);
    if (place) throw new Refusal('INPUT_INVALID', place.join('.'));
    return resolve(row, given, context, info) as unknown;
  };
};

/**
 * Refuses texts with a zero byte, which the database cannot keep, at the field of the input: the
 * database itself would say only that there is one.
 */
export function refuseZeroBytes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isOfFederation(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (isFederationField(`${type.name}.${field.name}`)) continue;
      if (field.args.length > 0) refuse(field as Field);
    }
  }
}
