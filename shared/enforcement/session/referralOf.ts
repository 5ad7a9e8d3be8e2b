import type { Category } from '@lidhja/policy';
import type { ReferralInForce } from '../walls/Standing';

/** A row of `exchange.live_referrals()`; instants are ISO 8601. */
export interface ReferralRow {
  id: string;
  person: string;
  recipient: string;
  categories: Category[];
  accepted_at: string;
  expires_at: string;
}

/** `exchange.live_referrals()` answers those that were accepted and still run, and none of sealed persons. */
export const referralOf = (row: ReferralRow): ReferralInForce => ({
  record: row.person,
  referral: {
    id: row.id,
    recipient: row.recipient,
    categories: row.categories,
    acceptedAt: Date.parse(row.accepted_at),
    expiresAt: Date.parse(row.expires_at),
  },
});
