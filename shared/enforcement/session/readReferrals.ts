import type { Category } from '@lidhja/policy';
import type { ReferralInForce } from '../walls/Standing';
import type { Session } from './Session';

interface ReferralRow {
  id: string;
  person: string;
  recipient: string;
  categories: Category[];
  accepted_at: Date;
  expires_at: Date;
}

/**
 * The referrals that the session's organisation has accepted and that still run, in this very
 * transaction, so that one that ends opens nothing any more. Without those of sealed persons.
 */
export async function readReferrals(session: Session): Promise<ReferralInForce[]> {
  const rows = await session.query<ReferralRow[]>('select * from exchange.live_referrals()');
  return rows.map(({ id, person, recipient, categories, accepted_at, expires_at }) => ({
    record: person,
    referral: {
      id,
      recipient,
      categories,
      acceptedAt: accepted_at.getTime(),
      expiresAt: expires_at.getTime(),
    },
  }));
}
