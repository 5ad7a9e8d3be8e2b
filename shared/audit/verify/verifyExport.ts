import type { NoteKey } from '../checkpoints/NoteKey';
import { parseHead } from './exportLines';
import { readCheckpoint } from './KeptCheckpoints';
import { FaultFound, type Outcome } from './Outcome';
import { readLines } from './readLines';
import { RecordVerifier } from './RecordVerifier';

/** What an export is held against. It says nothing of itself: both come from elsewhere. */
export interface Trusted {
  /** Keys of the log, and of the witnesses that one listens to. */
  readonly keys: readonly NoteKey[];
  /** Signed checkpoints that were kept elsewhere, as text. With keys of witnesses, each needs one's cosignature. */
  readonly kept: readonly string[];
}

/**
 * Verifies an export of the record in one pass, with no server and no database. The whole of it is
 * bound by the signed checkpoint of its first line: every other byte is derived from what that signs.
 * Memory does not grow with the entries, but for those that are erased until the line that says so.
 *
 * @param chunks bytes of the export, in order
 */
export async function verifyExport(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  { keys, kept }: Trusted,
): Promise<Outcome> {
  let verifier: RecordVerifier | undefined;
  try {
    for await (const { text, ended } of readLines(chunks)) {
      if (!ended) {
        const found = 'The last line is cut off';
        throw new FaultFound('TRUNCATED', verifier?.entries ?? null, found);
      }
      if (verifier) {
        verifier.read(text);
        continue;
      }
      const head = text === null ? null : parseHead(text);
      if (!head) throw new FaultFound('MALFORMED', null, 'The first line is not that of an export');
      const opened = readCheckpoint(head.checkpoint, keys, 'the head');
      verifier = new RecordVerifier(opened, kept, keys);
    }
    if (!verifier) throw new FaultFound('MALFORMED', null, 'It is empty');
    verifier.end();
  } catch (error) {
    if (!(error instanceof FaultFound)) throw error;
    const { fault, place, message } = error;
    return { verdict: fault, place, found: message, ...countsOf(verifier) };
  }
  return {
    verdict: 'VERIFIED',
    place: null,
    found: 'All of it is as signed',
    ...countsOf(verifier),
  };
}

const countsOf = (verifier: RecordVerifier | undefined): Pick<Outcome, 'entries' | 'erased'> => ({
  entries: verifier?.entries ?? 0,
  erased: verifier?.erased ?? 0,
});
