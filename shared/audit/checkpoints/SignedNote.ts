import { requireKeyName } from './NoteKey';
import { fromBase64, NoteError } from './NoteError';

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** Key ID in hex. */
  readonly id: string;
  /** What follows the key ID: the signature, after its time where a witness made it. */
  readonly bytes: Buffer;
}

/** Text that keys have signed (C2SP signed-note). Nothing in it is to be believed before a signature is verified. */
export interface SignedNote {
  /** Ends with a newline, which is signed too. */
  readonly body: string;
  readonly signatures: readonly NoteSignature[];
}

const DASH = '\u2014';
const ID_BYTES = 4;
/** More than any log and its witnesses have; a note of more is refused unread. */
const MOST_SIGNATURES = 64;
const MOST_LENGTH = 64 * 1024;
// eslint-disable-next-line no-control-regex -- they are what must not be there
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

const parseSignature = (line: string): NoteSignature => {
  const [dash, name, base64, ...more] = line.split(' ');
  if (dash !== DASH || name === undefined || base64 === undefined || more.length > 0) {
    throw new NoteError('a signature line is a dash, a name and base64');
  }
  const bytes = fromBase64(base64);
  if (bytes.length <= ID_BYTES) throw new NoteError('a signature is longer than its key ID');
  return {
    name: requireKeyName(name),
    id: bytes.subarray(0, ID_BYTES).toString('hex'),
    bytes: bytes.subarray(ID_BYTES),
  };
};

/** @throws NoteError where it is no signed note */
export function parseNote(text: string): SignedNote {
  if (text.length > MOST_LENGTH) throw new NoteError('it is longer than any note');
  if (CONTROL.test(text)) throw new NoteError('it holds control characters');
  const end = text.lastIndexOf('\n\n');
  if (end < 0 || !text.endsWith('\n')) throw new NoteError('no signatures follow an empty line');
  const lines = text.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new NoteError('it has more signatures than are read');
  return { body: text.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

export const formatNote = ({ body, signatures }: SignedNote): string =>
  `${body}\n${signatures
    .map(({ name, id, bytes }) => {
      const base64 = Buffer.concat([Buffer.from(id, 'hex'), bytes]).toString('base64');
      return `${DASH} ${name} ${base64}\n`;
    })
    .join('')}`;
