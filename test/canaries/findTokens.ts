import { gunzipSync } from 'node:zlib';
import { encodingsOf } from './encodingsOf';

/** Where a token was found: its name and the encoding, never the token. */
export interface Finding {
  readonly token: string;
  readonly encoding: string;
}

const lowered = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes.toString('latin1').replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
    'latin1',
  );

const unzipped = (bytes: Buffer): Buffer | null => {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return null;
  try {
    return gunzipSync(bytes);
  } catch {
    return null;
  }
};

/**
 * Looks for tokens in bytes, in every usual encoding.
 * @param tokens ASCII values by the name under which a finding is reported
 */
export function findTokens(bytes: Buffer, tokens: Readonly<Record<string, string>>): Finding[] {
  const inside = unzipped(bytes);
  if (inside) return findTokens(inside, tokens);
  const small = lowered(bytes);
  return Object.entries(tokens).flatMap(([token, value]) =>
    Object.entries(encodingsOf(value))
      .filter(([name, form]) => (/^base64/.test(name) ? bytes : small).includes(form))
      .map(([encoding]) => ({ token, encoding })),
  );
}
