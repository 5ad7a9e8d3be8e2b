import type { IncomingHttpHeaders } from 'node:http';

/** A header's text; node reads the bytes as latin1, while people write their reasons in UTF-8. */
export function readHeader(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  if (value === undefined) return undefined;
  const bytes = Buffer.from(Array.isArray(value) ? value.join(', ') : value, 'latin1');
  return bytes.toString('utf8').trim();
}
