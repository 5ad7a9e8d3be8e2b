import {
  Kind,
  specifiedRules,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type OperationDefinitionNode,
} from 'graphql';
import type { AudienceView } from '../audience/AudienceView';
import { limitRules } from './limitRules';
import { PLACES } from './documentLimits';
import { DocumentRefusal } from './DocumentRefusal';
import { describeOperation, type OperationFacts } from './describeOperation';
import { parseDocument } from './parseDocument';

/** One operation of a document. */
export interface PreparedOperation {
  readonly node: OperationDefinitionNode;
  readonly facts: OperationFacts;
}

/** A document that fits the audience's schema and the limits. */
export interface PreparedDocument {
  readonly document: DocumentNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly operations: readonly PreparedOperation[];
}

/** The operations whose root type this audience does not have; validation passes over those. */
const rootless = (
  operations: readonly OperationDefinitionNode[],
  { schema }: AudienceView,
): Pick<GraphQLError, 'locations'>[] =>
  operations
    .filter((node) => node.operation === 'subscription' || !schema.getRootType(node.operation))
    .map(({ loc }) => ({
      locations: loc && [{ line: loc.startToken.line, column: loc.startToken.column }],
    }));

/**
 * Parses, limits and validates a document for an audience. Limits come first: they are linear, and
 * some validation is not.
 * @throws DocumentRefusal
 */
export function prepareDocument(source: string, audience: AudienceView): PreparedDocument {
  const document = parseDocument(source);
  const { schema } = audience;
  const costly = validate(schema, document, limitRules, { maxErrors: PLACES });
  if (costly.length > 0) throw new DocumentRefusal('DOCUMENT_TOO_COSTLY', costly);

  const nodes = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const wrong = rootless(nodes, audience);
  if (wrong.length > 0) throw new DocumentRefusal('DOCUMENT_INVALID', wrong);
  const invalid = validate(schema, document, specifiedRules, { maxErrors: PLACES });
  if (invalid.length > 0) throw new DocumentRefusal('DOCUMENT_INVALID', invalid);

  const fragments = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const operations = nodes.map((node) => ({
    node,
    facts: describeOperation(node, fragments, audience),
  }));
  return { document, fragments, operations };
}
