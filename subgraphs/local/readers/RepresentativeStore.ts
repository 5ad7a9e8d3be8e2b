import type { Session } from '@lidhja/enforcement';

/** A representative under a consent, as the organisation that keeps it sees them. */
export interface RepresentativeRow {
  readonly id: string;
  /** The consent, so that what is noted of them is noted of it. */
  readonly record: string;
  readonly relation: string;
  readonly state: string;
  readonly namedAt: Date;
  readonly checkedAt: Date | null;
  readonly validUntil: Date | null;
  readonly synthetic: boolean;
  readonly access: string;
}

/** Representatives, reached through functions of the exchange alone. */
export const RepresentativeStore = {
  /** Five at most under each consent, in the order in which they were named. */
  findOf(session: Session, consents: readonly string[]): Promise<RepresentativeRow[]> {
    return session.query<RepresentativeRow[]>(
      `select id, consent as record, relation, state, named_at as "namedAt", checked_at as "checkedAt",
         valid_until as "validUntil", synthetic, 'own_record||' as access
       from exchange.find_representatives($1)`,
      [consents],
    );
  },

  /** @returns id of the consent */
  async name(session: Session, consent: string, relation: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.name_representative($1, $2) as id',
      [consent, relation],
    );
    return row.id;
  },

  /** @returns id of the consent */
  async check(session: Session, representative: string, implicated: boolean): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.check_representative($1, $2) as id',
      [representative, implicated],
    );
    return row.id;
  },
};
