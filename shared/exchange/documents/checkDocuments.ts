import { Refusal, type ErrorCode } from '@lidhja/platform';
import {
  DOCUMENT_BYTES,
  MOST_DOCUMENTS,
  type DocumentMediaType,
  type RequestDocumentGiven,
} from './RequestDocumentGiven';

/** What a file of the type begins with: ISO 32000-2, 7.5.2; ISO/IEC 15948, 5.2; ISO/IEC 10918-1, B.1.1.3. */
const SIGNATURES: Readonly<Record<Exclude<DocumentMediaType, 'TEXT'>, Buffer>> = {
  PDF: Buffer.from('%PDF-'),
  PNG: Buffer.from('89504e470d0a1a0a', 'hex'),
  JPEG: Buffer.from('ffd8ff', 'hex'),
};

/**
 * No path, and nothing that a screen would not show as it is: control, format and unassigned characters, spaces but
 * the one, and what has no glyph; and something that stands by itself.
 */
const NAME =
  /^(?![. ])(?=.*[^\p{M} ])(?:[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800/\\]| ){1,200}(?<! )$/u;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

const isText = (bytes: Buffer): boolean => {
  try {
    return !CONTROL.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
};

const isOfType = (bytes: Buffer, type: DocumentMediaType): boolean => {
  if (type === 'TEXT') return isText(bytes);
  const signature = SIGNATURES[type];
  return bytes.subarray(0, signature.length).equals(signature);
};

type Fault = readonly [code: ErrorCode, field: keyof RequestDocumentGiven];

const faultIn = ({ name, content, mediaType }: RequestDocumentGiven): Fault | null => {
  if (!NAME.test(name)) return ['REQUEST_DOCUMENT_NAME_INVALID', 'name'];
  if (content === '') return ['REQUEST_DOCUMENT_EMPTY', 'content'];
  const bytes = Buffer.from(content, 'base64');
  // Bits that decode to nothing are refused too: one document has one spelling.
  if (!BASE64.test(content) || bytes.toString('base64') !== content)
    return ['REQUEST_DOCUMENT_ENCODING_INVALID', 'content'];
  if (bytes.length > DOCUMENT_BYTES) return ['REQUEST_DOCUMENT_TOO_LARGE', 'content'];
  if (!isOfType(bytes, mediaType)) return ['REQUEST_DOCUMENT_TYPE_MISMATCH', 'mediaType'];
  return null;
};

/**
 * @param at where it stands in the input, e.g. `input.document`
 * @throws Refusal REQUEST_DOCUMENT_… with the field, never with what stands there
 */
export function checkDocument(document: RequestDocumentGiven, at: string): void {
  const [code, field] = faultIn(document) ?? [];
  if (code) throw new Refusal(code, `${at}.${field}`);
}

/** @throws Refusal REQUEST_DOCUMENTS_TOO_MANY, or as `checkDocument` with the place in the list, from 0 */
export function checkDocuments(documents: readonly RequestDocumentGiven[]): void {
  if (documents.length > MOST_DOCUMENTS)
    throw new Refusal('REQUEST_DOCUMENTS_TOO_MANY', 'input.documents');
  documents.forEach((document, at) => checkDocument(document, `input.documents.${at}`));
}
