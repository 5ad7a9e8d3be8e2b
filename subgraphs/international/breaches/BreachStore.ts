import type { Session } from '@lidhja/enforcement';
import { atPlace } from '@lidhja/platform';
import type { RecordBreachInput } from './breachInputs';

/** A step that was taken on a breach. */
export interface BreachStep {
  readonly kind: 'AUTHORITY_NOTIFIED' | 'PERSONS_TOLD' | 'TELLING_DELAYED';
  /** ISO 8601. */
  readonly at: string;
  readonly words: string | null;
  /** ISO 8601; of a delay alone. */
  readonly until: string | null;
}

/** A breach as it was recorded, with what was done since, in its order. */
export interface BreachRow {
  readonly id: string;
  readonly organisation: string;
  readonly authority: string;
  readonly recordedAt: Date;
  /** The exact time, which a JavaScript date would cut to milliseconds. */
  readonly sortKey: string;
  readonly knownAt: Date;
  readonly categories: string[];
  readonly persons: number | null;
  readonly operations: string[];
  readonly words: string;
  readonly notifyBy: Date;
  readonly synthetic: boolean;
  readonly steps: readonly BreachStep[];
  readonly access: string;
}

const COLUMNS = `id, organisation, authority, recorded_at as "recordedAt", recorded_at::text as "sortKey",
  known_at as "knownAt", categories, persons, operations, words, notify_by as "notifyBy", synthetic, steps,
  'own_record||' as access`;

/** Breaches, reached through the functions of the exchange alone. */
export const BreachStore = {
  /** Those that the session's organisation recorded or was notified of, oldest first, after a position. */
  findPage(session: Session, limit: number, after: string[] | null): Promise<BreachRow[]> {
    return session.query<BreachRow[]>(
      `select ${COLUMNS} from exchange.find_breaches(null, $1, $2, $3)`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  async findById(session: Session, id: string): Promise<BreachRow | null> {
    const [row] = await session.query<BreachRow[]>(
      `select ${COLUMNS} from exchange.find_breaches($1, null, null, 1)`,
      [id],
    );
    return row ?? null;
  },

  async record(
    session: Session,
    breach: Omit<RecordBreachInput, 'idempotencyKey'>,
  ): Promise<string> {
    const [row] = await atPlace({ INPUT_INVALID: 'input.knownAt' }, () =>
      session.query<[{ id: string }]>('select exchange.record_breach($1::jsonb) as id', [
        JSON.stringify(breach),
      ]),
    );
    return row.id;
  },

  /** @param place of the input at which the database refuses it */
  async step(
    session: Session,
    breach: string,
    step: Omit<BreachStep, 'at' | 'until'> & { readonly until: Date | null },
    place: string,
  ): Promise<string> {
    const [row] = await atPlace({ INPUT_INVALID: place }, () =>
      session.query<[{ id: string }]>('select exchange.take_breach_step($1, $2, $3, $4) as id', [
        breach,
        step.kind,
        step.words,
        step.until,
      ]),
    );
    return row.id;
  },
};
