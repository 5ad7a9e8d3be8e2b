import type { Session } from '@lidhja/enforcement';
import type { RequestDocument } from './RequestDocument';
import type { RequestDocumentInput } from './RequestDocumentInput';

/** A document without its bytes and without what the request lets whoever reads it see. */
export type DocumentRow = Omit<RequestDocument, 'access'>;

/** The bytes of a document. */
export interface ContentRow {
  readonly id: string;
  readonly requestId: string;
  readonly content: Buffer;
}

/** Documents of requests, reached through the functions of the exchange alone. */
export const DocumentStore = {
  find(session: Session, requests: readonly string[]): Promise<DocumentRow[]> {
    return session.query<DocumentRow[]>(
      `select request as "requestId", id, kind, name, media_type as "mediaType", language, bytes,
         encode(digest, 'hex') as sha256, given_at as "givenAt", synthetic
       from exchange.find_documents($1)`,
      [requests],
    );
  },

  findContents(session: Session, requests: readonly string[]): Promise<ContentRow[]> {
    return session.query<ContentRow[]>(
      'select id, request as "requestId", content from exchange.find_document_contents($1)',
      [requests],
    );
  },

  /** @returns id of the document */
  async add(session: Session, request: string, document: RequestDocumentInput): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.add_document($1, $2::jsonb) as id',
      [request, JSON.stringify(document)],
    );
    return row.id;
  },
};
