import type { IncomingHttpHeaders } from 'node:http';
import { CALLER_HEADER, CONTEXT_HEADER } from '@lidhja/platform';
import type { Asker } from './isEntitled';

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** What a signed token says, whoever signed it; nothing where it is none. */
const claimsOf = (token: string | null): Record<string, unknown> => {
  try {
    const [, claims = ''] = (token ?? '').split('.');
    return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** Who asks the gateway, or by way of the gateway one of its subgraphs, as the request says of itself. */
export function askerOf(headers: IncomingHttpHeaders): Asker {
  const context = textOf(headers[CONTEXT_HEADER]);
  const bearer = textOf(headers.authorization)?.replace(/^Bearer /i, '') ?? null;
  const { sub } = claimsOf(context === null ? bearer : textOf(headers[CALLER_HEADER]));
  const told = context === null ? {} : claimsOf(context);
  const said = (name: string): string | null =>
    textOf(context === null ? headers[`lidhja-${name}`] : told[name]);
  return { subject: textOf(sub), purpose: said('purpose'), request: said('request') };
}
