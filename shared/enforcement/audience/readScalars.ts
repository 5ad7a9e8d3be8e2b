import { isScalarType, valueFromASTUntyped, type GraphQLSchema } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject, GraphQLLocalDate } from 'graphql-scalars';

const SCALARS = new Map(
  [GraphQLDateTime, GraphQLJSONObject, GraphQLLocalDate].map((one) => [one.name, one]),
);

/**
 * Makes the scalars of a schema that was made from text refuse what those of the subgraphs could not
 * read, so that it is refused where its place is still known. What they can read goes on as it was given.
 */
export function readScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    const scalar = isScalarType(type) ? SCALARS.get(type.name) : undefined;
    if (!scalar || !isScalarType(type)) continue;
    type.parseValue = (given) => {
      scalar.parseValue(given);
      return given;
    };
    type.parseLiteral = (node, variables) => {
      scalar.parseLiteral(node, variables);
      return valueFromASTUntyped(node, variables);
    };
  }
  return schema;
}
