import { sealDocument, type ClearDocument } from '@lidhja/exchange';
import { sampleId, type RecordSealer } from '@lidhja/platform';

/** A page of one point, with nothing on it. */
const EMPTY_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

interface Described {
  readonly name: string;
  readonly kind: string;
  readonly media_type: string;
  readonly language: string;
}

interface SampleDocument extends ClearDocument, Described {
  readonly request: string;
  readonly number: number;
  readonly id: string;
}

const of = (
  slug: string,
  number: number,
  document: Described,
  content: string,
): SampleDocument => ({
  ...{ request: sampleId(`request/${slug}`), number, id: sampleId(`document/${slug}/${number}`) },
  ...document,
  content: Buffer.from(content),
});

const DOCUMENTS: readonly SampleDocument[] = [
  of(
    'it-open',
    1,
    { kind: 'LETTER_OF_REQUEST', name: 'letter-1.txt', media_type: 'TEXT', language: 'it' },
    'Letter 1 of 2026 to the prosecution of Vlora, about Sample-Sought-1 (synthetic).\n',
  ),
  of(
    'it-open',
    2,
    { kind: 'COURT_ORDER', name: 'order-2.pdf', media_type: 'PDF', language: 'it' },
    EMPTY_PDF,
  ),
  of(
    'it-second',
    1,
    { kind: 'LETTER_OF_REQUEST', name: 'letter-3.txt', media_type: 'TEXT', language: 'it' },
    'Letter 3 of 2026, about farm 3 (synthetic).\n',
  ),
  of(
    'it-closed',
    1,
    { kind: 'OTHER', name: 'note-4.txt', media_type: 'TEXT', language: 'en' },
    'Note 4 of 2026 (synthetic).\n',
  ),
];

/** Bytes as PostgreSQL reads them. */
export const hex = (base64: string): string =>
  `\\x${Buffer.from(base64, 'base64').toString('hex')}`;

/** Rows of `exchange.document` and `exchange.data_key`, sealed as those that are sent are. */
export async function sealedDocumentsOfSample(
  sealer: RecordSealer,
): Promise<{ readonly documents: readonly object[]; readonly keys: readonly object[] }> {
  const rows = await Promise.all(
    DOCUMENTS.map(async ({ id, name, content, ...document }) => {
      const { request } = document;
      const sealed = await sealDocument(sealer, { name, content }, id);
      return {
        document: { ...document, id, label: hex(sealed.label), content: hex(sealed.content) },
        key: { request, record: id, kek: sealed.kek, wrapped: hex(sealed.wrapped) },
      };
    }),
  );
  return { documents: rows.map(({ document }) => document), keys: rows.map(({ key }) => key) };
}
