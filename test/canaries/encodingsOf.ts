/** The part of a base64 text that the bytes alone decide, when `before` bytes stand in front of them. */
const aligned = (bytes: Buffer, before: number, encoding: 'base64' | 'base64url'): string => {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString(encoding)
    .replace(/=+$/, '');
  const whole = Math.floor(((before + bytes.length) * 8) / 6);
  return text.slice(Math.ceil((before * 8) / 6), whole);
};

const escaped = (text: string, one: (unit: string) => string): string =>
  text.replace(/[^]/g, (unit) => one(unit.charCodeAt(0).toString(16)));

const textsOf = (token: string): Record<string, string> => {
  const bytes = Buffer.from(token);
  const texts: Record<string, string> = {
    plain: token,
    reversed: [...token].reverse().join(''),
    hex: bytes.toString('hex'),
    'percent-encoded': escaped(token, (code) => `%${code.padStart(2, '0')}`),
    'JSON-escaped': escaped(token, (code) => `\\u${code.padStart(4, '0')}`),
  };
  for (const encoding of ['base64', 'base64url'] as const) {
    for (const before of [0, 1, 2]) {
      texts[`${encoding} after ${String(before)}`] = aligned(bytes, before, encoding);
    }
  }
  return texts;
};

/** How a token may stand in bytes, by name; its own text is in small letters, what encodes it keeps its case. */
export function encodingsOf(token: string): Record<string, Buffer> {
  const utf16 = Buffer.from(token.toLowerCase(), 'utf16le');
  const texts = Object.entries(textsOf(token)).map(
    ([name, text]) =>
      [name, Buffer.from(name.startsWith('base64') ? text : text.toLowerCase())] as const,
  );
  return {
    ...Object.fromEntries(texts),
    'UTF-16, little end first': utf16,
    'UTF-16, big end first': Buffer.from(utf16).swap16(),
  };
}
