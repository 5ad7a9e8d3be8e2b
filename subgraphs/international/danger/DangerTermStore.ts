import type { Session } from '@lidhja/enforcement';
import { dangerColumns, type DangerPushRow } from './DangerPushStore';
import type { DangerRetentionStep } from './DangerRetentionStep';

/** How long word of danger is kept, as an inspection is told. */
export interface DangerTerm {
  readonly push: string;
  readonly reviewDueAt: Date | null;
  readonly deleteBy: Date | null;
  readonly held: boolean;
  /** By a person of the session's own inspection. */
  readonly proposed: DangerRetentionStep | null;
}

/** Terms of word of danger, reached through the functions of the exchange alone. */
export const DangerTermStore = {
  /** Longest due first, after a position; since when each is due stands as its exact text. */
  findDue(session: Session, limit: number, after: string[] | null): Promise<DangerPushRow[]> {
    return session.query<DangerPushRow[]>(
      `with due as materialized (select push, due_at from exchange.find_due_danger($1, $2, $3))
       select ${dangerColumns('due_at')}
       from exchange.find_danger_pushes(null, array(select push from due), null, null, null) w
       join due on due.push = w.id order by due_at, id`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  find(session: Session, pushes: readonly string[]): Promise<DangerTerm[]> {
    return session.query<DangerTerm[]>(
      `select push, due_at as "reviewDueAt", delete_at as "deleteBy", held, proposed
       from exchange.find_danger_terms($1)`,
      [pushes],
    );
  },

  /** @returns id of the step */
  async propose(session: Session, push: string, step: DangerRetentionStep): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.propose_danger_step($1, $2) as id',
      [push, step],
    );
    return row.id;
  },

  async approve(session: Session, push: string, step: DangerRetentionStep): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.approve_danger_step($1, $2) as id',
      [push, step],
    );
    return row.id;
  },
};
