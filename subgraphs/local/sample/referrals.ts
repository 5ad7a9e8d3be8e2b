import { SeededRandom } from '@lidhja/exchange';
import { sampleId } from '@lidhja/platform';

const SEED = 200_408;
const DAY = 86_400_000;
/** Days after which a referral gives no more access. */
const TERM = 90;
/** Referrals are invented for the months from January 2025 to October 2026. */
const MONTHS = 22;

const REFERRING = ['vatra', 'vatra', 'anti-trafficking-center-vlora', 'community-centre-vlora'];
const RECIPIENTS = [
  { slug: 'police-vlora', categories: ['CASE_STATUS', 'EXPLOITATION', 'VICTIM_IDENTITY'] },
  { slug: 'police-vlora', categories: ['CASE_STATUS', 'EXPLOITATION'] },
  { slug: 'employment-vlora', categories: ['CASE_STATUS', 'ASSISTANCE'] },
] as const;

const iso = (time: number): string => new Date(time).toISOString();

/**
 * Referrals among members of RILAT, none to four a month, all of them invented. Those to the employment
 * department are there so that a count of referrals to the police has something to leave out.
 */
export function inventReferrals(): { referred_on: string; recipient: string }[] {
  const random = new SeededRandom(SEED);
  const next = (bound: number): number => random.below(bound);
  return Array.from({ length: MONTHS }, (_, month) =>
    Array.from({ length: next(5) }, (__, at) => {
      const day = Date.UTC(2025, month, 1 + next(28));
      const recipient = RECIPIENTS[next(RECIPIENTS.length)] ?? RECIPIENTS[0];
      return {
        id: sampleId(`referral/${month}/${at}`),
        network: sampleId('network/rilat'),
        referring: sampleId(`organisation/${REFERRING[next(REFERRING.length)]}`),
        recipient: sampleId(`organisation/${recipient.slug}`),
        referred_on: iso(day).slice(0, 10),
        accepted_at: iso(day + (1 + next(48)) * (DAY / 24)),
        expires_at: iso(day + TERM * DAY),
        categories: recipient.categories,
        made_by: null,
        synthetic: true,
      };
    }),
  ).flat();
}
