import { AGREEMENT_ERRORS } from './agreementErrors';
import { APPROVAL_ERRORS } from './approvalErrors';
import { CONSENT_ERRORS } from './consentErrors';
import { DANGER_ERRORS } from './dangerErrors';
import { ENCLOSED_ERRORS } from './enclosedErrors';
import { ONWARD_ERRORS } from './onwardErrors';
import { REQUEST_ERRORS } from './requestErrors';
import { RETENTION_ERRORS } from './retentionErrors';

/**
 * Every error that may leave the hub. The texts are constant: nothing of the input, of a row or of
 * the schema is ever put into them, so an error cannot tell more than its code does.
 * `status` is the HTTP status when the error ends the whole operation.
 */
export const ERRORS = {
  UNAUTHENTICATED: {
    status: 401,
    message: 'This needs a token, and none that is accepted came with it.',
    next: 'Get a new token from your identity provider and send it as "authorization: Bearer …"; check your clock.',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    status: 415,
    message: 'The body is not JSON.',
    next: 'Send POST with "content-type: application/json".',
  },
  BODY_TOO_LARGE: {
    status: 413,
    message: 'The body is larger than the hub accepts.',
    next: 'Send at most 64 KiB; ask for less in one operation.',
  },
  BODY_MALFORMED: {
    status: 400,
    message: 'The body is not one GraphQL request in JSON.',
    next: 'Send {"query": "…", "variables": {…}}; batches are not accepted.',
  },
  DOCUMENT_INVALID: {
    status: 400,
    message: 'The document does not fit the schema that is open to you.',
    next: 'Correct the place named under "locations": introspection with your token shows the schema that is open to you. Without a token only open data can be asked for, and no introspection; send one for anything else.',
  },
  DOCUMENT_TOO_COSTLY: {
    status: 400,
    message: 'The document is deeper, longer or costlier than the hub accepts.',
    next: 'Give lists a smaller "first": rows of a list multiply those of the lists in it. Ask for fewer fields, aliases or levels, or for smaller pages, in several operations.',
  },
  VARIABLES_INVALID: {
    status: 400,
    message: 'A variable does not have the type that the document declares.',
    next: 'Correct the variable named under "at".',
  },
  INPUT_INVALID: {
    status: 400,
    message: 'A value is not one that this operation takes.',
    next: 'Correct the field named under "at", or the texts of the operation where none is named; the descriptions in the schema say what they take.',
  },
  TEXT_NOT_PLAIN: {
    status: 400,
    message: 'A text is blank, or has characters in it that cannot be seen.',
    next: 'Write at least one character in the field named under "at", and no control characters, halves of characters or marks that change the direction of writing; a text of one line has no line breaks.',
  },
  DATE_OUT_OF_RANGE: {
    status: 400,
    message: 'A date is not of the years 1 to 9999.',
    next: 'Correct the date in the field named under "at".',
  },
  CURSOR_INVALID: {
    status: 400,
    message: 'The cursor is not one that this query gave to you.',
    next: 'Start again without "after", and use "endCursor" only with the same query and token.',
  },
  PURPOSE_UNKNOWN: {
    status: 400,
    message: 'The purpose is not one of the closed list.',
    next: 'Send "lidhja-purpose" with one of THIS_PROCEEDING, RELATED_PROCEEDING, IMMEDIATE_THREAT, IDENTIFICATION, ASSISTANCE, RETURN, PREVENTION, STATISTICS, OVERSIGHT, OTHER.',
  },
  PURPOSE_REQUIRED: {
    status: 400,
    message: 'The operation asks for more than open data, and no purpose was given.',
    next: 'Send "lidhja-purpose" and "lidhja-reason".',
  },
  REASON_REQUIRED: {
    status: 400,
    message: 'A purpose was given without a reason that can be used.',
    next: 'Send "lidhja-reason" with 10 to 500 characters of plain text that say why you ask.',
  },
  REQUEST_HEADER_INVALID: {
    status: 400,
    message: 'The request that you rely on is not named by its id.',
    next: 'Send "lidhja-request" with the id that submitInformationRequest returned, or leave it out.',
  },
  OPERATION_NOT_PERMITTED: {
    status: 403,
    message: 'Your organisation may not use this operation.',
    next: 'Check with the schema from introspection which operations are open to you.',
  },
  SELECTION_NOT_PERMITTED: {
    status: 403,
    message: 'A list cannot be filtered or ordered by what may not be read for this purpose.',
    next: 'Leave the filter or order out, or send the purpose for which you may read it.',
  },
  PURPOSE_NOT_PERMITTED: {
    status: 403,
    message: 'This operation may not be used for the purpose that was given.',
    next: "Send the purpose for which you act; the operation's description in the schema lists those it can serve.",
  },
  ORGANISATION_SUSPENDED: {
    status: 403,
    message: 'Your account or organisation is suspended.',
    next: 'Ask the Office of the National Coordinator.',
  },
  NOT_AVAILABLE: {
    status: 404,
    message: 'There is nothing here that you can act on.',
    next: 'Check the id; what is absent, closed or not yours looks the same.',
  },
  KEY_NOT_USABLE: {
    status: 409,
    message: 'The registry has no key of your organisation that the bundle can be encrypted to.',
    next: 'Have a public key entered that is valid now (X25519, P-256, P-384 or P-521), and name that one or none under "key".',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    message: 'The idempotency key was used before with another body.',
    next: 'Use a new key for a new submission; send the same body to repeat the old one.',
  },
  ...REQUEST_ERRORS,
  ...RETENTION_ERRORS,
  ...ENCLOSED_ERRORS,
  ...ONWARD_ERRORS,
  ...DANGER_ERRORS,
  ...CONSENT_ERRORS,
  REQUEST_DECIDED: {
    status: 409,
    message: 'The request is not open for a decision.',
    next: 'Read its decision; a new request is needed for anything more.',
  },
  REQUEST_NOT_ACKNOWLEDGED: {
    status: 409,
    message: 'The request has not been acknowledged yet.',
    next: 'The authority that was asked acknowledges it first; then take the step.',
  },
  CLARIFICATION_PENDING: {
    status: 409,
    message: 'A clarification is awaited from the authority that asked.',
    next: 'Take the step when it has answered.',
  },
  REQUEST_OVER: {
    status: 409,
    message: 'The request is over: closed, taken back, ended or revoked.',
    next: 'Submit a new request for anything more.',
  },
  CONDITIONS_CHANGED: {
    status: 409,
    message: 'Other conditions were offered since.',
    next: 'Read those that are offered now, and accept or decline them by their id.',
  },
  STEP_NOT_POSSIBLE: {
    status: 409,
    message: 'It does not stand where this step can be taken, or the step was taken already.',
    next: 'Read its state and its events; the descriptions of the operations say from where each goes.',
  },
  ...APPROVAL_ERRORS,
  POLICY_CHANGE_OUTDATED: {
    status: 409,
    message: 'The change was activated already, or another one came before it.',
    next: 'Look at the agreement as it is now, and propose the change anew if it is still wanted.',
  },
  ...AGREEMENT_ERRORS,
  RECORD_NOT_KEPT: {
    status: 503,
    message: 'The answer could not be recorded, so nothing of it was sent.',
    next: 'Try again in a moment; a write may be repeated with the same idempotency key.',
  },
  PART_UNAVAILABLE: {
    status: 503,
    message: 'A part of the hub did not answer.',
    next: 'Try again in a moment; "extensions.unavailable" names the part.',
  },
  BUSY: {
    status: 503,
    message: 'The hub is answering as many callers as it can.',
    next: 'Try again in a moment.',
  },
  INTERNAL: {
    status: 500,
    message: 'Something went wrong inside the hub.',
    next: 'Try again; if it stays, give the operator the id in the header "lidhja-operation".',
  },
} as const satisfies Record<string, { status: number; message: string; next: string }>;

/** Stable code of an error; clients may switch on it. */
export type ErrorCode = keyof typeof ERRORS;

/** True when the text is a code of the catalogue. */
export const isErrorCode = (text: unknown): text is ErrorCode =>
  typeof text === 'string' && Object.hasOwn(ERRORS, text);
