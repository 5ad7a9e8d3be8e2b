import {
  AGREEMENT_STATUSES,
  CATEGORIES,
  PURPOSES,
  type Agreement,
  type Basis,
  type Consent,
  type Grant,
  type Referral,
} from '@lidhja/policy';
import { DAY, ELSEWHERE, HERE, NOW, READER, type Open } from './ordinary';
import type { SeededRandom } from './SeededRandom';

// The instants on both sides of a bound and on it, so that no `<` can pass for `<=`.
const INSTANTS = [NOW - DAY, NOW - 1, NOW, NOW + 1, NOW + DAY];
const APPROVERS = ['official-first', 'official-second', 'official-third', READER, HERE];

type Change<Paper> = (random: SeededRandom, paper: Open<Paper>) => void;

const instant = (random: SeededRandom): number => random.pick(INSTANTS);
const perhaps = (random: SeededRandom): number | null => random.pick([null, ...INSTANTS]);
const purposes: Change<Pick<Grant, 'purposes'>> = (random, paper) =>
  void (paper.purposes = random.some(PURPOSES));
const categories: Change<Pick<Grant, 'categories'>> = (random, paper) =>
  void (paper.categories = random.some(CATEGORIES, random.pick([0.1, 0.5])));
const recipient: Change<Pick<Consent, 'recipient'>> = (random, paper) =>
  void (paper.recipient = random.pick([HERE, ELSEWHERE]));

const approvals: Change<Grant> = (random, grant) => {
  const approvers = random.some(APPROVERS, 0.4);
  grant.approvedBy = random.chance(0.2) ? [...approvers, ...approvers] : approvers;
  grant.requestedBy = random.pick(APPROVERS);
};

const ofGrant: readonly Change<Grant>[] = [
  purposes,
  categories,
  approvals,
  approvals,
  approvals,
  (random, grant) => void (grant.organisation = random.pick([HERE, ELSEWHERE])),
  (random, grant) => void (grant.validFrom = instant(random)),
  (random, grant) => void (grant.validUntil = instant(random)),
  (random, grant) => void (grant.revokedAt = instant(random)),
  (_random, grant) => void (grant.exhausted = true),
  (_random, grant) => void (grant.conditionsAccepted = false),
];

const ofAgreement: readonly Change<Agreement>[] = [
  purposes,
  categories,
  (random, paper) => void (paper.parties = random.some(['AL', 'IT', 'XK'])),
  (random, paper) => void (paper.status = random.pick(AGREEMENT_STATUSES)),
  (random, paper) => void (paper.validFrom = instant(random)),
  (random, paper) => void (paper.validUntil = perhaps(random)),
];

const ofReferral: readonly Change<Referral>[] = [
  categories,
  recipient,
  (random, paper) => void (paper.acceptedAt = perhaps(random)),
  (random, paper) => void (paper.expiresAt = instant(random)),
];

const ofConsent: readonly Change<Consent>[] = [
  purposes,
  categories,
  recipient,
  (random, paper) => void (paper.givenAt = instant(random)),
  (random, paper) => void (paper.withdrawnAt = instant(random)),
];

/** Changes one thing about the papers of the basis, which may or may not matter. */
export function troublePaper(random: SeededRandom, basis: Basis): void {
  if (basis.kind === 'referral') random.pick(ofReferral)(random, basis.referral);
  if (basis.kind === 'consent') random.pick(ofConsent)(random, basis.consent);
  if (basis.kind !== 'grant') return;
  if (random.chance(0.6)) random.pick(ofGrant)(random, basis.grant);
  else random.pick(ofAgreement)(random, basis.agreement);
}
