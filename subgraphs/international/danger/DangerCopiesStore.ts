import type { Session } from '@lidhja/enforcement';

/** What whoever received word of danger has of it, and by when. */
export interface DangerCopies {
  readonly push: string;
  readonly deleteBy: Date | null;
  readonly destroyedAt: Date | null;
  readonly proposed: boolean;
}

/** Copies of word of danger, reached through the functions of the exchange alone. */
export const DangerCopiesStore = {
  find(session: Session, pushes: readonly string[]): Promise<DangerCopies[]> {
    return session.query<DangerCopies[]>(
      `select push, delete_at as "deleteBy", destroyed_at as "destroyedAt", proposed
       from exchange.find_danger_copies($1)`,
      [pushes],
    );
  },

  /** @returns id of the push */
  async take(session: Session, step: 'propose' | 'approve', push: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      `select exchange.${step}_danger_copies_destroyed($1) as id`,
      [push],
    );
    return row.id;
  },
};
