import { pruneSchema } from '@graphql-tools/utils';
import {
  Kind,
  buildASTSchema,
  parse,
  printSchema,
  visit,
  type ASTNode,
  type FieldDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type NamedTypeNode,
} from 'graphql';
import type { Declarations, RequesterKind } from '@lidhja/policy';
import { openInputs } from './openInputs';
import { reachableFields } from './reachableFields';
import { readScalars } from './readScalars';

/** A schema whose Query offers nothing, for an audience that can reach nothing. */
const NOTHING = 'type Query { "Nothing is open to you here." nothing: Boolean }';

/**
 * A field's description with its category, and a root field's with the purposes that it can serve, so
 * that nobody has to guess.
 */
const withDeclared = (
  field: FieldDefinitionNode,
  type: string,
  { categories, operations }: Declarations,
): FieldDefinitionNode => {
  const coordinate = `${type}.${field.name.value}`;
  const purposes = operations.get(coordinate)?.purposes ?? [];
  const category = categories.get(coordinate);
  const value = [
    field.description?.value,
    purposes.length > 0 ? `Purposes: ${purposes.join(', ')}.` : undefined,
    category !== undefined && category !== 'OPEN' ? `Category: ${category}.` : undefined,
  ]
    .filter((text) => text !== undefined)
    .join('\n\n');
  if (value === '') return field;
  return { ...field, description: { kind: Kind.STRING, value, block: true } };
};

/**
 * The schema as one kind of requester knows it. What it can never reach is not in it, so a forbidden
 * field and one that does not exist are the same to validation and to introspection.
 */
export function audienceSchema(
  schema: GraphQLSchema,
  declarations: Declarations,
  kind: RequesterKind,
): GraphQLSchema {
  const fields = reachableFields(schema, declarations, kind);
  const inputs = openInputs(schema, declarations, kind);
  const taken = (type: string, field: FieldDefinitionNode): FieldDefinitionNode => {
    const definition = (schema.getType(type) as GraphQLObjectType).getFields()[field.name.value];
    const open = (name: string): boolean => {
      const argument = definition?.args.find((one) => one.name === name);
      return argument !== undefined && inputs.takes(`${type}.${field.name.value}`, argument);
    };
    return { ...field, arguments: field.arguments?.filter(({ name }) => open(name.value)) ?? [] };
  };
  const empty = (name: string): boolean => fields.get(name)?.size === 0;
  const unnamed = (types: readonly NamedTypeNode[] = []): NamedTypeNode[] =>
    types.filter((type) => !empty(type.name.value));

  const document = visit(parse(printSchema(schema), { noLocation: true }), {
    enter(node: ASTNode) {
      switch (node.kind) {
        case Kind.SCHEMA_DEFINITION:
          return null;
        case Kind.INTERFACE_TYPE_DEFINITION:
        case Kind.OBJECT_TYPE_DEFINITION: {
          if (empty(node.name.value)) return null;
          const kept = node.fields?.filter(({ name }) =>
            fields.get(node.name.value)?.has(name.value),
          );
          const told = kept?.map((field) =>
            withDeclared(taken(node.name.value, field), node.name.value, declarations),
          );
          return { ...node, fields: told, interfaces: unnamed(node.interfaces) };
        }
        case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
          const kept = node.fields?.filter((one) =>
            inputs.keeps(`${node.name.value}.${one.name.value}`),
          );
          return kept?.length ? { ...node, fields: kept } : null;
        }
        case Kind.ENUM_TYPE_DEFINITION: {
          const kept = node.values?.filter((one) =>
            inputs.keeps(`${node.name.value}.${one.name.value}`),
          );
          return kept?.length ? { ...node, values: kept } : null;
        }
        case Kind.UNION_TYPE_DEFINITION: {
          const types = unnamed(node.types);
          return types.length === 0 ? null : { ...node, types };
        }
        default:
          return undefined;
      }
    },
  });
  if ((fields.get('Query')?.size ?? 0) === 0) return buildASTSchema(parse(NOTHING));
  return readScalars(pruneSchema(buildASTSchema(document, { assumeValidSDL: true })));
}
