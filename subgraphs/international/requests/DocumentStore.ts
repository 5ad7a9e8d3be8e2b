import type { RequestContext } from '@lidhja/enforcement';
import {
  openContent,
  openLabel,
  sealDocuments,
  type DocumentSeal,
  type RequestDocumentGiven,
} from '@lidhja/exchange';
import type { RecordSealer } from '@lidhja/platform';
import type { RequestDocument } from './RequestDocument';

/** A document without its bytes and without what the request lets whoever reads it see. */
export type DocumentRow = Omit<RequestDocument, 'access'>;

/** The bytes of a document; null once its key was destroyed. */
export interface ContentRow {
  readonly id: string;
  readonly requestId: string;
  readonly content: Buffer | null;
}

type SealedRow = Omit<DocumentRow, 'name' | 'sha256'> & DocumentSeal & { readonly label: Buffer };
type SealedContent = ContentRow & DocumentSeal & { readonly content: Buffer };

/** What documents are read with. */
type Reading = Pick<RequestContext, 'session' | 'sealer'>;

const opened = async (sealer: RecordSealer, row: SealedRow): Promise<DocumentRow> => {
  const { label, kek, wrapped, ...told } = row;
  const { name = null, sha256 = null } = (await openLabel(sealer, row, label)) ?? {};
  return { ...told, name, sha256 };
};

/** Documents of requests, reached through the functions of the exchange alone, and opened as they are read. */
export const DocumentStore = {
  async find({ session, sealer }: Reading, requests: readonly string[]): Promise<DocumentRow[]> {
    const rows = await session.query<SealedRow[]>(
      `select request as "requestId", id, kind, media_type as "mediaType", language, bytes,
         label, kek, wrapped, given_at as "givenAt", synthetic
       from exchange.find_documents($1)`,
      [requests],
    );
    return Promise.all(rows.map((row) => opened(sealer, row)));
  },

  async findContents(
    { session, sealer }: Reading,
    requests: readonly string[],
  ): Promise<ContentRow[]> {
    const rows = await session.query<SealedContent[]>(
      `select id, request as "requestId", content, kek, wrapped
       from exchange.find_document_contents($1)`,
      [requests],
    );
    return Promise.all(
      rows.map(async (row) => {
        const { id, requestId, content } = row;
        return { id, requestId, content: await openContent(sealer, row, content) };
      }),
    );
  },

  /** @returns id of the document */
  async add(
    { session, sealer }: Reading,
    request: string,
    document: RequestDocumentGiven,
  ): Promise<string> {
    const [sealed] = await sealDocuments(sealer, [document]);
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.add_document($1, $2::jsonb) as id',
      [request, JSON.stringify(sealed)],
    );
    return row.id;
  },
};
