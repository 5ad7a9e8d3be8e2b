import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import { DEPTH } from './documentLimits';
import { measure } from './measure';

/** Levels of fields, through fragments. */
export function MaxDepthRule(context: ValidationContext): ASTVisitor {
  const depthOf = measure(context, {
    field: (_node, below) => below() + 1,
    join: Math.max,
  });
  return {
    OperationDefinition(node) {
      if (depthOf(node.selectionSet) > DEPTH) context.reportError(new GraphQLError('depth'));
    },
  };
}
