import {
  Kind,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isListType,
  valueFromAST,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';

type Given = Readonly<Record<string, unknown>>;

/** What the arguments of a field are given. */
export type ArgumentsOf = (node: FieldNode, field: GraphQLField<unknown, unknown>) => Given;

/** All that can be said with an input, each member of it once. */
const allOf = (type: GraphQLInputType, within: readonly string[] = []): unknown => {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues().map(({ value }): unknown => value);
  if (!isInputObjectType(named)) return '';
  if (within.includes(named.name)) return {};
  const members = Object.values(named.getFields());
  return Object.fromEntries(
    members.map((one) => [one.name, allOf(one.type, [...within, named.name])]),
  );
};

/** What is written in the document; each variable in it says all that it could. */
const supposed = (node: ValueNode, type: GraphQLInputType): unknown => {
  const plain = getNullableType(type);
  if (node.kind === Kind.VARIABLE) return allOf(type);
  if (isListType(plain)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    return items.map((one) => supposed(one, plain.ofType as GraphQLInputType));
  }
  if (node.kind !== Kind.OBJECT || !isInputObjectType(plain)) return valueFromAST(node, type);
  const written = new Map(node.fields.map(({ name, value }) => [name.value, value]));
  return Object.fromEntries(
    Object.values(plain.getFields()).map((member): [string, unknown] => {
      const value = written.get(member.name);
      return [member.name, value ? supposed(value, member.type) : member.defaultValue];
    }),
  );
};

/**
 * What the fields of an operation are given, inside inputs and by variable too.
 * @param variables as they would be sent; null where they are not known
 * @returns null where the variables do not fit the operation
 */
export function givenArguments(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Given | null,
): ArgumentsOf | null {
  if (variables === null) {
    return (node, { args }) => {
      const written = new Map((node.arguments ?? []).map((one) => [one.name.value, one.value]));
      return Object.fromEntries(
        args.map(({ name, type, defaultValue }): [string, unknown] => {
          const value = written.get(name);
          return [name, value ? supposed(value, type) : defaultValue];
        }),
      );
    };
  }
  const { coerced } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 });
  return coerced ? (node, field) => getArgumentValues(field, node, coerced) : null;
}
