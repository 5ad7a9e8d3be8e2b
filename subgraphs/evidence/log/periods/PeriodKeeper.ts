import {
  fillSlots,
  headCommitment,
  parseNote,
  PERIODS_AHEAD,
  PERIOD_SECONDS,
  periodLeafHash,
  RANDOM_SLOTS,
  SALT_BYTES,
  SLOTS,
  type GrowingTree,
  type SlotSource,
  type TreeHead,
} from '@lidhja/audit';
import { randomBytes } from 'node:crypto';
import { requireWitnessed, takeUp, type CheckedLog } from '../checkLog';
import type { ReadKept } from '../KeptCheckpoints';
import type { LogSigner } from '../LogSigner';
import type { MadePeriod, PeriodStore, WaitingItem } from './PeriodStore';

/** Periods that are kept by one statement, as after a pause. */
const BATCH = 1000;
/** Periods after which the entries have their turn again. */
const MOST = 20 * BATCH;
/** Items of one statement, and so of one period; what there is beyond waits for the next. */
const MOST_ITEMS = SLOTS / 4;

/** What the keeper of the public log works on. */
export interface PeriodServices {
  readonly store: PeriodStore;
  /** As the public log. */
  readonly signer: LogSigner;
  readonly kept: ReadKept;
  readonly slots?: SlotSource;
}

/**
 * Makes a leaf of the public log for each period of the clock, whether or not anything happened in it, and signs how
 * that log stands. The one that places entries does it, in its own round and after them.
 */
export class PeriodKeeper {
  private log: CheckedLog | null = null;
  private leadership = -1;
  private readonly seen = new Set<string>();

  /** Whether the clock has gone back behind what was made: until it has caught up, nothing is. */
  isAhead = false;

  constructor(private readonly services: PeriodServices) {}

  /**
   * Whether the public log may be gone on with.
   * @throws RecordFault
   */
  async check(): Promise<void> {
    await this.takeUp();
  }

  /**
   * Makes the periods that are over and were not made.
   * @param record how the record's log stands
   * @returns how many
   * @throws RecordFault when it must not go on; Error when the database fails
   */
  async round(record: TreeHead): Promise<number> {
    const { store, signer } = this.services;
    const { log: before, leadership } = this;
    // What fails on the way leaves nothing to go on with.
    this.log = null;
    const log = leadership === store.leadership && before ? before : await this.takeUp();
    const { tree, signed, signedBy } = log;
    const { begun, due } = await store.standing(true);
    const first = tree.size;
    this.isAhead = first > due + PERIODS_AHEAD;
    const until = Math.min(due, first + MOST);
    while (tree.size < until) await this.makeBatch(tree, begun as Date, until, record);
    const anew = signer.signing().some((id) => !signedBy.includes(id));
    const unsigned = tree.size > signed || anew;
    this.log = unsigned && tree.size > 0 ? await this.sign(tree) : log;
    this.leadership = store.leadership;
    return tree.size - first;
  }

  private async takeUp(): Promise<CheckedLog> {
    const { store, signer } = this.services;
    const log = await takeUp(store, signer);
    await this.witness(log.tree);
    return log;
  }

  private async makeBatch(
    tree: GrowingTree,
    begun: Date,
    due: number,
    record: TreeHead,
  ): Promise<void> {
    const { store } = this.services;
    const first = tree.size;
    const end = Math.min(due, first + BATCH);
    const waiting = await store.next(first, end, MOST_ITEMS);
    // Where there are more, the last of these is as far as it goes.
    const last = waiting.length < MOST_ITEMS ? end - 1 : (waiting.at(-1) as WaitingItem).period;
    const ofPeriod = new Map<number, WaitingItem[]>();
    for (const item of waiting) {
      const items = ofPeriod.get(item.period);
      if (items) items.push(item);
      else ofPeriod.set(item.period, [item]);
    }
    const made: MadePeriod[] = [];
    for (let number = first; number <= last; number += 1) {
      made.push(this.make(tree, begun, record, ofPeriod.get(number) ?? []));
    }
    await store.keep(first, record.size, made);
  }

  private make(
    tree: GrowingTree,
    begun: Date,
    record: TreeHead,
    items: readonly WaitingItem[],
  ): MadePeriod {
    const { slots: source = RANDOM_SLOTS } = this.services;
    const number = tree.size;
    const { root, filled } = fillSlots(
      items.map(({ leaf }) => leaf),
      source,
    );
    const salt = randomBytes(SALT_BYTES);
    const commitment = headCommitment(salt, record);
    const until = new Date(begun.getTime() + (number + 1) * PERIOD_SECONDS * 1000);
    const nodes = tree.append(periodLeafHash({ number, until, slots: root, commitment }));
    const kept = filled.map((one, at) => ({ ...one, number: items[at]?.number as string }));
    return { slots: root, commitment, salt, nodes, items: kept };
  }

  private async sign(tree: GrowingTree): Promise<CheckedLog> {
    const { store, signer } = this.services;
    await this.witness(tree);
    const note = signer.sign({ size: tree.size, root: tree.root() });
    const keys = signer.published().keys.map(({ vkey }) => vkey);
    await store.keepHead(tree.size, note, keys);
    const signedBy = parseNote(note).signatures.map(({ id }) => id);
    return { tree, signed: tree.size, signedBy };
  }

  /** What was held against the log once stays true: it only grows. */
  private async witness(tree: GrowingTree): Promise<void> {
    const { store, signer, kept } = this.services;
    const unseen = kept().filter(({ note }) => !this.seen.has(note));
    await requireWitnessed(store, signer, tree, unseen);
    for (const { note } of unseen) this.seen.add(note);
  }
}
