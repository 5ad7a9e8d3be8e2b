import type { Category, Purpose } from '@lidhja/policy';
import type { ConsentInForce } from '../walls/Standing';

/** A row of `exchange.live_consents()`; instants are ISO 8601. */
export interface ConsentRow {
  id: string;
  person: string;
  recipient: string;
  purposes: Purpose[];
  categories: Category[];
  given_at: string;
}

/** `exchange.live_consents()` answers those that were not withdrawn, and none of sealed persons. */
export const consentOf = (row: ConsentRow): ConsentInForce => ({
  record: row.person,
  consent: {
    id: row.id,
    recipient: row.recipient,
    purposes: row.purposes,
    categories: row.categories,
    givenAt: Date.parse(row.given_at),
    withdrawnAt: null,
  },
});
