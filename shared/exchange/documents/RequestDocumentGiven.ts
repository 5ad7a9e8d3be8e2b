/** At most so many documents of one request. */
export const MOST_DOCUMENTS = 5;
/** Bytes of a document: in base64 under 54 KiB, so that it fits into a body with all else. */
export const DOCUMENT_BYTES = 40 * 1024;

/** What a document of a request is. */
export enum RequestDocumentKind {
  LETTER_OF_REQUEST = 'LETTER_OF_REQUEST',
  COURT_ORDER = 'COURT_ORDER',
  ARREST_WARRANT = 'ARREST_WARRANT',
  POLICE_REPORT = 'POLICE_REPORT',
  TRANSLATION = 'TRANSLATION',
  OTHER = 'OTHER',
}
/** Types that are taken, each by a signature that its bytes must have. */
export enum DocumentMediaType {
  PDF = 'PDF',
  PNG = 'PNG',
  JPEG = 'JPEG',
  TEXT = 'TEXT',
}

/** How both enums are told in the schema of each part that has them. */
export const DOCUMENT_KINDS = {
  name: 'RequestDocumentKind',
  description: 'What a document of a request is.',
  valuesConfig: { TRANSLATION: { description: 'Of another of its documents.' } },
};
export const MEDIA_TYPES = {
  name: 'DocumentMediaType',
  description: 'Types that are taken; the bytes must be what is said.',
  valuesConfig: {
    PDF: { description: 'application/pdf' },
    PNG: { description: 'image/png' },
    JPEG: { description: 'image/jpeg' },
    TEXT: { description: 'text/plain; charset=utf-8' },
  },
};

/** A document as whoever asks hands it over, in either direction. */
export interface RequestDocumentGiven {
  readonly kind: RequestDocumentKind;
  readonly name: string;
  readonly mediaType: DocumentMediaType;
  /** ISO 639-1. */
  readonly language: string;
  /** The bytes in base64 (RFC 4648, section 4). */
  readonly content: string;
}
