import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import { DIRECTIVES } from './documentLimits';

/** Directives in the whole document: each one that is repeated would bring an error of its own. */
export function MaxDirectivesRule(context: ValidationContext): ASTVisitor {
  let directives = 0;
  return {
    Directive() {
      directives += 1;
    },
    Document: {
      leave() {
        if (directives > DIRECTIVES) context.reportError(new GraphQLError('directives'));
      },
    },
  };
}
