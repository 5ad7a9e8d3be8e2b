import type { RecordSealer } from '@lidhja/platform';
import { sealDocument, type SealedDocument } from '../sealing/sealedDocument';
import type { RequestDocumentGiven } from './RequestDocumentGiven';

/** Of a document what stays in the clear, and what is sealed. */
export type EnclosedDocument = Omit<RequestDocumentGiven, 'name' | 'content'> & SealedDocument;

/** Documents as they are handed to the database: what is in them is sealed here. */
export const sealDocuments = (
  sealer: RecordSealer,
  documents: readonly RequestDocumentGiven[],
): Promise<EnclosedDocument[]> =>
  Promise.all(
    documents.map(async ({ kind, mediaType, language, name, content }) => ({
      ...{ kind, mediaType, language },
      ...(await sealDocument(sealer, { name, content: Buffer.from(content, 'base64') })),
    })),
  );
