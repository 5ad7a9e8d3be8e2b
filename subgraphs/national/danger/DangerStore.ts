import type { Session } from '@lidhja/enforcement';
import type { DangerPush, DutyDesk, Implicated } from '@lidhja/policy';

/** What a push is decided on beside the record. Instants: epoch milliseconds. */
export interface DangerFacts {
  readonly convention: readonly string[];
  /** One of the records is protected, as far as the session may know of it. */
  readonly sealed: boolean;
  readonly bilateral: DangerPush['bilateral'];
  readonly desks: readonly Omit<DutyDesk, 'reads'>[];
}

/** A push that was decided, as it is written. */
export interface SentPush {
  readonly recipient: string;
  readonly whereabouts: string;
  readonly threatened: readonly string[];
  readonly grounds: string;
  /** Ids of whom it goes around; the rest of it is worked out where it is written. */
  readonly around: readonly string[];
  readonly items: readonly {
    readonly category: string;
    readonly neededFor: string;
    readonly words: string;
  }[];
}

/** Pushes of danger as their holder sends them, reached through the functions of the exchange alone. */
export const DangerStore = {
  async facts(session: Session, country: string, records: readonly string[]): Promise<DangerFacts> {
    const [row] = await session.query<[{ facts: DangerFacts }]>(
      'select exchange.danger_facts($1, $2) as facts',
      [country, records],
    );
    return row.facts;
  },

  /** Which of these ids are organisations, which officials, and of which organisations those are. */
  async implicated(session: Session, around: readonly string[]): Promise<Implicated> {
    const [row] = await session.query<[{ implicated: Implicated }]>(
      'select exchange.implicated($1) as implicated',
      [around],
    );
    return row.implicated;
  },

  /** Keeps what the record has of an operation from those whom it goes around, sent or not. */
  async keepAround(session: Session, operation: string, around: readonly string[]): Promise<void> {
    await session.query('select exchange.keep_attempt_around($1, $2)', [operation, around]);
  },

  /** @param records the case and the person that it is about @returns id of the push */
  async send(session: Session, records: readonly string[], push: SentPush): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.send_danger_push($1, $2::jsonb) as id',
      [records, JSON.stringify(push)],
    );
    return row.id;
  },
};
