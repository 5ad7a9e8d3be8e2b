import {
  Kind,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  typeFromAST,
  valueFromASTUntyped,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { COST, DEFAULT_PAGE, UNPAGED_LIST, WEIGHTS } from './limits';

/** What is to be weighed. */
export interface Weighed {
  readonly schema: GraphQLSchema;
  readonly selectionSet: SelectionSetNode;
  readonly root: GraphQLNamedType;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced, defaults included. */
  readonly variables: Readonly<Record<string, unknown>>;
}

type Field = GraphQLField<unknown, unknown>;

/** The `first` of a page: as given, by variable or by default. A negative one is refused later. */
const pageSize = (
  node: FieldNode,
  field: Field,
  variables: Weighed['variables'],
): number | undefined => {
  const declared = field.args.find((argument) => argument.name === 'first');
  if (!declared) return undefined;
  const given = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
  const value = (given && valueFromASTUntyped(given, variables)) ?? declared.defaultValue;
  return typeof value === 'number' && value >= 0 ? value : DEFAULT_PAGE;
};

/**
 * True when the answer could hold more than `limit` values: every field counts once for each row of
 * the lists that it is in, and for more where its value is long (`WEIGHTS`). The size of a page multiplies the list that the page holds. Stops as soon
 * as the limit is passed, so a bomb of fragments costs no more than what it may not have.
 */
export function exceedsCost(weighed: Weighed, limit: number = COST): boolean {
  const { schema, fragments, variables } = weighed;
  let cost = 0;
  let steps = 0;
  const spent = (): boolean => cost > limit || steps > limit;

  const weigh = (
    set: SelectionSetNode,
    type: GraphQLNamedType,
    rows: number,
    page: number | undefined,
  ): void => {
    for (const node of set.selections) {
      steps += 1;
      if (spent()) return;
      if (node.kind === Kind.FIELD) {
        cost += rows * (WEIGHTS[`${type.name}.${node.name.value}`] ?? 1);
        const field =
          isObjectType(type) || isInterfaceType(type)
            ? type.getFields()[node.name.value]
            : undefined;
        if (!field || !node.selectionSet) continue;
        const own = pageSize(node, field, variables);
        const list = isListType(getNullableType(field.type));
        const size = list ? (own ?? page ?? UNPAGED_LIST) : 1;
        weigh(node.selectionSet, getNamedType(field.type), rows * size, list ? undefined : own);
      } else {
        const part = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
        if (!part) continue;
        const narrowed = part.typeCondition && typeFromAST(schema, part.typeCondition);
        weigh(part.selectionSet, isCompositeType(narrowed) ? narrowed : type, rows, page);
      }
    }
  };
  weigh(weighed.selectionSet, weighed.root, 1, undefined);
  return spent();
}
