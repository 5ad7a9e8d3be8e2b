import type { Refusal } from '@lidhja/platform';
import { checkDocument, checkDocuments } from './checkDocuments';
import {
  DOCUMENT_BYTES,
  DocumentMediaType,
  RequestDocumentKind,
  type RequestDocumentGiven,
} from './RequestDocumentGiven';

const bytes = (content: string | Buffer): string => Buffer.from(content).toString('base64');
const { TEXT, PDF, PNG, JPEG } = DocumentMediaType;
const LETTER: RequestDocumentGiven = {
  kind: RequestDocumentKind.LETTER_OF_REQUEST,
  ...{ name: 'letter.txt', mediaType: TEXT, language: 'it', content: bytes('Gentile ufficio') },
};

/** What the refusal of a check says, or null. */
const refused = (check: () => void): string | null => {
  try {
    check();
    return null;
  } catch (error) {
    const { code, extensions } = error as Refusal;
    return `${code} ${String(extensions['at'])}`;
  }
};
const fault = (changes: Partial<RequestDocumentGiven>): string | null =>
  refused(() => checkDocument({ ...LETTER, ...changes }, 'input.document'));

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');
const NAME = 'REQUEST_DOCUMENT_NAME_INVALID input.document.name';
const ENCODING = 'REQUEST_DOCUMENT_ENCODING_INVALID input.document.content';
const MISMATCH = 'REQUEST_DOCUMENT_TYPE_MISMATCH input.document.mediaType';

test.each<[Partial<RequestDocumentGiven>]>([
  [{}],
  [{ name: 'Kërkesë për ndihmë (1).pdf' }],
  [{ name: 'n'.repeat(200) }],
  [{ content: bytes('One line\r\n\tand another\n') }],
  [{ content: bytes('ë'.repeat(DOCUMENT_BYTES / 2)) }],
  [{ mediaType: PDF, content: bytes('%PDF-1.7\n%%EOF') }],
  [{ mediaType: PNG, content: bytes(png) }],
  [{ mediaType: JPEG, content: bytes(jpeg) }],
])('%j is taken', (changes) => {
  expect(fault(changes)).toBeNull();
});

test.each([
  ...['', '.', '..', '.hidden', 'a/b.txt', 'a\\b.txt', ' a.txt', 'a.txt ', 'n'.repeat(201)],
  ...['a\nb', 'a\u0000b', 'a\u007fb', 'invoice\u202efdp.exe', 'a\u200bb', 'a\u2028b', 'a\ud800b'],
  ...[
    'a\u00a0b',
    '\u00a0',
    'a\u3164',
    '\u034f',
    'a\u034fb',
    'a\u3000b',
    'a\u2800',
    'a\u00adb',
    '\u0301',
  ],
])('%j is no name', (name) => {
  expect(fault({ name })).toBe(NAME);
});

test('a name has no sign that cannot be seen', () => {
  // As the standard has them.
  const unseen = /^[\p{Zs}\p{Default_Ignorable_Code_Point}\u2800]$/u;
  const every = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
  const taken = every.filter((sign) => unseen.test(sign) && fault({ name: `a${sign}b` }) === null);
  expect(every.filter((sign) => unseen.test(sign)).length).toBeGreaterThan(4000);
  expect(taken).toEqual([' ']);
});

test.each([
  ['no letter of it', '!!!!', ENCODING],
  ['a line break', 'QUJD\nQUJD', ENCODING],
  ['no padding', 'QQ', ENCODING],
  ['the letters for addresses', '-__-', ENCODING],
  ['bits that decode to nothing', 'QR==', ENCODING],
  ['nothing', '', 'REQUEST_DOCUMENT_EMPTY input.document.content'],
  [
    'a byte too many',
    bytes(Buffer.alloc(DOCUMENT_BYTES + 1, 'a')),
    'REQUEST_DOCUMENT_TOO_LARGE input.document.content',
  ],
])('%s is no content', (_what, content, expected) => {
  expect(fault({ content })).toBe(expected);
});

test.each([
  [PDF, bytes('Gentile ufficio')],
  [PDF, bytes(' %PDF-1.7')],
  [PDF, bytes('%PDF')],
  [PNG, bytes(jpeg)],
  [PNG, bytes(png.subarray(0, 7))],
  [JPEG, bytes(png)],
  [JPEG, bytes('%PDF-1.7')],
  [TEXT, bytes(png)],
  [TEXT, bytes(Buffer.from('c328', 'hex'))],
  [TEXT, bytes('zero\u0000byte')],
  [TEXT, bytes('\u001b[2J')],
  [TEXT, bytes('\u0085')],
])('%s is not what %s decodes to', (mediaType, content) => {
  expect(fault({ mediaType, content })).toBe(MISMATCH);
});

test('a list is refused by its length, or at the first that is wrong', () => {
  const wrong = { ...LETTER, name: 'a/b' };
  const list = (...documents: RequestDocumentGiven[]): string | null =>
    refused(() => checkDocuments(documents));
  expect(list(LETTER, LETTER, LETTER, LETTER, LETTER)).toBeNull();
  expect(list(LETTER, wrong, wrong)).toBe('REQUEST_DOCUMENT_NAME_INVALID input.documents.1.name');
  expect(list(...Array.from({ length: 6 }, () => wrong))).toBe(
    'REQUEST_DOCUMENTS_TOO_MANY input.documents',
  );
});
