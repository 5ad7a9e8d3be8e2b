import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import { ALIASES } from './documentLimits';

/** Aliases in the whole document, fragments that are never used included. */
export function MaxAliasesRule(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  return {
    Field(node) {
      if (node.alias) aliases += 1;
    },
    Document: {
      leave() {
        if (aliases > ALIASES) context.reportError(new GraphQLError('aliases'));
      },
    },
  };
}
