import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { DEPTH } from './limits';

/** Levels of fields, through fragments. Each fragment is measured once; names change nothing (threat 27). */
export function MaxDepthRule(context: ValidationContext): ASTVisitor {
  const measured = new Map<string, number>();
  const fragment = (name: string): number => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // A fragment that spreads itself is refused by validation; here it only has to end.
    measured.set(name, 0);
    const definition = context.getFragment(name);
    const depth = definition ? depthOf(definition.selectionSet) : 0;
    measured.set(name, depth);
    return depth;
  };
  const depthOf = ({ selections }: SelectionSetNode): number =>
    selections.reduce((deepest, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        return Math.max(deepest, fragment(selection.name.value));
      }
      const below = selection.selectionSet ? depthOf(selection.selectionSet) : 0;
      return Math.max(deepest, selection.kind === Kind.FIELD ? below + 1 : below);
    }, 0);
  return {
    OperationDefinition(node) {
      if (depthOf(node.selectionSet) > DEPTH) context.reportError(new GraphQLError('depth'));
    },
  };
}
