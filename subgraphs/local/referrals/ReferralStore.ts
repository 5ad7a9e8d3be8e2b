import type { Session } from '@lidhja/enforcement';

/** How many victims members of a network referred to the police in a year. */
export interface ReferralCount {
  readonly network: string;
  readonly referrals: number;
  readonly synthetic: boolean;
}

/** Referrals, reached through the function of the exchange alone; it counts for a national mandate only. */
export const ReferralStore = {
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
