import type { RequestContext } from '@lidhja/enforcement';
import { openContent, openLabel, type DocumentSeal } from '@lidhja/exchange';
import type { AnswerDocument } from './AnswerDocument';

/** A document without its bytes, with the codes of its words as marks of its access class. */
export type AnswerDocumentRow = Omit<AnswerDocument, 'record'> & { readonly request: string };

/** The bytes of one; null once its key was destroyed. */
export interface AnswerContentRow {
  readonly request: string;
  readonly document: string;
  readonly content: Buffer | null;
}

type Sealed<Row> = Row & DocumentSeal;
type SealedRow = Sealed<Omit<AnswerDocumentRow, 'name' | 'sha256' | 'document'>> & {
  readonly label: Buffer;
};
type SealedContent = Sealed<{ readonly request: string; readonly content: Buffer }>;

/** What documents are read with. */
type Reading = Pick<RequestContext, 'session' | 'sealer'>;

/** Documents of answers from abroad, reached through the functions of the exchange alone, and opened as they are read. */
export const AnswerDocumentStore = {
  async find(
    { session, sealer }: Reading,
    requests: readonly string[],
  ): Promise<AnswerDocumentRow[]> {
    const rows = await session.query<SealedRow[]>(
      `select request, category, id, kind, media_type as "mediaType", language, bytes, label, kek, wrapped, access
       from exchange.find_answer_documents($1)`,
      [requests],
    );
    return Promise.all(
      rows.map(async (row) => {
        const { id: document, label, kek: _, wrapped: __, ...told } = row;
        const { name = null, sha256 = null } = (await openLabel(sealer, row, label)) ?? {};
        return { ...told, document, name, sha256 };
      }),
    );
  },

  async findContents(
    { session, sealer }: Reading,
    requests: readonly string[],
  ): Promise<AnswerContentRow[]> {
    const rows = await session.query<SealedContent[]>(
      'select request, id, content, kek, wrapped from exchange.find_answer_contents($1)',
      [requests],
    );
    return Promise.all(
      rows.map(async (row) => {
        const { id: document, request, content } = row;
        return { request, document, content: await openContent(sealer, row, content) };
      }),
    );
  },
};
