import { NoteError } from '../checkpoints/NoteError';
import type { NoteKey } from '../checkpoints/NoteKey';
import { SignatureError } from '../checkpoints/openCheckpoint';
import { verifyProof } from '../periods/verifyProof';
import type { ExportedEntry } from './exportLines';
import { FaultFound } from './Outcome';

/**
 * Reads a kept proof, which needs no export.
 * @throws FaultFound MALFORMED, BAD_SIGNATURE
 */
const readProof = (text: string, keys: readonly NoteKey[], whose: string) => {
  try {
    return verifyProof(text, keys);
  } catch (error) {
    if (error instanceof NoteError) {
      throw new FaultFound('MALFORMED', null, `${whose} does not hold: ${error.message}`);
    }
    if (error instanceof SignatureError) {
      throw new FaultFound('BAD_SIGNATURE', null, `The signature of ${whose}: ${error.message}`);
    }
    throw error;
  }
};

/** Entries of which somebody kept a proof, until they come in an export. */
export class KeptProofs {
  private readonly digests = new Map<string, Buffer>();

  /**
   * @param keys of the log of the export
   * @throws FaultFound where one is unsound, of a receipt, or two of them cannot both be true
   */
  constructor(proofs: readonly string[], keys: readonly NoteKey[]) {
    proofs.forEach((text, at) => {
      const whose = `the ${at + 1}. kept proof`;
      const { item } = readProof(text, keys, whose);
      if (item.kind !== 'entry') {
        throw new FaultFound('MALFORMED', null, `${whose} is of a receipt, which no export has`);
      }
      const other = this.digests.get(item.id);
      if (other && !other.equals(item.digest)) {
        throw new FaultFound('FORKED', null, `The log proved two contents of the entry ${item.id}`);
      }
      this.digests.set(item.id, item.digest);
    });
  }

  /** @throws FaultFound FORKED where a proof was kept of the same entry, and it said something else */
  compare({ id, place, digest }: ExportedEntry): void {
    const proved = this.digests.get(id);
    if (proved === undefined) return;
    if (!proved.equals(digest)) {
      throw new FaultFound(
        'FORKED',
        place,
        'A proof was kept of that entry, which said something else',
      );
    }
    this.digests.delete(id);
  }

  /** @throws FaultFound ROLLED_BACK where a proof was kept of an entry that did not come */
  end(size: number): void {
    const [missing] = this.digests.keys();
    if (missing === undefined) return;
    const found = `A proof was kept of the entry ${missing}, which is not in it: it is older than the proof, or another history`;
    throw new FaultFound('ROLLED_BACK', size, found);
  }
}
