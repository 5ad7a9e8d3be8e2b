import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import {
  contentDigest,
  GrowingTree,
  openCheckpoint,
  parseVerifierKey,
  recordLeafHash,
  type NoteKey,
  type OpenedCheckpoint,
  type SlotSource,
} from '@lidhja/audit';
import {
  keptIn,
  keptOf,
  LogSigner,
  LogStore,
  PeriodKeeper,
  PeriodStore,
  Sequencer,
} from '@lidhja/evidence';
import { readSettingsFile } from '@lidhja/platform';
import { testCluster, type TestDatabase } from './TestCluster';

/** Directory of the evidence part's keys. */
export const logKeys = (): string => testCluster().keys['evidence'] ?? '';

/** What the operator hands to whoever verifies. */
export const logKey = (): NoteKey =>
  parseVerifierKey(readSettingsFile(join(logKeys(), 'checkpoint.vkey')));

/** An empty folder for checkpoints that a witness keeps. */
export const witnessFolder = (): string => mkdtempSync(join(testCluster().data, 'witness-'));

interface PlacedRow {
  readonly place: string;
  readonly entry: string;
  readonly salt: Buffer;
  readonly content: string;
}

/** What a log is made with in place of what the part has. */
export interface LogChoices {
  readonly signer?: LogSigner;
  /** Folder of what witnesses kept. */
  readonly witness?: string;
  readonly slots?: SlotSource;
}

/** A sequencer over a test's own database, and the log as whoever owns the database sees it. */
export class RecordLog {
  readonly store: LogStore;
  readonly sequencer: Sequencer;
  readonly signer: LogSigner;
  readonly periods: PeriodKeeper;
  readonly periodStore: PeriodStore;
  /** Where the clock of the periods stands, once it does: from the beginning of a period. */
  private time = Math.floor(Date.now() / 10_000) * 10_000;

  constructor(
    private readonly database: TestDatabase,
    { signer = LogSigner.read(logKeys()), witness = '', slots }: LogChoices = {},
  ) {
    this.signer = signer;
    this.store = new LogStore(database.url('lidhja_evidence'));
    this.periodStore = new PeriodStore(this.store);
    const publicly = signer.forPeriods();
    const kept = (isOf: boolean) => keptOf(keptIn(witness), publicly.origin, isOf);
    this.sequencer = new Sequencer({ store: this.store, signer, kept: kept(false) });
    this.periods = new PeriodKeeper({
      ...{ store: this.periodStore, signer: publicly, kept: kept(true) },
      ...(slots ? { slots } : {}),
    });
  }

  /** A round as the part has it: entries, and then periods. @returns how many periods, null while another leads */
  async round(): Promise<number | null> {
    await this.sequencer.round();
    return this.sequencer.head && this.periods.round(this.sequencer.head);
  }

  /** Lets so many seconds pass for the periods, whose clock stands from then on: nothing waits for it. */
  async pass(seconds: number): Promise<void> {
    await this.stand(new Date(this.time + seconds * 1000));
  }

  /** Has the clock of the periods stand. */
  async stand(at: Date): Promise<void> {
    this.time = at.getTime();
    await this.rows(
      `create or replace function audit.period_now() returns timestamptz language sql volatile
       set search_path = pg_catalog, pg_temp as $$ select timestamptz '${at.toISOString()}' $$`,
    );
  }

  /** Has what is recorded stand in a period, and be told. */
  async tell(): Promise<void> {
    await this.round();
    await this.stand(new Date(Math.max(this.time, Date.now()) + 30_000));
    await this.round();
    await this.pass(10);
  }

  async rows<T extends object>(sql: string): Promise<T[]> {
    return (await this.database.as('admin', (client) => client.query<T>(sql))).rows;
  }

  /** Adds entries, one after the other. */
  async record(count: number): Promise<void> {
    const events = JSON.stringify(Array.from({ length: count }, () => ({ type: 'refused' })));
    await this.database.as('lidhja_gateway', (client) =>
      client.query('select audit.record($1)', [events]),
    );
  }

  /** How many entries there are, with a place or without. */
  async recorded(): Promise<number> {
    const [row] = await this.rows<{ n: number }>('select count(*)::int as n from audit.entry');
    return row?.n ?? 0;
  }

  /** The tree that follows from what the entries say, made without anything that the sequencer kept of it. */
  async treeOfEntries(size: number): Promise<GrowingTree> {
    const placed = await this.rows<PlacedRow>(
      `select p.place, p.entry, s.salt, audit.content_of(e) as content from audit.place p
       join audit.entry e on e.id = p.entry join audit.salt s on s.entry = p.entry
       where p.place < ${size} order by p.place`,
    );
    const tree = GrowingTree.empty();
    for (const { entry, salt, content, ...row } of placed) {
      const [place, digest] = [Number(row.place), contentDigest(salt, content)];
      tree.append(recordLeafHash({ place, id: entry, digest }));
    }
    return tree;
  }

  /** The last checkpoint, its signature verified with the key that verifiers are given. */
  async checkpoint(): Promise<OpenedCheckpoint> {
    return this.checkpointWith([logKey()]);
  }

  /** The last checkpoint, as whoever has these keys reads it. */
  async checkpointWith(keys: readonly NoteKey[]): Promise<OpenedCheckpoint> {
    return openCheckpoint((await this.store.head()).checkpoint ?? '', keys);
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
