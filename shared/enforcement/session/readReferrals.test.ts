import { readReferrals } from './readReferrals';
import type { Session } from './Session';

const accepted = new Date(Date.UTC(2026, 1, 1));
const over = new Date(Date.UTC(2026, 2, 1));

test('referrals are those that the database holds to be live for the session, each about its person', async () => {
  const sent: string[] = [];
  const row = {
    id: 'referral-1',
    person: 'person-1',
    recipient: 'org-1',
    categories: ['ASSISTANCE'],
    accepted_at: accepted,
    expires_at: over,
  };
  const query = async (sql: string) => {
    sent.push(sql);
    return [row];
  };
  expect(await readReferrals({ query } as unknown as Session)).toEqual([
    {
      record: 'person-1',
      referral: {
        id: 'referral-1',
        recipient: 'org-1',
        categories: ['ASSISTANCE'],
        acceptedAt: accepted.getTime(),
        expiresAt: over.getTime(),
      },
    },
  ]);
  expect(sent).toEqual(['select * from exchange.live_referrals()']);
});
