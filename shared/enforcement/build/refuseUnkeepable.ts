import { Refusal, type ErrorCode } from '@lidhja/platform';
import {
  GraphQLID,
  GraphQLString,
  defaultFieldResolver,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  isScalarType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { HIDDEN } from '../declare/plainText';
import { isFederationField, isOfFederation } from './federationNames';

type Field = GraphQLField<unknown, unknown, Record<string, unknown>>;

/** What is wrong, and the path to it, with places in lists from 0. */
type Fault = readonly [code: ErrorCode, place: readonly string[]];

/** Years that PostgreSQL and ISO 8601 write alike: there is no year 0, and none of five digits. */
const isKept = (given: unknown): boolean => {
  const year =
    given instanceof Date ? given.getUTCFullYear() : Number(/^[+-]?\d+/.exec(String(given))?.[0]);
  return year >= 1 && year <= 9999;
};

const DATES = new Set(['DateTime', 'LocalDate']);

const faultIn = (given: unknown, declared: GraphQLInputType): Fault | null => {
  const type = getNullableType(declared);
  if (given === null || given === undefined) return null;
  if (type === GraphQLString || type === GraphQLID) {
    return HIDDEN.test(given as string) ? ['TEXT_NOT_PLAIN', []] : null;
  }
  if (isScalarType(type) && DATES.has(type.name)) {
    return isKept(given) ? null : ['DATE_OUT_OF_RANGE', []];
  }
  if (isListType(type)) {
    for (const [at, one] of (given as unknown[]).entries()) {
      const fault = faultIn(one, type.ofType as GraphQLInputType);
      if (fault) return [fault[0], [String(at), ...fault[1]]];
    }
  }
  return isInputObjectType(type) ? firstOf(given, Object.values(type.getFields())) : null;
};

const firstOf = (
  given: object,
  fields: readonly { readonly name: string; readonly type: GraphQLInputType }[],
): Fault | null => {
  for (const { name, type } of fields) {
    const fault = faultIn((given as Readonly<Record<string, unknown>>)[name], type);
    if (fault) return [fault[0], [name, ...fault[1]]];
  }
  return null;
};

const refuse = (field: Field): void => {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (row, given, context, info) => {
    const fault = firstOf(given, field.args);
    if (fault) throw new Refusal(fault[0], fault[1].join('.'));
    return resolve(row, given, context, info) as unknown;
  };
};

/**
 * Refuses what the database cannot keep, at the field of the input: texts with control characters or
 * half a character, and dates outside the years 1 to 9999. The database itself would say only that there
 * is one, and would write what was sent into its log. Marks that reverse the reading are refused alike.
 */
export function refuseUnkeepable(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isOfFederation(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (isFederationField(`${type.name}.${field.name}`)) continue;
      if (field.args.length > 0) refuse(field as Field);
    }
  }
}
