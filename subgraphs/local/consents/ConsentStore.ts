import type { Session } from '@lidhja/enforcement';

/** A consent as the organisation that keeps it, or the one that it names, sees it. */
export interface ConsentRow {
  readonly id: string;
  readonly keptById: string;
  readonly recipientId: string;
  readonly purposes: string[];
  readonly categories: string[];
  readonly informedOn: string;
  readonly givenAt: Date;
  /** The exact time, which a JavaScript date would cut to milliseconds. */
  readonly sortKey: string;
  readonly withdrawnAt: Date | null;
  readonly synthetic: boolean;
  readonly access: string;
}

/** Who gave a consent, and on which basis the session is told. */
export interface ConsentEdge {
  readonly consent: string;
  readonly person: string;
  readonly basis: 'own_record' | 'consent';
}

/** What is recorded of a consent; whom it is about is the person of the referral. */
export interface NewConsent {
  readonly referralId: string;
  readonly recipientId: string;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  readonly informedOn: string;
}

const COLUMNS = `id, kept_by as "keptById", recipient as "recipientId", purposes, categories,
  informed_on::text as "informedOn", given_at as "givenAt", given_at::text as "sortKey",
  withdrawn_at as "withdrawnAt", synthetic, 'own_record||' as access`;

/** Consents, reached through functions of the exchange alone. */
export const ConsentStore = {
  /** Those that the session's organisation keeps or that name it, newest first, after a position. */
  find(session: Session, limit: number, after: string[] | null): Promise<ConsentRow[]> {
    return session.query<ConsentRow[]>(
      `select ${COLUMNS} from exchange.find_consents(null, $1, $2, $3)`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  async findById(session: Session, id: string): Promise<ConsentRow | null> {
    const [row] = await session.query<ConsentRow[]>(
      `select ${COLUMNS} from exchange.find_consents(array[$1::uuid], null, null, 1)`,
      [id],
    );
    return row ?? null;
  },

  /** Persons of the consents, where the edge is there for this session. */
  findPersons(session: Session, consents: readonly string[]): Promise<ConsentEdge[]> {
    return session.query<ConsentEdge[]>(
      'select consent, person, basis from exchange.find_consent_persons($1)',
      [consents],
    );
  },

  async record(session: Session, { referralId, ...consent }: NewConsent): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.record_consent($1, $2::jsonb) as id',
      [referralId, JSON.stringify(consent)],
    );
    return row.id;
  },

  async withdraw(session: Session, id: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.withdraw_consent($1) as id',
      [id],
    );
    return row.id;
  },
};
