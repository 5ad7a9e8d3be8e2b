import {
  Kind,
  buildASTSchema,
  parse,
  visit,
  type ASTNode,
  type DirectiveNode,
  type GraphQLSchema,
} from 'graphql';

/** What composition adds for the planner, by the prefix of its names. */
const MACHINERY = /^(join|link|federation)__|^(core|link|composeDirective)$/;

const named = (node: ASTNode): string =>
  'name' in node && node.name && 'value' in node.name ? node.name.value : '';

const hidden = (directives: readonly DirectiveNode[] = []): boolean =>
  directives.some(({ name }) => name.value === 'inaccessible');

/** The schema that callers see, from the SDL of a supergraph: without the machinery of composition. */
export function apiSchema(supergraph: string): GraphQLSchema {
  const document = visit(parse(supergraph, { noLocation: true }), {
    enter(node: ASTNode) {
      switch (node.kind) {
        case Kind.DIRECTIVE:
          return node.name.value === 'deprecated' || node.name.value === 'specifiedBy'
            ? undefined
            : null;
        case Kind.SCHEMA_DEFINITION:
        case Kind.SCHEMA_EXTENSION:
        case Kind.DIRECTIVE_DEFINITION:
          return null;
        default:
          if (MACHINERY.test(named(node))) return null;
          return 'directives' in node && hidden(node.directives) ? null : undefined;
      }
    },
  });
  return buildASTSchema(document, { assumeValidSDL: true });
}
