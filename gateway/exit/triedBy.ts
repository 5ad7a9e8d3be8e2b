import { Kind, valueFromASTUntyped, type FieldNode } from 'graphql';
import type { AdmittedOperation } from '../operation/admitOperation';
import { idOf, isIdKey } from './namedIds';

/** What was to be written, as its caller said it: the root field, and the ids that its input names. */
export interface Tried {
  readonly mutation: string;
  readonly named: readonly string[];
}

const MOST = 10;

/** Ids under keys such as `requestId`, in lower case; nothing else of an input is ever kept. */
const idsIn = (input: unknown): string[] =>
  Object.entries((input ?? {}) as Readonly<Record<string, unknown>>)
    .flatMap(([key, value]) => (isIdKey(key) ? idOf(value) : []))
    .slice(0, MOST);

const rootsOf = ({ node }: AdmittedOperation): FieldNode[] =>
  node.selectionSet.selections.filter((one): one is FieldNode => one.kind === Kind.FIELD);

const givenTo = ({ arguments: given }: FieldNode, { variables }: AdmittedOperation): unknown[] =>
  (given ?? []).map(({ value }) => valueFromASTUntyped(value, { ...variables }));

/** Whom an operation was to go around, by any of its root fields: ids in lower case, as `around` of their inputs has them. */
export function goesAround(admitted: AdmittedOperation): string[] {
  if (admitted.node.operation !== 'mutation') return [];
  const lists = rootsOf(admitted)
    .flatMap((field) => givenTo(field, admitted))
    .map((input) => ((input ?? {}) as { around?: unknown }).around);
  return [...new Set(lists.flat().flatMap(idOf))];
}

/**
 * What of an operation was refused, for the record: the same whether what it names is there or not.
 * @param root key of the root field in the answer, where it is known; otherwise the first
 * @returns null where nothing was to be written
 */
export function triedBy(admitted: AdmittedOperation, root?: string): Tried | null {
  if (admitted.node.operation !== 'mutation') return null;
  const fields = rootsOf(admitted);
  const field = fields.find((one) => (one.alias ?? one.name).value === root) ?? fields[0];
  if (!field) return null;
  return { mutation: field.name.value, named: givenTo(field, admitted).flatMap(idsIn) };
}
