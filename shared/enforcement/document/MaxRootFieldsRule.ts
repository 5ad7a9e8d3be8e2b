import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import { ROOT_FIELDS } from './documentLimits';
import { measure } from './measure';

/** Fields at the root of one operation, counted as often as fragments bring them. */
export function MaxRootFieldsRule(context: ValidationContext): ASTVisitor {
  const countOf = measure(context, {
    field: () => 1,
    join: (one, other) => one + other,
  });
  return {
    OperationDefinition(node) {
      if (countOf(node.selectionSet) > ROOT_FIELDS) context.reportError(new GraphQLError('roots'));
    },
  };
}
