import type { Session } from '@lidhja/enforcement';

/** How many victims members of a network referred to the police in a year. */
export interface ReferralCount {
  readonly network: string;
  readonly referrals: number;
  readonly synthetic: boolean;
}

/** A referral as one of its parties sees it. */
export interface ReferralRow {
  readonly id: string;
  readonly referringId: string;
  readonly recipientId: string;
  readonly referredOn: string;
  readonly acceptedAt: Date | null;
  readonly expiresAt: Date;
  readonly categories: string[];
  readonly synthetic: boolean;
  readonly access: string;
}

/** Whom a referral is about, and on which basis the session is told. */
export interface ReferralEdge {
  readonly referral: string;
  readonly person: string;
  readonly basis: 'own_record' | 'referral';
}

/** Referrals, reached through functions of the exchange alone. */
export const ReferralStore = {
  /** Those from and to the session's organisation, newest first, after a position. */
  find(session: Session, limit: number, after: string[] | null): Promise<ReferralRow[]> {
    return session.query<ReferralRow[]>(
      `select id, referring as "referringId", recipient as "recipientId",
         referred_on::text as "referredOn", accepted_at as "acceptedAt", expires_at as "expiresAt",
         categories, synthetic, 'own_record||' as access
       from exchange.find_referrals($1, $2, $3)`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  /** Persons of the referrals, where the edge is there for this session. */
  findPersons(session: Session, referrals: readonly string[]): Promise<ReferralEdge[]> {
    return session.query<ReferralEdge[]>(
      'select referral, person, basis from exchange.find_referral_persons($1)',
      [referrals],
    );
  },

  /** Counts for a national mandate only. */
  countToPolice(
    session: Session,
    networks: readonly string[],
    year: number,
  ): Promise<ReferralCount[]> {
    return session.query<ReferralCount[]>(
      'select network, referrals, synthetic from exchange.count_referrals_to_police($1, $2)',
      [networks, year],
    );
  },
};
