import { parseNote, recordLeafHash, type TreeHead } from '@lidhja/audit';
import { checkLog, requireWitnessed, type CheckedLog } from './checkLog';
import type { KeptCheckpoint, ReadKept } from './KeptCheckpoints';
import type { LogSigner } from './LogSigner';
import type { LogStore, WaitingEntry } from './LogStore';
import { RecordFault } from './RecordFault';

/** Entries that are placed by one statement. */
const BATCH = 1000;
/** Entries after which it is time for a checkpoint. */
const MOST = 20 * BATCH;

/** What a sequencer works on. */
export interface SequencerServices {
  readonly store: LogStore;
  readonly signer: LogSigner;
  readonly kept: ReadKept;
}

/** @throws RecordFault ENTRY_MISSING */
const digestOf = ({ entry, digest }: WaitingEntry): Buffer => {
  if (digest !== null) return digest;
  throw new RecordFault('ENTRY_MISSING', `entry ${entry} is gone before it had a place`);
};

/**
 * Gives each entry of the record its place in the log and signs how the log stands. One at a time: another
 * waits for the lock. Whatever fails, the next round begins with what the database has.
 */
export class Sequencer {
  private log: CheckedLog | null = null;
  private readonly seen = new Set<string>();

  constructor(private readonly services: SequencerServices) {}

  /** How the log stands after a round of its own; null where there was none, or it failed. */
  get head(): TreeHead | null {
    return this.log && { size: this.log.tree.size, root: this.log.tree.root() };
  }

  /**
   * Whether the log may be gone on with, whoever places entries at the moment.
   * @throws RecordFault
   */
  async check(): Promise<void> {
    const { store, signer, kept } = this.services;
    await this.witness(await checkLog(store, signer, kept()));
    (await store.next(BATCH)).forEach(digestOf);
  }

  /**
   * Places what waits and, if anything is new or a key that is in force has not signed, signs a checkpoint.
   * @returns how many were placed; null while another sequencer is the one
   * @throws RecordFault when it must not go on; Error when the database fails
   */
  async round(): Promise<number | null> {
    const { store, signer, kept } = this.services;
    const { log: before } = this;
    // What fails on the way leaves nothing to go on with.
    this.log = null;
    // First: where the keys cannot be used, nothing is placed that could not be signed.
    const signing = signer.signing();
    const lead = await store.lead();
    if (!lead) return null;
    const log = (!lead.anew && before) || (await checkLog(store, signer, kept()));
    const { tree, signed, signedBy } = log;
    const first = tree.size;
    while (tree.size - first < MOST && (await this.placeBatch(log)) === BATCH);
    const due = tree.size > signed || signing.some((id) => !signedBy.includes(id));
    this.log = due ? await this.sign(log) : log;
    return tree.size - first;
  }

  private async sign(log: CheckedLog): Promise<CheckedLog> {
    const { store, signer } = this.services;
    const { tree } = log;
    await this.witness(log);
    const note = signer.sign({ size: tree.size, root: tree.root() });
    await store.keepCheckpoint(tree.size, tree.root(), note);
    const signedBy = parseNote(note).signatures.map(({ id }) => id);
    return { tree, signed: tree.size, signedBy };
  }

  private async placeBatch({ tree }: CheckedLog): Promise<number> {
    const { store } = this.services;
    const waiting = await store.next(BATCH);
    if (waiting.length === 0) return 0;
    const first = tree.size;
    const placed = waiting.map((waits) => {
      const digest = digestOf(waits);
      const leaf = recordLeafHash({ place: tree.size, id: waits.entry, digest });
      return { entry: waits.entry, digest, leaf, nodes: tree.append(leaf) };
    });
    await store.place(first, placed);
    return placed.length;
  }

  /** What was held against the log once stays true: it only grows. */
  private async witness({ tree }: CheckedLog): Promise<void> {
    const { store, signer, kept } = this.services;
    const unseen = kept().filter(({ note }: KeptCheckpoint) => !this.seen.has(note));
    await requireWitnessed(store, signer, tree, unseen);
    for (const { note } of unseen) this.seen.add(note);
  }
}
