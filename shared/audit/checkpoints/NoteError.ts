/** A note, a checkpoint or a key that is not written as C2SP says; the message says what is wrong. */
export class NoteError extends Error {}

/** @throws NoteError for anything but base64 (RFC 4648, section 4) as one would write it */
export function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new NoteError('it is no base64');
  return bytes;
}
