import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { parseVerifierKey, verifyExport, type Outcome } from '@lidhja/audit';
import { RecordExport } from '@lidhja/launch';
import type { FaultHub } from './FaultHub';

const REASON = 'Looked at after faults, by a test';

/** INV5: the log of the record, held against every checkpoint that was seen on the way. */
export class SignedLog {
  private readonly kept: string[] = [];

  constructor(private readonly hub: FaultHub) {}

  /** Keeps the last checkpoint, as a witness does. */
  async keep(): Promise<void> {
    const note = await this.hub.asAdmin(async (client) => {
      const { rows } = await client.query<{ note: string }>(
        'select note from audit.checkpoint order by size desc limit 1',
      );
      return rows[0]?.note;
    });
    if (note !== undefined && !this.kept.includes(note)) this.kept.push(note);
  }

  /** Waits until everything has its place and is signed. @returns whether it was within ten seconds */
  async settles(): Promise<boolean> {
    for (let tries = 0; tries < 100; tries += 1) {
      const settled = await this.hub.asAdmin(async (client) => {
        const { rows } = await client.query<{ settled: boolean }>(
          `select not exists (select from audit.unplaced) and (select count(*) from audit.place)
             = (select max(size) from audit.checkpoint) as settled`,
        );
        return rows[0]?.settled === true;
      });
      if (settled) return true;
      await pause(100);
    }
    return false;
  }

  /** What the verifier says of an export, with every checkpoint that was kept. */
  async verify(): Promise<Outcome & { readonly checkpoints: number }> {
    const lines: string[] = [];
    for await (const line of RecordExport.lines(this.hub.migratorUrl, REASON))
      lines.push(`${line}\n`);
    const keys = [parseVerifierKey(this.hub.logKey)];
    const outcome = await verifyExport(Readable.from(lines.map((line) => Buffer.from(line))), {
      keys,
      kept: this.kept,
    });
    return { ...outcome, checkpoints: this.kept.length };
  }
}
