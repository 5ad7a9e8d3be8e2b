import { PERIODS_SUFFIX } from '../periods/Period';
import { parseHead } from './exportLines';
import { readCheckpoint } from './KeptCheckpoints';
import { FaultFound, type Outcome } from './Outcome';
import { readLines } from './readLines';
import { PeriodsVerifier } from './PeriodsVerifier';
import { RecordVerifier, type Trusted } from './RecordVerifier';

export type { Trusted } from './RecordVerifier';

/** A checkpoint begins with its origin. Without periods, heads of the public log are of another log, and refused as that. */
const keptOf = (trusted: Trusted): { ofRecord: Trusted; ofPeriods: Trusted } => {
  const isPublic = (note: string): boolean =>
    note.split('\n', 1)[0]?.endsWith(PERIODS_SUFFIX) ?? false;
  const ofPeriods = trusted.periods ? trusted.kept.filter(isPublic) : [];
  return {
    ofRecord: { ...trusted, kept: trusted.kept.filter((note) => !ofPeriods.includes(note)) },
    ofPeriods: { ...trusted, kept: ofPeriods },
  };
};

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
  let periods: PeriodsVerifier | undefined;
  try {
    for await (const { text, ended } of readLines(chunks)) {
      if (!ended) {
        const found = 'The last line is cut off';
        throw new FaultFound('TRUNCATED', verifier?.entries ?? null, found);
      }
      if (verifier) {
        verifier.read(text);
        if (periods) await periods.compare(verifier.tree);
        continue;
      }
      const head = text === null ? null : parseHead(text);
      if (!head) throw new FaultFound('MALFORMED', null, 'The first line is not that of an export');
      const opened = readCheckpoint(head.checkpoint, trusted.keys, 'the head');
      const { ofRecord, ofPeriods } = keptOf(trusted);
      verifier = new RecordVerifier(opened, ofRecord);
      if (trusted.periods) {
        periods = await PeriodsVerifier.open(readLines(trusted.periods), ofPeriods);
        await periods.compare(verifier.tree);
      }
    }
    if (!verifier) throw new FaultFound('MALFORMED', null, 'It is empty');
    verifier.end();
    periods?.end();
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
