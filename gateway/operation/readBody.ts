import { Refusal } from '@lidhja/platform';

/** A GraphQL request as a caller sends it. */
export interface GraphQLBody {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new Refusal('BODY_MALFORMED');
  }
};

/**
 * Reads one request. A batch is none, and neither is the hash of a document that was sent before:
 * nothing that a caller sends is kept for another.
 * @throws Refusal CONTENT_TYPE_UNSUPPORTED without a body, BODY_MALFORMED for anything else
 */
export function readBody(bytes: unknown): GraphQLBody {
  if (!(bytes instanceof Uint8Array)) throw new Refusal('CONTENT_TYPE_UNSUPPORTED');
  const body = parse(bytes);
  if (!isObject(body)) throw new Refusal('BODY_MALFORMED');
  const { query, operationName = null, variables } = body;
  if (
    typeof query !== 'string' ||
    !(operationName === null || typeof operationName === 'string') ||
    !(variables === undefined || variables === null || isObject(variables))
  ) {
    throw new Refusal('BODY_MALFORMED');
  }
  return { query, operationName, variables: variables ?? {} };
}
