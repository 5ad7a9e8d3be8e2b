import { execute as executeLocally, type FormattedExecutionResult } from 'graphql';
import { Refusal, codeOf } from '@lidhja/platform';
import type { Audience } from '../audience/Audience';
import type { Supergraph } from '../supergraph/Supergraph';
import type { AdmittedOperation } from './admitOperation';
import type { Operation } from './Operation';
import type { GraphQLBody } from './readBody';

type Data = FormattedExecutionResult['data'];

/** Answers a question about the schema from what the audience knows of it; no subgraph is asked. */
export function introspect(audience: Audience, admitted: AdmittedOperation): Data {
  const result = executeLocally({
    schema: audience.schema,
    document: admitted.document,
    operationName: admitted.node.name?.value ?? null,
    variableValues: admitted.variables,
  });
  if (result instanceof Promise || result.errors) throw new Refusal('INTERNAL');
  return result.data;
}

/**
 * Runs an operation over the subgraphs. What they say beside data (errors, withheld, unavailable)
 * gathers in the operation; an error of the library itself comes by code alone.
 */
export async function execute(
  supergraph: Supergraph,
  operation: Operation,
  { query, operationName }: GraphQLBody,
  { variables }: AdmittedOperation,
): Promise<Data> {
  const { body } = await supergraph.server.executeOperation(
    { query, variables: { ...variables }, ...(operationName ? { operationName } : {}) },
    { contextValue: { operation } },
  );
  if (body.kind !== 'single') throw new Refusal('INTERNAL');
  const { data, errors = [] } = body.singleResult;
  // What the planner cannot join after a subgraph failed is only a consequence of that.
  const explained = operation.failures.length > 0 || operation.unavailable.size > 0;
  if (!explained) {
    operation.failures.push(...[...new Set(errors.map(codeOf))].map((code) => ({ code })));
  }
  return data;
}
