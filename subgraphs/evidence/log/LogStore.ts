import { HASH_BYTES, completedBy, type TreeNode } from '@lidhja/audit';
import { openDataSource, partDataSource } from '@lidhja/platform';
import type { DataSource, QueryRunner } from 'typeorm';
import { RecordFault } from './RecordFault';

/** One number for all sequencers of a database, as the migration of the log has it. */
const LOCK = 7_215_204;

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

/** The log, reached through the functions of the record alone. */
export class LogStore {
  private source: DataSource | null = null;
  private leader: QueryRunner | null = null;

  /** @param url connection string of the part's own role */
  constructor(private readonly url: string) {}

  private async open(): Promise<DataSource> {
    return (this.source ??= await openDataSource(partDataSource('evidence-log', this.url, [])));
  }

  /** On the connection that holds the lock, where this is the one: what is written without it is refused. */
  private async send<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return (this.leader ?? (await this.open())).query(sql, parameters) as Promise<T[]>;
  }

  /**
   * Whether this is the one that places entries: it holds the lock until its connection ends. `anew` where it was
   * not the one before, so that another may have been since.
   * @returns null while another is the one
   * @throws Error when the connection is gone, and with it the lock
   */
  async lead(): Promise<{ readonly anew: boolean } | null> {
    if (this.leader) {
      await this.leader.query('select 1');
      return { anew: false };
    }
    const runner = (await this.open()).createQueryRunner();
    const [row] = (await runner.query('select pg_try_advisory_lock($1) as held', [LOCK])) as [
      { held: boolean },
    ];
    if (row.held) this.leader = runner;
    else await runner.release();
    return row.held ? { anew: true } : null;
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
    await leader?.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    await leader?.release().catch(() => undefined);
    await source?.destroy().catch(() => undefined);
  }
}
