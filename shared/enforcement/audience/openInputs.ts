import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { reachable, type Declarations, type RequesterKind } from '@lidhja/policy';

/** What of arguments, inputs and enums is left for a kind of requester. */
export interface OpenInputs {
  /** Whether the input field or enum value is left, by its coordinate. */
  keeps(coordinate: string): boolean;
  /** Whether the argument of the field with that coordinate is left. */
  takes(field: string, argument: GraphQLArgument): boolean;
  /** Whether nothing that the field must be given is gone. */
  answers(coordinate: string, field: GraphQLField<unknown, unknown>): boolean;
}

/**
 * Nobody is told that a list can be filtered or ordered by what they can never read: whatever chooses
 * by such a field is gone, and with it every input and enum of which nothing is left.
 */
export function openInputs(
  schema: GraphQLSchema,
  { categories, selections }: Declarations,
  kind: RequesterKind,
): OpenInputs {
  const reach = reachable(kind);
  const keeps = (coordinate: string): boolean => {
    const by = selections.get(coordinate);
    const category = by === undefined ? 'OPEN' : categories.get(by);
    return category !== undefined && reach.has(category);
  };
  const left = (input: GraphQLInputType): boolean => {
    const type = schema.getType(getNamedType(input).name);
    const members = isInputObjectType(type)
      ? Object.values(type.getFields())
      : isEnumType(type)
        ? type.getValues()
        : null;
    return members === null || members.some(({ name }) => keeps(`${type?.name ?? ''}.${name}`));
  };
  const takes = (field: string, { name, type }: GraphQLArgument): boolean =>
    keeps(`${field}(${name}:)`) && left(type);
  return {
    keeps,
    takes,
    answers: (coordinate, { args }) =>
      args.every((argument) => !isRequiredArgument(argument) || takes(coordinate, argument)),
  };
}
