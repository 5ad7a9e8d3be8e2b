import { createHash } from 'node:crypto';
import {
  DocumentRefusal,
  selectOperation,
  type PreparedDocument,
  type PreparedOperation,
} from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import type { Audience } from '../audience/Audience';
import { checkVariables } from '../limits/checkVariables';
import { exceedsCost } from '../limits/exceedsCost';
import { COST, PUBLIC_COST, PUBLIC_ROOT_FIELDS } from '../limits/limits';
import type { Operation } from './Operation';
import type { GraphQLBody } from './readBody';

/** An operation that may run. */
export interface AdmittedOperation extends PreparedOperation {
  readonly document: PreparedDocument['document'];
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Everything that is decided about a request before any subgraph hears of it.
 * @throws Refusal
 */
export function admitOperation(
  operation: Operation,
  body: GraphQLBody,
  audience: Audience,
): AdmittedOperation {
  operation.document = createHash('sha256').update(body.query).digest('hex');
  const prepared = audience.prepare(body.query, operation.document);
  const { node, facts } = selectOperation(prepared, body.operationName);
  operation.writes = node.operation === 'mutation';
  operation.decides = facts.decides;

  const { introspection, aboveOpen } = facts;
  // Asked together with data, or by an audience that may not, the schema's own fields do not exist.
  if (introspection === null || (introspection && !audience.introspects)) {
    throw new DocumentRefusal('DOCUMENT_INVALID');
  }
  const { schema } = audience;
  const variables = checkVariables(schema, node.variableDefinitions, body.variables);
  const root = schema.getRootType(node.operation);
  const { fragments } = prepared;
  const { selectionSet } = node;
  const limit = operation.caller ? COST : PUBLIC_COST;
  const crowded = !operation.caller && facts.roots.size > PUBLIC_ROOT_FIELDS;
  if (
    !root ||
    crowded ||
    exceedsCost({ schema, root, selectionSet, fragments, variables }, limit)
  ) {
    throw new DocumentRefusal('DOCUMENT_TOO_COSTLY');
  }
  // The public's schema holds open fields alone; should it ever hold more, this still stands.
  if (aboveOpen && !operation.caller) throw new Refusal('UNAUTHENTICATED');
  if (aboveOpen && operation.given.purpose === null) throw new Refusal('PURPOSE_REQUIRED');
  return { node, facts, document: prepared.document, variables };
}
