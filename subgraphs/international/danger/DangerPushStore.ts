import type { Session } from '@lidhja/enforcement';
import type { DangerItem, DangerPush } from './DangerPush';

/** Whose list it is. */
export type DangerSide = 'RECEIVED' | 'SENT' | 'REVIEW';

/** A push as its row says, with the exact text of the time by which its list is ordered. */
export interface DangerPushRow extends Pick<
  DangerPush,
  | 'id'
  | 'synthetic'
  | 'sentAt'
  | 'whereabouts'
  | 'threatened'
  | 'grounds'
  | 'handling'
  | 'followUpAt'
  | 'acknowledgedAt'
  | 'reviewBy'
  | 'sender'
  | 'recipient'
  | 'access'
> {
  readonly sortKey: string;
  readonly rule: string;
  readonly readAt: Date | null;
  readonly readIn: string | null;
  readonly reviewedAt: Date | null;
  readonly outcome: string | null;
  readonly reviewWords: string | null;
}

export type DangerItemRow = Omit<DangerItem, 'access' | 'record'> & { readonly push: string };

/** Columns of a push, and by which time its list is ordered. */
export const dangerColumns = (
  order: 'sent_at' | 'review_by' | 'due_at',
): string => `id, synthetic, sent_at as "sentAt",
  ${order}::text as "sortKey", whereabouts, threatened,
  case when recipient is distinct from exchange.my_organisation() then grounds end as grounds, handling,
  rule, follow_up_at as "followUpAt", acknowledged_at as "acknowledgedAt", review_by as "reviewBy",
  read_at as "readAt", read_in as "readIn", reviewed_at as "reviewedAt", review_outcome as outcome,
  review_words as "reviewWords", sender, recipient,
  case when exchange.my_organisation() in (sender, recipient) then 'own_record||' else 'mandate||' end as access`;

/** Pushes of danger, reached through the functions of the exchange alone. */
export const DangerPushStore = {
  findPage(
    session: Session,
    side: DangerSide,
    limit: number,
    after: string[] | null,
  ): Promise<DangerPushRow[]> {
    return session.query<DangerPushRow[]>(
      `select ${dangerColumns(side === 'REVIEW' ? 'review_by' : 'sent_at')}
       from exchange.find_danger_pushes($1, null, $2, $3, $4)`,
      [side, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  findByIds(session: Session, ids: readonly string[]): Promise<DangerPushRow[]> {
    return session.query<DangerPushRow[]>(
      `select ${dangerColumns('sent_at')} from exchange.find_danger_pushes(null, $1, null, null, null)`,
      [ids],
    );
  },

  /** What pushes say; that whom they were sent to has read them is kept, with this operation. */
  read(session: Session, pushes: readonly string[], operation: string): Promise<DangerItemRow[]> {
    return session.query<DangerItemRow[]>(
      `select push, category, needed_for as "neededFor", words
       from exchange.read_danger_pushes($1, $2)`,
      [pushes, operation],
    );
  },

  async acknowledge(session: Session, push: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.acknowledge_danger_push($1) as id',
      [push],
    );
    return row.id;
  },

  async review(session: Session, push: string, outcome: string, words: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.review_danger_push($1, $2, $3) as id',
      [push, outcome, words],
    );
    return row.id;
  },
};
