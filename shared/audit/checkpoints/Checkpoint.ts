import { HASH_BYTES } from '../tree/treeHash';
import { fromBase64, NoteError } from './NoteError';

/** How a log stood at a size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log it is: its key's name. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** Text of a checkpoint, as it is signed. */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/**
 * Reads the text of a note. Lines beyond the third are signed along and mean nothing here.
 * @throws NoteError where it is no checkpoint
 */
export function parseCheckpoint(body: string): Checkpoint {
  const [origin = '', digits = '', base64 = '', ...extensions] = body.slice(0, -1).split('\n');
  if (origin === '' || !body.endsWith('\n') || extensions.includes('')) {
    throw new NoteError('a checkpoint has an origin, a size and a root, and no empty line');
  }
  const size = Number(digits);
  if (!/^(0|[1-9]\d*)$/.test(digits) || !Number.isSafeInteger(size)) {
    throw new NoteError('the size of a checkpoint is a decimal number without leading zeros');
  }
  const root = fromBase64(base64);
  if (root.length !== HASH_BYTES) throw new NoteError('the root of a checkpoint has 32 bytes');
  return { origin, size, root };
}
