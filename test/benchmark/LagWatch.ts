import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { TestDatabase } from '../testkit/TestCluster';

/** Milliseconds between looks. */
const EVERY = 50;

/** Seconds since the oldest entry was recorded that no signed checkpoint covers yet. */
const OLDEST = `select extract(epoch from clock_timestamp() - least(
    (select min(e.recorded_at) from audit.unplaced u join audit.entry e on e.id = u.entry),
    (select e.recorded_at from audit.place p join audit.entry e on e.id = p.entry
      where p.place = (select coalesce(max(c.size), 0) from audit.checkpoint c))))::float as lag`;

/** How far the log of a hub that runs is behind its record. */
export class LagWatch {
  /** Seconds, at the worst look. */
  most = 0;
  /** How many looks there were. */
  asked = 0;
  private running: Promise<void> | null = null;
  private stopping = false;

  constructor(private readonly database: TestDatabase) {}

  begin(): void {
    this.stopping = false;
    this.running = this.database.as('admin', (client) => this.look(client));
  }

  async end(): Promise<void> {
    this.stopping = true;
    await this.running;
    this.running = null;
  }

  private async look(client: Client): Promise<void> {
    while (!this.stopping) {
      const { rows } = await client.query<{ lag: number | null }>(OLDEST);
      this.most = Math.max(this.most, rows[0]?.lag ?? 0);
      this.asked += 1;
      await pause(EVERY);
    }
  }
}
