import type { Session } from '@lidhja/enforcement';
import type { OnwardRequest } from './OnwardRequest';

/** One category of an answer, as this session may see it. */
export interface OnwardCategoryRow {
  readonly onward: string;
  readonly decidedAt: Date;
  readonly until: Date | null;
  readonly category: string;
  readonly authorised: boolean;
  readonly ground: string | null;
  readonly condition: string | null;
  /** The session belongs to the authority that decided. */
  readonly owner: boolean;
  readonly synthetic: boolean;
}

/** What the owner answers for a category; a ground refuses. */
export interface OnwardAnswer {
  readonly category: string;
  readonly ground: string | null;
  readonly condition: string | null;
}

/** Answers to requests to pass something on, reached through the functions of the exchange alone. */
export const OnwardStore = {
  findAccess(session: Session, ids: readonly string[]): Promise<OnwardRequest[]> {
    return session.query<OnwardRequest[]>('select id, access from exchange.find_onward(null, $1)', [
      ids,
    ]);
  },

  findDecisions(session: Session, ids: readonly string[]): Promise<OnwardCategoryRow[]> {
    return session.query<OnwardCategoryRow[]>(
      `select onward, decided_at as "decidedAt", until, category, granted as authorised, ground,
         condition, owner, synthetic from exchange.find_onward_decisions($1)`,
      [ids],
    );
  },

  /** @returns id of the record that it is about, whether the session may see that or not */
  async recordOf(session: Session, id: string): Promise<string | null> {
    const [row] = await session.query<[{ record: string | null }]>(
      'select exchange.onward_record($1) as record',
      [id],
    );
    return row.record;
  },

  async decide(session: Session, id: string, answers: readonly OnwardAnswer[]): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.decide_onward($1, $2::jsonb) as id',
      [id, JSON.stringify(answers)],
    );
    return row.id;
  },

  async approve(session: Session, id: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.approve_onward($1) as id',
      [id],
    );
    return row.id;
  },

  async revoke(session: Session, id: string, reason: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.revoke_onward($1, $2) as id',
      [id, reason],
    );
    return row.id;
  },
};
