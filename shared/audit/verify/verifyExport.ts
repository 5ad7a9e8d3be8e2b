import { parseHead } from './exportLines';
import { readCheckpoint } from './KeptCheckpoints';
import { FaultFound, type Outcome } from './Outcome';
import { readLines } from './readLines';
import { RecordVerifier, type Trusted } from './RecordVerifier';

export type { Trusted } from './RecordVerifier';

/**
 * Verifies an export of the record in one pass, with no server and no database. The whole of it is
 * bound by the signed checkpoint of its first line: every other byte is derived from what that signs.
 * Memory does not grow with the entries, but for those that are erased until the line that says so.
 *
 * @param chunks bytes of the export, in order
 */
export async function verifyExport(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  trusted: Trusted,
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
      const opened = readCheckpoint(head.checkpoint, trusted.keys, 'the head');
      verifier = new RecordVerifier(opened, trusted);
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
