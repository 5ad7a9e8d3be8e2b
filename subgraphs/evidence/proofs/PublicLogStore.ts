import { consistencyRanges, nodesOfProof, prove, readPeriods } from '@lidhja/audit';
import type { Session } from '@lidhja/enforcement';

/** The head of the public log as it is told: by the clock, a period late. */
export interface ToldHead {
  readonly size: number;
  readonly note: string;
  readonly keys: string[];
}

/** The public log, of which everyone is told the same. */
export const PublicLogStore = {
  /** Null before there is any. */
  async head(session: Session): Promise<ToldHead | null> {
    const [row] = await session.query<{ size: string; note: string; keys: string[] }[]>(
      'select size, note, keys from audit.told_periods()',
    );
    return row ? { ...row, size: Number(row.size) } : null;
  },

  /** @param later at most the size of what is told */
  async consistency(session: Session, earlier: number, later: number): Promise<Buffer[]> {
    const ranges = consistencyRanges(earlier, later);
    const hashOf = await readPeriods(
      (sql, parameters) => session.query(sql, parameters),
      nodesOfProof(ranges),
    );
    return prove(ranges, hashOf);
  },
};
