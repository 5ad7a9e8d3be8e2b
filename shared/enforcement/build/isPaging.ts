import {
  GraphQLInt,
  GraphQLString,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLOutputType,
} from 'graphql';

const isPage = (answered: GraphQLOutputType): boolean => {
  const type = getNullableType(answered);
  if (!isObjectType(type)) return false;
  const { nodes, endCursor } = type.getFields();
  return nodes !== undefined && endCursor !== undefined && isListType(getNullableType(nodes.type));
};

/**
 * Whether an argument only says where a page starts or how many rows it has, which chooses none by their
 * values: `after` of a page with a cursor, `first` of a page or a list. The name alone says nothing: an
 * argument of another type chooses like any other.
 */
export function isPaging({ name, type }: GraphQLArgument, answered: GraphQLOutputType): boolean {
  const given = getNullableType(type);
  if (name === 'after') return given === GraphQLString && isPage(answered);
  if (name !== 'first' || given !== GraphQLInt) return false;
  return isPage(answered) || isListType(getNullableType(answered));
}
