import type { Query } from '@lidhja/audit';
import { openDataSource, partDataSource } from '@lidhja/platform';
import type { DataSource, QueryRunner } from 'typeorm';
import type { ToldNotice } from './noticeBody';

/** A notice that is due. */
export interface DueNotice extends ToldNotice {
  /** Whether the organisation asked, and was not asked. */
  readonly own: boolean;
  /** Attempts before this one. */
  readonly attempts: number;
}

/** The line of notices to be sent, reached through the functions of the exchange alone. */
export class DeliveryStore {
  private source: DataSource | null = null;
  /** In a transaction that stays open and does nothing, since the lock ends with it. */
  private leader: QueryRunner | null = null;
  private asking: Promise<boolean> | null = null;

  /** @param url connection string of the part's own role */
  constructor(private readonly url: string) {}

  private async open(): Promise<DataSource> {
    return (this.source ??= await openDataSource(
      partDataSource('international-webhooks', this.url, []),
    ));
  }

  /**
   * Whether this is the one that sends: it holds the lock, from now until its connection ends.
   * @throws Error when the connection is gone, and with it the lock; the next call opens another
   */
  lead(): Promise<boolean> {
    // One question for all who ask at once.
    this.asking ??= this.holds().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  private async holds(): Promise<boolean> {
    if (this.leader) {
      try {
        await this.leader.query('select 1');
        return true;
      } catch (error) {
        await this.close();
        throw error;
      }
    }
    const runner = (await this.open()).createQueryRunner();
    await runner.query('begin isolation level read committed');
    // It is idle for as long as there is nothing else to do.
    await runner.query('set local idle_in_transaction_session_timeout = 0');
    const [row] = (await runner.query('select exchange.lead_senders() as held')) as [
      { held: boolean },
    ];
    if (row.held) {
      this.leader = runner;
      return true;
    }
    await runner.query('rollback');
    await runner.release();
    return false;
  }

  /** Does work in one transaction. */
  async within<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return (await this.open()).transaction((manager) =>
      work((sql, parameters) => manager.query(sql, parameters)),
    );
  }

  /** @returns false where the registry has no such organisation of a kind that has a feed */
  register(organisation: string, kinds: readonly string[]): Promise<boolean> {
    return this.within(async (query) => {
      const [row] = (await query('select exchange.register_receiver($1, $2) as known', [
        organisation,
        kinds,
      ])) as [{ known: boolean }];
      return row.known;
    });
  }

  /** Puts what the feed tells next in line. @returns how many, at most `limit` */
  putInLine(organisation: string, now: Date, limit: number): Promise<number> {
    return this.within(async (query) => {
      const [row] = (await query('select exchange.put_notices_in_line($1, $2, $3) as told', [
        organisation,
        now,
        limit,
      ])) as [{ told: number }];
      return row.told;
    });
  }

  /** The next that is due, held in the transaction, whose session is that of the organisation from then on. */
  async next(query: Query, organisation: string, now: Date): Promise<DueNotice | null> {
    const rows = (await query(
      'select id, about, kind, at, own, attempts from exchange.next_delivery($1, $2)',
      [organisation, now],
    )) as DueNotice[];
    return rows[0] ?? null;
  }

  /** @param next when it is due again if nothing more is heard of this attempt */
  async begin(query: Query, notice: string, next: Date): Promise<void> {
    await query('select exchange.begin_attempt($1, $2)', [notice, next]);
  }

  /** @param taken false gives it up */
  async end(notice: string, attempt: number, taken: boolean, now: Date): Promise<void> {
    await this.within((query) =>
      query('select exchange.end_attempt($1, $2, $3, $4)', [notice, attempt, taken, now]),
    );
  }

  /** Gives up the lock and ends all connections; the next call opens others. */
  async close(): Promise<void> {
    const { source, leader } = this;
    this.source = this.leader = null;
    // Where the connection is gone, so is the lock.
    await leader?.query('rollback').catch(() => undefined);
    await leader?.release().catch(() => undefined);
    await source?.destroy().catch(() => undefined);
  }
}
