import { Refusal } from '@lidhja/platform';

const KEY_ID = /^[A-Za-z0-9_-]{43}$/;

/**
 * Reads `{}` or `{"key": "…"}`: which key to encrypt to, or the latest that is valid.
 * @throws Refusal CONTENT_TYPE_UNSUPPORTED without a body, BODY_MALFORMED for anything else
 */
export function readBundleBody(bytes: unknown): string | null {
  if (!(bytes instanceof Uint8Array)) throw new Refusal('CONTENT_TYPE_UNSUPPORTED');
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new Refusal('BODY_MALFORMED');
  }
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (!isObject) throw new Refusal('BODY_MALFORMED');
  const { key = null, ...rest } = body as { key?: unknown };
  if (Object.keys(rest).length > 0) throw new Refusal('BODY_MALFORMED');
  if (key === null) return null;
  if (typeof key !== 'string' || !KEY_ID.test(key)) throw new Refusal('INPUT_INVALID', 'key');
  return key;
}
