import { pruneSchema } from '@graphql-tools/utils';
import {
  Kind,
  buildASTSchema,
  parse,
  printSchema,
  visit,
  type ASTNode,
  type GraphQLSchema,
  type NamedTypeNode,
} from 'graphql';
import type { RequesterKind } from '@lidhja/policy';
import type { Declarations } from '../supergraph/readDeclarations';
import { reachableFields } from './reachableFields';

/** A schema whose Query offers nothing, for an audience that can reach nothing. */
const NOTHING = 'type Query { "Nothing is open to you here." nothing: Boolean }';

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
          return { ...node, fields: kept, interfaces: unnamed(node.interfaces) };
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
  return pruneSchema(buildASTSchema(document, { assumeValidSDL: true }));
}
