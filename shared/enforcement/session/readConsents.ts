import type { Category, Purpose } from '@lidhja/policy';
import type { ConsentInForce } from '../walls/Standing';
import type { Session } from './Session';

interface ConsentRow {
  id: string;
  person: string;
  recipient: string;
  purposes: Purpose[];
  categories: Category[];
  given_at: Date;
}

/**
 * The consents that name the session's organisation and purpose and were not withdrawn, in this very
 * transaction, so that a withdrawal ends them when it commits. Without those of sealed persons.
 */
export async function readConsents(session: Session): Promise<ConsentInForce[]> {
  const rows = await session.query<ConsentRow[]>('select * from exchange.live_consents()');
  return rows.map(({ id, person, recipient, purposes, categories, given_at }) => ({
    record: person,
    consent: {
      id,
      recipient,
      purposes,
      categories,
      givenAt: given_at.getTime(),
      withdrawnAt: null,
    },
  }));
}
