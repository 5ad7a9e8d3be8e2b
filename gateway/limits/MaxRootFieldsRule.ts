import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { ROOT_FIELDS } from './limits';

/** Fields at the root of one operation, counted as often as fragments bring them. */
export function MaxRootFieldsRule(context: ValidationContext): ASTVisitor {
  const counted = new Map<string, number>();
  const fragment = (name: string): number => {
    const known = counted.get(name);
    if (known !== undefined) return known;
    counted.set(name, 0);
    const definition = context.getFragment(name);
    const count = definition ? countOf(definition.selectionSet) : 0;
    counted.set(name, count);
    return count;
  };
  const countOf = ({ selections }: SelectionSetNode): number =>
    selections.reduce((count, selection) => {
      if (selection.kind === Kind.FIELD) return count + 1;
      if (selection.kind === Kind.FRAGMENT_SPREAD) return count + fragment(selection.name.value);
      return count + countOf(selection.selectionSet);
    }, 0);
  return {
    OperationDefinition(node) {
      if (countOf(node.selectionSet) > ROOT_FIELDS) context.reportError(new GraphQLError('roots'));
    },
  };
}
