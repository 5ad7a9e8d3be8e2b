import type { IncomingHttpHeaders } from 'node:http';
import { PURPOSES, type Purpose } from '@lidhja/policy';
import { Refusal } from '@lidhja/platform';
import { readHeader } from './readHeader';

/** For what a caller acts, in the words of the headers. */
export interface PurposeGiven {
  readonly purpose: Purpose | null;
  readonly reason: string | null;
  /** Id of the information request that is relied on. */
  readonly request: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** 10 to 500 characters without controls or bytes that are no UTF-8. */
const REASON = /^[^\p{Cc}\uFFFD]{10,500}$/u;

const isPurpose = (text: string): text is Purpose => PURPOSES.includes(text as Purpose);

/**
 * Reads `lidhja-purpose`, `lidhja-reason` and `lidhja-request`.
 * @throws Refusal PURPOSE_UNKNOWN, REASON_REQUIRED or REQUEST_HEADER_INVALID
 */
export function readPurpose(headers: IncomingHttpHeaders): PurposeGiven {
  const purpose = readHeader(headers, 'lidhja-purpose');
  if (purpose !== undefined && !isPurpose(purpose)) throw new Refusal('PURPOSE_UNKNOWN');
  const reason = readHeader(headers, 'lidhja-reason');
  if (purpose !== undefined && !REASON.test(reason ?? '')) throw new Refusal('REASON_REQUIRED');
  const request = readHeader(headers, 'lidhja-request');
  if (request !== undefined && !UUID.test(request)) throw new Refusal('REQUEST_HEADER_INVALID');
  return {
    purpose: purpose ?? null,
    reason: purpose === undefined ? null : (reason ?? null),
    request: request?.toLowerCase() ?? null,
  };
}
