import {
  openContent,
  openHeldWords,
  openLabel,
  openPerson,
  openWords,
  type DocumentSeal,
  type SealedRequestWords,
} from '@lidhja/exchange';
import { testSealer } from '../testkit/testSealer';

/** A row of a table as it lies there, whoever may read it; columns in camel case. */
export type FactRow = Readonly<Record<string, unknown>>;

const bytesOf = (value: unknown): Buffer => Buffer.from(String(value).slice(2), 'hex');

/** A document as its sender sent it. */
const openedDocument = async (row: FactRow): Promise<FactRow> => {
  const { label, content, wrapped, ...told } = row;
  const sealer = testSealer();
  const seal: DocumentSeal = {
    ...{ id: String(row['id']), kek: String(row['kek']), wrapped: bytesOf(wrapped) },
  };
  const bytes = (await openContent(sealer, seal, bytesOf(content))) ?? Buffer.alloc(0);
  const opened = await openLabel(sealer, seal, bytesOf(label));
  return { ...told, ...opened, bytes: bytes.length, content: bytes.toString('base64') };
};

/** A person sought as the sender described them. */
const openedPerson = async (row: FactRow): Promise<FactRow> => {
  const { particulars, wrapped, ...told } = row;
  const [id, kek] = [String(row['id']), String(row['kek'])];
  const seal = { id, kek, particulars: bytesOf(particulars), wrapped: bytesOf(wrapped) };
  return { ...told, ...(await openPerson(testSealer(), seal)) };
};

type Table = Parameters<typeof openWords>[1];

/** What was written, as its sender wrote it; null where it was not, or cannot be opened any more. */
const wordsOf = (
  row: FactRow,
  table: Table,
  { part, column = part, id = 'id' }: { part: string; column?: string; id?: string },
): Promise<string | null> => {
  const text = (name: string): string | null => (row[name] as string | null) ?? null;
  const [kek, wrapped, sealed] = ['kek', 'wrapped', column].map(text);
  const seal = { id: text(id), kek: kek ?? null, wrapped: wrapped ? bytesOf(wrapped) : null };
  return openWords(testSealer(), table, seal, { part, sealed: sealed ? bytesOf(sealed) : null });
};

const openedRequest = async (row: FactRow): Promise<FactRow> => {
  const of = (part: string): Promise<string | null> =>
    wordsOf(row, 'exchange.request_words', { part, id: 'words' });
  const { words: _, kek: __, wrapped: ___, ...told } = row;
  return { ...told, summary: await of('summary'), urgencyReason: await of('urgencyReason') };
};

const openedAs =
  (table: Table) =>
  async (row: FactRow): Promise<FactRow> => {
    const { kek: _, wrapped: __, ...told } = row;
    return { ...told, words: await wordsOf(row, table, { part: 'words' }) };
  };

/** What waits, with what is written in it. */
const openedHeld = async (held: unknown): Promise<FactRow> => {
  const words = held as SealedRequestWords | null | undefined;
  const of = (part: 'summary' | 'urgencyReason'): Promise<string | null> =>
    openHeldWords(testSealer(), words, part);
  return { summary: await of('summary'), urgencyReason: await of('urgencyReason') };
};
const openedDraft = async ({ words, ...told }: FactRow): Promise<FactRow> => ({
  ...told,
  summary: (await openedHeld(words))['summary'],
});
const openedOutward = async (row: FactRow): Promise<FactRow> => {
  const { words, ...request } = row['request'] as FactRow;
  return { ...row, request: { ...request, ...(await openedHeld(words)) } };
};

/** By what a table is called among the facts, how its rows are opened that are sealed. */
export const OPENED: Readonly<Partial<Record<string, (row: FactRow) => Promise<FactRow>>>> = {
  documents: openedDocument,
  sought: openedPerson,
  requests: openedRequest,
  told: openedAs('exchange.request_answer'),
  inwards: openedAs('exchange.inward_information'),
  drafts: openedDraft,
  outwards: openedOutward,
};
