/** What is wrong with a document of a request, as errors of the catalogue; `at` says which and where. */
export const ENCLOSED_ERRORS = {
  REQUEST_DOCUMENT_NAME_INVALID: {
    status: 400,
    message: 'The name of a document of the request is not one.',
    next: 'Give a plain name of 1 to 200 characters, such as "letter.pdf": no slash, no backslash, no control or invisible character, no full stop or space in front, no space at the end.',
  },
  REQUEST_DOCUMENT_ENCODING_INVALID: {
    status: 400,
    message: 'The content of a document of the request is not base64.',
    next: 'Send the bytes in base64 (RFC 4648, section 4), padded, without line breaks.',
  },
  REQUEST_DOCUMENT_EMPTY: {
    status: 400,
    message: 'A document of the request has no bytes.',
    next: 'Send its content, or leave the document out.',
  },
  REQUEST_DOCUMENT_TOO_LARGE: {
    status: 400,
    message: 'A document of the request is larger than the hub accepts.',
    next: 'Send at most 40 KiB of bytes each; an operation takes 64 KiB in all, so add further ones with addRequestDocument.',
  },
  REQUEST_DOCUMENT_ADDED: {
    status: 409,
    message: 'A document came to the request after the decision that you would approve.',
    next: 'Read the documents of the request, and approve with how many it has under "documents" if the decision still stands.',
  },
  OUTWARD_DOCUMENTS_UNSEEN: {
    status: 409,
    message: 'What you would send has another number of documents than you say you have seen.',
    next: 'Read its documents in pendingOutwardRequests, and send it with how many it has under "documents".',
  },
  REQUEST_DOCUMENTS_TOO_MANY: {
    status: 400,
    message: 'The request would have more documents than the hub accepts.',
    next: 'A request has at most five documents; join them, or submit a new request.',
  },
  REQUEST_DOCUMENT_TYPE_MISMATCH: {
    status: 400,
    message: 'The bytes of a document of the request are not of the type that was said.',
    next: 'Say the type that the bytes have: a PDF, PNG or JPEG begins with its signature, a text is UTF-8 without control characters.',
  },
} as const;
