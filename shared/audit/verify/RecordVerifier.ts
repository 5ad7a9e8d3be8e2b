import type { NoteKey } from '../checkpoints/NoteKey';
import type { OpenedCheckpoint } from '../checkpoints/openCheckpoint';
import { GrowingTree } from '../tree/GrowingTree';
import { recordLeafHash } from '../tree/recordLeaf';
import { Erasures } from './Erasures';
import { parseEntry, type ExportedEntry } from './exportLines';
import { KeptCheckpoints } from './KeptCheckpoints';
import { KeptProofs } from './KeptProofs';
import { FaultFound } from './Outcome';

/** What an export is held against. It says nothing of itself: all of it comes from elsewhere. */
export interface Trusted {
  /** Keys of the log, and of the witnesses that one listens to. */
  readonly keys: readonly NoteKey[];
  /** Signed checkpoints that were kept elsewhere, as text. With keys of witnesses, each needs one's cosignature. */
  readonly kept: readonly string[];
  /** Proofs of entries that were kept elsewhere, as text. */
  readonly proofs?: readonly string[];
  /** The public log as it was exported with the record, in bytes. Heads of it among what is kept are held against it. */
  readonly periods?: AsyncIterable<Buffer> | Iterable<Buffer>;
}

/** How far a place is looked for at which an entry would be right. */
const FURTHEST = 10_000_000;

const belongsAt = ({ id, digest, leaf }: ExportedEntry, place: number): boolean =>
  recordLeafHash({ place, id, digest }).equals(leaf);

/** Holds the entries of an export, one after the other, against its head and what was kept elsewhere. */
export class RecordVerifier {
  readonly tree = GrowingTree.empty();
  private readonly erasures = new Erasures();
  private readonly kept: KeptCheckpoints;
  private readonly proved: KeptProofs;
  private lines = 0;
  /** Place whose entry did not come in its turn: whether it comes later tells how it was lost. */
  private missing: number | null = null;

  /** @throws FaultFound where a kept checkpoint or proof is unsound, or not of one history with the head */
  constructor(
    private readonly head: OpenedCheckpoint,
    { kept, proofs = [], keys }: Trusted,
  ) {
    this.kept = new KeptCheckpoints(kept, head, keys);
    this.proved = new KeptProofs(
      proofs,
      keys.filter(({ name }) => name === head.origin),
    );
    this.kept.compare(this.tree);
  }

  get entries(): number {
    return this.tree.size;
  }

  get erased(): number {
    return this.erasures.count;
  }

  /**
   * @param line without its newline; null where it is no text
   * @throws FaultFound ALTERED, REORDERED, MALFORMED
   */
  read(line: string | null): void {
    const place = this.lines;
    this.lines += 1;
    const entry = line === null ? null : parseEntry(line);
    if (this.missing !== null) {
      if (entry && belongsAt(entry, this.missing)) {
        const found = `The entry of place ${this.missing} stands behind later ones`;
        throw new FaultFound('REORDERED', this.missing, found);
      }
      return;
    }
    if (place === this.head.size) {
      throw new FaultFound('MALFORMED', place, 'There is more in it than its head says');
    }
    if (entry === null) {
      throw new FaultFound('MALFORMED', place, 'What stands there is not the line of an entry');
    }
    const own = this.ownPlace(entry, place);
    if (own > place) this.missing = place;
    else this.append(entry);
  }

  private append(entry: ExportedEntry): void {
    this.tree.append(entry.leaf);
    this.proved.compare(entry);
    this.erasures.read(entry);
    this.kept.compare(this.tree);
  }

  /** The place that the entry's leaf was made for; never an earlier one. */
  private ownPlace(entry: ExportedEntry, place: number): number {
    if (entry.place === place && belongsAt(entry, place)) return place;
    const own = this.findPlace(entry, place);
    if (own === null) {
      throw new FaultFound('ALTERED', place, 'The leaf is not that of what stands there');
    }
    if (own < place) {
      const found = `What stands at place ${place} belongs at ${own}: something was put in`;
      throw new FaultFound('ALTERED', own, found);
    }
    if (own === place) {
      throw new FaultFound('MALFORMED', place, `The entry says that it stands at ${entry.place}`);
    }
    return own;
  }

  private findPlace(entry: ExportedEntry, place: number): number | null {
    if (belongsAt(entry, entry.place)) return entry.place;
    const furthest = Math.min(this.head.size, FURTHEST);
    // What was deleted or moved leaves its neighbours near their places.
    for (let at = place; at < furthest; at += 1) if (belongsAt(entry, at)) return at;
    for (let at = Math.min(place, furthest) - 1; at >= 0; at -= 1) {
      if (belongsAt(entry, at)) return at;
    }
    return null;
  }

  /**
   * To be called when there are no more lines.
   * @throws FaultFound DELETED, TRUNCATED, ALTERED, FORKED, ROLLED_BACK, UNLOGGED_ERASURE
   */
  end(): void {
    const { size, root } = this.head;
    const { agreedAt, differsAt } = this.kept;
    if (this.missing !== null) {
      throw new FaultFound('DELETED', this.missing, 'The entry of that place is not there');
    }
    if (this.lines < size) {
      // Whoever made all leaves anew leaves no gap: a kept checkpoint then tells that it is not the end that is missing.
      const fault = differsAt === null ? 'TRUNCATED' : 'DELETED';
      const place = differsAt === null ? this.lines : agreedAt;
      throw new FaultFound(fault, place, `Its head is of ${size} entries, and there are fewer`);
    }
    if (!this.tree.root().equals(root)) {
      const end = (differsAt ?? size) - 1;
      const found = `Something from there to place ${end} is not what the log signed`;
      throw new FaultFound('ALTERED', agreedAt, found);
    }
    if (differsAt !== null) {
      const found = `A checkpoint that was kept of ${differsAt} entries is of another history`;
      throw new FaultFound('FORKED', agreedAt, found);
    }
    if (this.kept.ahead) {
      throw new FaultFound('ROLLED_BACK', size, 'A checkpoint was kept of a longer log');
    }
    this.proved.end(size);
    const unlogged = this.erasures.unlogged();
    if (unlogged !== null) {
      throw new FaultFound('UNLOGGED_ERASURE', unlogged, 'No later entry says that it was erased');
    }
  }
}
