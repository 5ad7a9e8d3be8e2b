import type { Subject } from '@lidhja/policy';
import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import type { OperationRule } from '../declare/Operation';
import { subjectMarked } from './subjectMarks';

/** Names of the fields at the root of the operation, by whatever fragment they come. */
function rootFields(document: DocumentNode, operationName: string | undefined): string[] {
  const fragments = new Map<string, SelectionSetNode>();
  const roots: { root: string; selections: SelectionSetNode }[] = [];
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet);
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    if (operationName && node.name?.value !== operationName) continue;
    const root = node.operation === 'mutation' ? 'Mutation' : 'Query';
    roots.push({ root, selections: node.selectionSet });
  }
  const spread = new Set<string>();
  const namesIn = ({ selections }: SelectionSetNode): string[] =>
    selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node.name.value];
      if (node.kind === Kind.INLINE_FRAGMENT) return namesIn(node.selectionSet);
      const name = node.name.value;
      const fragment = fragments.get(name);
      if (!fragment || spread.has(name)) return [];
      spread.add(name);
      return namesIn(fragment);
    });
  return roots.flatMap(({ root, selections }) =>
    namesIn(selections).map((name) => `${root}.${name}`),
  );
}

/**
 * What an operation says of the subjects that are read in it: what the gateway was asked, which may
 * be a root field of another subgraph, and what the fetch's own root fields declare.
 * @param decides as the signed context gives it
 * @throws Error for a word that no rule knows: then nothing is read
 */
export function operationMarks(
  operations: ReadonlyMap<string, OperationRule>,
  decides: readonly string[],
  document: DocumentNode,
  operationName: string | undefined,
): Partial<Subject> {
  const own = rootFields(document, operationName).flatMap(
    (coordinate) => operations.get(coordinate)?.decides ?? [],
  );
  const marks = subjectMarked('operation', [...decides, ...own]);
  if (!marks) throw new Error('an operation decides something that no rule knows');
  return marks;
}
