import type { Disclosed, WithheldCoordinate } from '@lidhja/audit';
import { readDisclosed } from './readDisclosed';
import { isErrorCode, type ErrorCode } from '@lidhja/platform';

/** An error of a subgraph, reduced to what the catalogue knows. */
export interface SubgraphError {
  readonly code: ErrorCode;
  readonly at?: string;
  readonly path: readonly (string | number)[];
}

/** What a subgraph answered. */
export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly SubgraphError[];
  readonly withheld: readonly WithheldCoordinate[];
  /** What it disclosed under grants. */
  readonly disclosed: readonly Disclosed[];
  /** True when it recorded what it released or wrote. */
  readonly recorded: boolean;
}

const COORDINATE = /^[_A-Za-z]\w*\.[_A-Za-z]\w*$/;
const REASON = /^\w{1,60}$/;

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readError = (error: unknown): SubgraphError => {
  const { extensions, path } = isObject(error) ? error : ({} as Loose);
  const { code, at } = isObject(extensions) ? extensions : ({} as Loose);
  return {
    code: isErrorCode(code) ? code : 'INTERNAL',
    ...(typeof at === 'string' ? { at } : {}),
    path: Array.isArray(path) ? (path as (string | number)[]) : [],
  };
};

const isWithheld = (entry: unknown): entry is WithheldCoordinate =>
  isObject(entry) &&
  COORDINATE.test(String(entry['coordinate'])) &&
  REASON.test(String(entry['reason'])) &&
  Number.isInteger(entry['count']);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * Reads a subgraph's answer. Nothing is taken over but data, codes and the summary of what is withheld.
 * @returns null when it is no GraphQL answer, as from a proxy or a part that is going down
 */
export function readAnswer(text: string): SubgraphAnswer | null {
  let body: unknown;
  try {
    body = JSON.parse(text) as unknown;
  } catch {
    return null;
  }
  if (!isObject(body)) return null;
  const errors = listOf(body['errors']).map(readError);
  const data = isObject(body['data']) ? body['data'] : null;
  if (!data && errors.length === 0) return null;
  const extensions = isObject(body['extensions']) ? body['extensions'] : {};
  const withheld = listOf(extensions['withheld']).filter(isWithheld);
  const disclosed = readDisclosed(extensions['disclosed']);
  if (!disclosed) return null;
  return { data, errors, withheld, disclosed, recorded: extensions['recorded'] === true };
}
