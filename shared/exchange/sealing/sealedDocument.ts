import { createHash } from 'node:crypto';
import type { RecordSealer, WrappedKey } from '@lidhja/platform';

const TABLE = 'exchange.document';

/** What is sealed of a document. */
export interface ClearDocument {
  readonly name: string;
  readonly content: Buffer;
}

/** A document as it is handed to the database; bytes in base64. */
export interface SealedDocument {
  readonly id: string;
  /** Its name and the digest of its bytes, sealed. */
  readonly label: string;
  readonly content: string;
  readonly kek: string;
  readonly wrapped: string;
}

/** The sealed part of a document, with its key: null once the key was destroyed. */
export interface DocumentSeal {
  readonly id: string;
  readonly kek: string | null;
  readonly wrapped: Buffer | null;
}

/** What a document is called, and the SHA-256 of its bytes in hex. */
export interface DocumentLabel {
  readonly name: string;
  readonly sha256: string;
}

const keyOf = ({ kek, wrapped }: DocumentSeal): WrappedKey | null =>
  kek === null || wrapped === null ? null : { kek, wrapped };

/**
 * Seals a document under a key of its own.
 * @param id a new one where none is given
 */
export async function sealDocument(
  sealer: RecordSealer,
  { name, content }: ClearDocument,
  id = sealer.newId(),
): Promise<SealedDocument> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const label: DocumentLabel = { name, sha256 };
  const { key, parts } = await sealer.seal(
    { table: TABLE, id },
    { label: Buffer.from(JSON.stringify(label)), content },
  );
  return {
    id,
    label: parts.label.toString('base64'),
    content: parts.content.toString('base64'),
    kek: key.kek,
    wrapped: key.wrapped.toString('base64'),
  };
}

/** @returns null where the document's key is no more */
export async function openLabel(
  sealer: RecordSealer,
  seal: DocumentSeal,
  sealed: Buffer,
): Promise<DocumentLabel | null> {
  const key = keyOf(seal);
  if (!key) return null;
  const text = await sealer.open({ table: TABLE, id: seal.id }, key, { part: 'label', sealed });
  return JSON.parse(text.toString('utf8')) as DocumentLabel;
}

/** @returns null where the document's key is no more */
export async function openContent(
  sealer: RecordSealer,
  seal: DocumentSeal,
  sealed: Buffer,
): Promise<Buffer | null> {
  const key = keyOf(seal);
  return key && sealer.open({ table: TABLE, id: seal.id }, key, { part: 'content', sealed });
}
