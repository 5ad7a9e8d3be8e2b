import { Kind, valueFromASTUntyped, type FieldNode, type SelectionSetNode } from 'graphql';
import type { AdmittedOperation } from '../operation/admitOperation';
import type { Operation } from '../operation/Operation';
import type { Outcome } from './Outcome';
import { idOf, isIdKey } from './namedIds';

/** What was to be read, as its caller named it: the root field, and the ids that its arguments name. */
export interface Sought {
  readonly query: string;
  readonly named: readonly string[];
}

/** Fields of the root, those of fragments too, by their key in the answer. */
function rootFields({ node, document }: AdmittedOperation): Map<string, FieldNode> {
  const fields = new Map<string, FieldNode>();
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const one of selections) {
      if (one.kind === Kind.FIELD) fields.set((one.alias ?? one.name).value, one);
      else if (one.kind === Kind.INLINE_FRAGMENT) walk(one.selectionSet);
      else
        for (const part of document.definitions)
          if (part.kind === Kind.FRAGMENT_DEFINITION && part.name.value === one.name.value)
            walk(part.selectionSet);
    }
  };
  walk(node.selectionSet);
  return fields;
}

/** The ids that are named; null where nothing is asked for by its id or reference. Of a reference no word is kept. */
function namedBy({ arguments: given = [] }: FieldNode, variables: object): string[] | null {
  const naming = given.filter(({ name: { value } }) => isIdKey(value) || value === 'reference');
  if (naming.length === 0) return null;
  return naming.flatMap(({ name, value }) =>
    isIdKey(name.value) ? idOf(valueFromASTUntyped(value, { ...variables })) : [],
  );
}

/**
 * Root fields of a query that named something and answered null, for the record: the same whether what they name is
 * there for others, hidden or nowhere. It is worked out from the caller's words and what the caller is answered alone.
 * What failed, or was asked while a part did not answer, was not sought to its end.
 */
export function soughtInVain(operation: Operation, { data, admitted }: Outcome): Sought[] {
  if (admitted?.node.operation !== 'query' || !data || operation.unavailable.size > 0) return [];
  const failed = new Set(operation.failures.map(({ root }) => root));
  return [...rootFields(admitted)].flatMap(([key, field]) => {
    const named = namedBy(field, admitted.variables);
    const vain = data[key] === null && !failed.has(key);
    return vain && named ? [{ query: field.name.value, named }] : [];
  });
}
