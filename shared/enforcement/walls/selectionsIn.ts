import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import type { Selections } from '../build/readSelections';

/** A field by whose values rows were chosen or ordered. */
export interface Selection {
  readonly coordinate: string;
  /** Ordered: a row without a value has a place as well. Chosen: every row has the value. */
  readonly orders: boolean;
}

type Given = Readonly<Record<string, unknown>>;

const within = (type: GraphQLInputType, value: unknown, selections: Selections): Selection[] => {
  if (Array.isArray(value)) {
    return (value as unknown[]).flatMap((one) => within(type, one, selections));
  }
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    return Object.values(named.getFields()).flatMap((field) =>
      one(field, (value as Given)[field.name], `${named.name}.${field.name}`, selections),
    );
  }
  if (!isEnumType(named)) return [];
  const name = named.getValues().find((known) => known.value === value)?.name ?? '';
  const coordinate = selections.get(`${named.name}.${name}`);
  return coordinate ? [{ coordinate, orders: true }] : [];
};

const one = (
  { type }: GraphQLArgument | GraphQLInputField,
  value: unknown,
  at: string,
  selections: Selections,
): Selection[] => {
  if (value === null || value === undefined) return [];
  const coordinate = selections.get(at);
  if (coordinate === undefined) return within(type, value, selections);
  return coordinate === null ? [] : [{ coordinate, orders: false }];
};

/**
 * The fields by which the given arguments choose and order rows.
 * @param field its coordinate, `Type.field`
 */
export const selectionsIn = (
  field: string,
  declared: readonly GraphQLArgument[],
  given: Given,
  selections: Selections,
): Selection[] =>
  declared.flatMap((argument) =>
    one(argument, given[argument.name], `${field}(${argument.name}:)`, selections),
  );
