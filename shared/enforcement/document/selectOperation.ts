import { DocumentRefusal } from './DocumentRefusal';
import type { PreparedDocument, PreparedOperation } from './prepareDocument';

/** @throws DocumentRefusal when the name fits no operation, or several could be meant */
export function selectOperation(
  { operations }: PreparedDocument,
  name: string | null,
): PreparedOperation {
  const meant = name ? operations.filter(({ node }) => node.name?.value === name) : operations;
  const [operation, ...others] = meant;
  if (!operation || others.length > 0) throw new DocumentRefusal('DOCUMENT_INVALID');
  return operation;
}
