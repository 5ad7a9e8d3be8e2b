import {
  Kind,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  typeFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { AudienceView } from '../audience/AudienceView';

/** What is known of an operation before it runs. */
export interface OperationFacts {
  /** Coordinates that the caller asks for by name, on every type on which they may be met. */
  readonly coordinates: ReadonlySet<string>;
  /** True when one of them, or a root field, is about more than open data. */
  readonly aboveOpen: boolean;
  /** True when it asks for the schema, false when for data, null when it mixes the two. */
  readonly introspection: boolean | null;
  /** What its root fields decide, as they declare. */
  readonly decides: readonly string[];
  /** Keys of the answer's root. */
  readonly roots: ReadonlySet<string>;
}

const INTROSPECTION = new Set(['__schema', '__type']);

/** Reads off what a valid operation reaches. Each fragment is read once. */
export function describeOperation(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  { schema, declarations: { categories, operations } }: AudienceView,
): OperationFacts {
  const coordinates = new Set<string>();
  const roots = new Map<string, FieldNode>();
  const read = new Set<string>();
  const root = schema.getRootType(operation.operation);

  const reach = (type: GraphQLCompositeType, node: FieldNode): void => {
    const name = node.name.value;
    if (type === root) roots.set(node.alias?.value ?? name, node);
    if (name.startsWith('__')) return;
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
    for (const one of [type, ...possible]) coordinates.add(`${one.name}.${name}`);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    const next = field && getNamedType(field.type);
    if (node.selectionSet && isCompositeType(next)) walk(node.selectionSet, next);
  };
  const walk = ({ selections }: SelectionSetNode, type: GraphQLCompositeType): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        reach(type, node);
        continue;
      }
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        if (read.has(node.name.value)) continue;
        read.add(node.name.value);
      }
      const part = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      if (!part) continue;
      const narrowed = part.typeCondition && typeFromAST(schema, part.typeCondition);
      walk(part.selectionSet, isCompositeType(narrowed) ? narrowed : type);
    }
  };
  if (root) walk(operation.selectionSet, root);

  const aboveOpen = [...coordinates].some((coordinate) => {
    const rule = operations.get(coordinate);
    return rule ? rule.purposes.length > 0 : categories.get(coordinate) !== 'OPEN';
  });
  const asked = [...roots.values()].filter(({ name }) => name.value !== '__typename');
  const schemaFields = asked.filter(({ name }) => INTROSPECTION.has(name.value)).length;
  const introspection = schemaFields === 0 ? false : schemaFields === asked.length ? true : null;
  const decides = new Set([...coordinates].flatMap((one) => operations.get(one)?.decides ?? []));
  return {
    coordinates,
    aboveOpen,
    introspection,
    decides: [...decides],
    roots: new Set(roots.keys()),
  };
}
