import { getNamedType, isObjectType, type GraphQLOutputType } from 'graphql';

/** The type whose rows a field answers: what a page has as its nodes, otherwise the field's own type. */
export function listedType(answered: GraphQLOutputType): string {
  const type = getNamedType(answered);
  const nodes = isObjectType(type) ? type.getFields()['nodes'] : undefined;
  return nodes ? getNamedType(nodes.type).name : type.name;
}
