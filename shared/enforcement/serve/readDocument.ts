import { Refusal } from '@lidhja/platform';
import { execute, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { RequestContext } from './RequestContext';

/**
 * Reads a document of our own by the schema that is served, doors and masks included.
 * @param variables of the document
 * @throws Refusal INTERNAL where any part of it was not answered: half a reading would say that the rest
 *   is not there
 */
export async function readDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  context: RequestContext,
): Promise<Record<string, unknown>> {
  // Shield writes on the context that it is given; this one is frozen and has nothing of shield's to copy.
  const contextValue = { ...context };
  const { data, errors } = await execute({
    schema,
    document,
    contextValue,
    variableValues: variables,
  });
  const [first] = errors ?? [];
  if (first || !data) {
    await context.underway.ended();
    throw new Refusal('INTERNAL', undefined, { cause: first });
  }
  return data;
}
