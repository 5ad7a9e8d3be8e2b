import { PeriodMissing, readPeriods, type FilledSlot, type TreeNode } from '@lidhja/audit';
import type { KeptLog, LogHead, LogStore } from '../LogStore';
import { RecordFault } from '../RecordFault';

/** How the public log stands. */
export interface Standing {
  /** From when periods are counted; null before the first. */
  readonly begun: Date | null;
  /** How many are kept. */
  readonly kept: number;
  /** How many there should be by now. */
  readonly due: number;
}

/** What waits for its period. */
export interface WaitingItem {
  /** Its number in the line. */
  readonly number: string;
  readonly leaf: Buffer;
  /** The first period that it can stand in. */
  readonly period: number;
}

/** A period as it is kept, beside what follows from its number. */
export interface MadePeriod {
  readonly slots: Buffer;
  readonly commitment: Buffer;
  readonly salt: Buffer;
  readonly nodes: readonly Buffer[];
  readonly items: readonly (FilledSlot & { readonly number: string })[];
}

/** The public log, reached on the connection of the one that places entries. */
export class PeriodStore implements KeptLog {
  readonly counted = 'periods';

  constructor(private readonly log: Pick<LogStore, 'send' | 'leadership'>) {}

  get leadership(): number {
    return this.log.leadership;
  }

  /** @param begin whether periods are counted from now on, if they are not yet */
  async standing(begin: boolean): Promise<Standing> {
    const [row] = await this.log.send<{ begun: Date | null; kept: string; due: string }>(
      'select begun, kept, due from audit.period_standing()',
    );
    if (begin && !row?.begun) {
      await this.log.send('select audit.begin_periods()');
      return this.standing(false);
    }
    return { begun: row?.begun ?? null, kept: Number(row?.kept), due: Number(row?.due) };
  }

  async head(): Promise<LogHead> {
    const [row] = await this.log.send<{ kept: string; note: string | null }>(
      'select kept, note from audit.period_standing()',
    );
    return { size: Number(row?.kept ?? 0), checkpoint: row?.note ?? null };
  }

  async nodes(wanted: readonly TreeNode[]): Promise<(node: TreeNode) => Buffer> {
    const hashOf = await readPeriods((sql, parameters) => this.log.send(sql, parameters), wanted);
    return (node) => {
      try {
        return hashOf(node);
      } catch (error) {
        if (!(error instanceof PeriodMissing)) throw error;
        throw new RecordFault('LOG_INCONSISTENT', error.message);
      }
    };
  }

  /** What was recorded before so many periods were over, the oldest first. */
  async next(kept: number, due: number, limit: number): Promise<WaitingItem[]> {
    const rows = await this.log.send<{ number: string; leaf: Buffer; period: string }>(
      'select number, leaf, period from audit.next_items($1, $2, $3)',
      [kept, due, limit],
    );
    return rows.map((row) => ({ ...row, period: Number(row.period) }));
  }

  /** @param size of the record's log, which all of them commit to */
  async keep(first: number, size: number, periods: readonly MadePeriod[]): Promise<void> {
    const items = periods.flatMap((one, at) =>
      one.items.map((item) => ({ ...item, period: first + at })),
    );
    await this.log.send('select audit.keep_periods($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      first,
      periods.map(({ slots }) => slots),
      periods.map(({ commitment }) => commitment),
      periods.map(({ salt }) => salt),
      size,
      periods.map(({ nodes }) => Buffer.concat(nodes)),
      items.map(({ number }) => number),
      items.map(({ period }) => period),
      items.map(({ slot }) => slot),
      // As one value: of a list of byte strings each would be sent as text.
      Buffer.concat(items.flatMap(({ path }) => path)),
    ]);
  }

  async keepHead(size: number, note: string, keys: readonly string[]): Promise<void> {
    await this.log.send('select audit.keep_period_head($1, $2, $3)', [size, note, keys]);
  }
}
