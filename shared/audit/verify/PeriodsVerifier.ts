import { headCommitment, periodLeafHash } from '../periods/Period';
import { periodKeys } from '../periods/verifyProof';
import { GrowingTree } from '../tree/GrowingTree';
import type { OpenedCheckpoint } from '../checkpoints/openCheckpoint';
import { KeptCheckpoints, readCheckpoint } from './KeptCheckpoints';
import { FaultFound } from './Outcome';
import { parsePeriod, parsePeriodsHead, type ExportedPeriod } from './periodLines';
import type { Line } from './readLines';
import type { Trusted } from './RecordVerifier';

const malformed = (found: string): FaultFound => new FaultFound('MALFORMED', null, found);

/**
 * Holds the public log against the record's, entry by entry: each period says how the record's log stood, so that
 * whoever kept a head of the public one has kept all of the record up to there.
 */
export class PeriodsVerifier {
  private readonly tree = GrowingTree.empty();
  private next: ExportedPeriod | null = null;

  private constructor(
    private readonly lines: AsyncIterator<Line>,
    private readonly head: OpenedCheckpoint,
    private readonly kept: KeptCheckpoints,
  ) {}

  /**
   * @param lines of the exported periods
   * @param trusted keys of the record's log, and heads of the public one
   * @throws FaultFound MALFORMED, BAD_SIGNATURE, FORKED
   */
  static async open(
    lines: AsyncIterator<Line>,
    { keys, kept }: Pick<Trusted, 'keys' | 'kept'>,
  ): Promise<PeriodsVerifier> {
    const { value } = (await lines.next()) as { value?: Line };
    const checkpoint = value?.text ? parsePeriodsHead(value.text) : null;
    if (checkpoint === null) throw malformed('The first line of the periods is not that of any');
    const of = periodKeys(keys);
    const head = readCheckpoint(checkpoint, of, 'the head of the periods');
    const periods = new PeriodsVerifier(lines, head, new KeptCheckpoints(kept, head, of));
    await periods.read();
    return periods;
  }

  /**
   * To be called with each size of the record's log, from none upwards.
   * @throws FaultFound MALFORMED
   */
  async compare(record: GrowingTree): Promise<void> {
    if (this.next?.size !== record.size) return;
    const root = record.root();
    while (this.next?.size === record.size) {
      const commitment = headCommitment(this.next.salt, { size: record.size, root });
      this.tree.append(periodLeafHash({ ...this.next, commitment }));
      this.kept.compare(this.tree);
      await this.read();
    }
  }

  /**
   * To be called when there are no more entries.
   * @throws FaultFound FORKED, ROLLED_BACK, TRUNCATED
   */
  end(): void {
    if (this.next !== null) {
      throw new FaultFound('ROLLED_BACK', null, 'A period commits to more entries than there are');
    }
    if (this.tree.size < this.head.size) {
      throw new FaultFound('TRUNCATED', null, `The public log has ${this.head.size} periods`);
    }
    if (!this.tree.root().equals(this.head.root) || this.kept.differsAt !== null) {
      const found = `The record is not what the public log committed to after ${this.kept.agreedAt} periods`;
      throw new FaultFound('FORKED', null, found);
    }
    if (this.kept.ahead) {
      throw new FaultFound('ROLLED_BACK', null, 'A head was kept of a longer public log');
    }
  }

  private async read(): Promise<void> {
    const size = this.next?.size ?? 0;
    this.next = null;
    const { value: line } = (await this.lines.next()) as { value?: Line };
    if (line === undefined) return;
    const period = line.ended && line.text !== null ? parsePeriod(line.text) : null;
    if (period?.number !== this.tree.size || period.size < size) {
      throw malformed(`What stands at period ${this.tree.size} is not its line`);
    }
    this.next = period;
  }
}
