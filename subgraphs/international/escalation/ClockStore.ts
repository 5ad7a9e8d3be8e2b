import type { Query } from '@lidhja/audit';
import { openDataSource, partDataSource } from '@lidhja/platform';
import type { Happened, OverdueLook, Running } from '@lidhja/policy';
import type { DataSource } from 'typeorm';

/** A request whose clock is to be looked at. */
export interface DueClock {
  readonly request: string;
  readonly running: Running;
  /** Since when it is overdue, as was told; epoch milliseconds. */
  readonly told: number | null;
}

type Row = Pick<Running, 'urgency' | 'zone' | 'template'> & {
  readonly request: string;
  readonly submittedAt: Date;
  /** Seconds. */
  readonly term: number;
  /** Milliseconds with their fraction. */
  readonly events: readonly Happened[];
  readonly toldAt: Date | null;
};

/** As a reader of the request is told them: whole milliseconds. */
const eventOf = ({ event, at, until }: Happened): Happened => ({
  event,
  at: Math.floor(at),
  until: until === null ? null : Math.floor(until),
});

const clockOf = ({ request, submittedAt, term, events, toldAt, ...row }: Row): DueClock => ({
  request,
  told: toldAt && toldAt.getTime(),
  running: {
    ...row,
    submittedAt: submittedAt.getTime(),
    term: term * 1000,
    events: events.map(eventOf),
  },
});

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** The clocks of requests, reached through the functions of the exchange alone; nobody's session is needed. */
export class ClockStore {
  private source: DataSource | null = null;

  /** @param url connection string of the part's own role */
  constructor(private readonly url: string) {}

  /** Does work in one transaction. */
  async within<T>(work: (query: Query) => Promise<T>): Promise<T> {
    this.source ??= await openDataSource(partDataSource('international-watch', this.url, []));
    return this.source.transaction((manager) =>
      work((sql, parameters) => manager.query(sql, parameters)),
    );
  }

  /** Clocks to be looked at now, held in the transaction: no step is taken on their requests meanwhile. */
  async findDue(query: Query, now: Date, limit: number): Promise<DueClock[]> {
    const rows = (await query(
      `select request, submitted_at as "submittedAt", urgency, zone, template, term, events,
         told_at as "toldAt" from exchange.find_clocks_due($1, $2)`,
      [now, limit],
    )) as Row[];
    return rows.map(clockOf);
  }

  /** Keeps what a look came to. @returns ids of the notices that were written */
  async settle(
    query: Query,
    request: string,
    { since, next, tell }: OverdueLook,
  ): Promise<readonly string[]> {
    const [row] = (await query('select exchange.settle_clock($1, $2, $3, $4) as told', [
      request,
      dateOf(since),
      dateOf(next),
      tell,
    ])) as [{ told: readonly string[] }];
    return row.told;
  }

  /** Ends all connections; the next call opens others. */
  async close(): Promise<void> {
    const { source } = this;
    this.source = null;
    await source?.destroy().catch(() => undefined);
  }
}
