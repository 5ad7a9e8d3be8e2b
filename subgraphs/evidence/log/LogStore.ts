import { HASH_BYTES, completedBy, type TreeNode } from '@lidhja/audit';
import { openDataSource, partDataSource } from '@lidhja/platform';
import type { DataSource, QueryRunner } from 'typeorm';
import { RecordFault } from './RecordFault';

/** An entry that has no place yet. */
export interface WaitingEntry {
  readonly entry: string;
  /** Null where the entry or its salt is gone. */
  readonly digest: Buffer | null;
}

/** An entry at its place. */
export interface PlacedEntry {
  readonly entry: string;
  readonly digest: Buffer;
  readonly leaf: Buffer;
  /** Hashes of the subtrees that are complete with it, from level 1 upwards. */
  readonly nodes: readonly Buffer[];
}

/** How the log stands in the database. */
export interface LogHead {
  readonly size: number;
  /** The last signed checkpoint, as a note; null where none was signed. */
  readonly checkpoint: string | null;
}

/** What is known of a log in the database. */
export interface KeptLog {
  /** What its leaves are, in words. */
  readonly counted: string;
  head(): Promise<LogHead>;
  /** Reads complete subtrees, all in one statement. @throws RecordFault where one is not as it was kept */
  nodes(wanted: readonly TreeNode[]): Promise<(node: TreeNode) => Buffer>;
}

/** Connections of the one that places entries. */
interface Leader {
  /** In a transaction that stays open and does nothing, since the lock ends with it. */
  readonly holds: QueryRunner;
  readonly writes: QueryRunner;
}

/** The log, reached through the functions of the record alone. */
export class LogStore implements KeptLog {
  private source: DataSource | null = null;
  private leader: Leader | null = null;
  private led = 0;
  readonly counted = 'entries';

  /** @param url connection string of the part's own role */
  constructor(private readonly url: string) {}

  private async open(): Promise<DataSource> {
    return (this.source ??= await openDataSource(partDataSource('evidence-log', this.url, [])));
  }

  /** On the connection that names the lock, where this is the one: what is written without it is refused. */
  async send<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return (this.leader?.writes ?? (await this.open())).query(sql, parameters) as Promise<T[]>;
  }

  /**
   * Whether this is the one that places entries: it holds the lock until that connection ends. `anew` where it was
   * not the one before, so that another may have been since.
   * @returns null while another is the one
   * @throws Error when the connection is gone, and with it the lock
   */
  async lead(): Promise<{ readonly anew: boolean } | null> {
    if (this.leader) {
      await this.leader.holds.query('select 1');
      return { anew: false };
    }
    const source = await this.open();
    const holds = source.createQueryRunner();
    await holds.query('begin isolation level read committed');
    // It is idle for as long as there is nothing else to do.
    await holds.query('set local idle_in_transaction_session_timeout = 0');
    const [row] = (await holds.query(
      'select audit.lead_sequencers() as held, pg_backend_pid()::text as holder',
    )) as [{ held: boolean; holder: string }];
    if (!row.held) {
      await holds.query('rollback');
      await holds.release();
      return null;
    }
    this.leader = { holds, writes: source.createQueryRunner() };
    this.led += 1;
    await this.leader.writes.query(`select set_config('lidhja.sequencer', $1, false)`, [
      row.holder,
    ]);
    return { anew: true };
  }

  /** Which time it is that this is the one: what was known of before may have been gone on with by another. */
  get leadership(): number {
    return this.led;
  }

  async head(): Promise<LogHead> {
    const [row] = await this.send<{ size: string; checkpoint: string | null }>(
      'select size, checkpoint from audit.log_head()',
    );
    return { size: Number(row?.size ?? 0), checkpoint: row?.checkpoint ?? null };
  }

  /**
   * Reads complete subtrees, all in one statement.
   * @throws RecordFault where the place with which one is complete is not there
   */
  async nodes(wanted: readonly TreeNode[]): Promise<(node: TreeNode) => Buffer> {
    const places = [...new Set(wanted.map(completedBy))];
    const rows = await this.send<{ place: string; leaf: Buffer; nodes: Buffer }>(
      'select place, leaf, nodes from audit.find_nodes($1)',
      [places],
    );
    const byPlace = new Map(rows.map(({ place, ...row }) => [Number(place), row]));
    return (node) => {
      const row = byPlace.get(completedBy(node));
      const end = node.level * HASH_BYTES;
      const hash = node.level === 0 ? row?.leaf : row?.nodes.subarray(end - HASH_BYTES, end);
      if (hash?.length === HASH_BYTES) return hash;
      throw new RecordFault('LOG_INCONSISTENT', `place ${completedBy(node)} is not as it was kept`);
    };
  }

  /** The next that wait, in the order in which they were recorded. */
  next(limit: number): Promise<WaitingEntry[]> {
    return this.send('select entry, digest from audit.next_entries($1)', [limit]);
  }

  /** @param first place of the first of them */
  async place(first: number, placed: readonly PlacedEntry[]): Promise<void> {
    await this.send('select audit.place_entries($1, $2, $3, $4, $5)', [
      first,
      placed.map(({ entry }) => entry),
      placed.map(({ digest }) => digest),
      placed.map(({ leaf }) => leaf),
      placed.map(({ nodes }) => Buffer.concat(nodes)),
    ]);
  }

  async keepCheckpoint(size: number, root: Buffer, note: string): Promise<void> {
    await this.send('select audit.keep_checkpoint($1, $2, $3)', [size, root, note]);
  }

  /** Gives up the lock and ends all connections; the next call opens others. */
  async close(): Promise<void> {
    const { source, leader } = this;
    this.source = this.leader = null;
    // Where the connection is gone, so is the lock.
    await leader?.holds.query('rollback').catch(() => undefined);
    await leader?.holds.release().catch(() => undefined);
    await leader?.writes.release().catch(() => undefined);
    await source?.destroy().catch(() => undefined);
  }
}
