import { isInForce, type Agreement } from './agreement';
import type { Consent, Referral } from './basis';
import { isLive, type Grant } from './grant';
import type { Purpose } from './purposes';
import type { Question } from './question';

/** All of a question but the subject: what outward reasons may depend on. */
export type AskedByCaller = Omit<Question, 'subject'>;

const names = <Item>(list: readonly Item[], item: Item | null): boolean =>
  item !== null && list.includes(item);

const referralCarries = (referral: Referral, { requester, category, now }: AskedByCaller) =>
  referral.recipient === requester.organisation &&
  referral.acceptedAt !== null &&
  referral.acceptedAt <= now &&
  now < referral.expiresAt &&
  referral.categories.includes(category);

/** A withdrawal counts whatever its instant, as a revocation does. */
const consentCarries = (consent: Consent, { requester, purpose, category, now }: AskedByCaller) =>
  consent.recipient === requester.organisation &&
  consent.givenAt <= now &&
  consent.withdrawnAt === null &&
  names<Purpose>(consent.purposes, purpose) &&
  consent.categories.includes(category);

/** Whether the agreement speaks of this state, purpose and category; not whether it is in force. */
export const agreementCovers = (agreement: Agreement, asked: AskedByCaller): boolean =>
  // An organisation of several states is no party to an agreement between states: its grant names it.
  (asked.requester.kind === 'international_organisation' ||
    names(agreement.parties, asked.requester.country)) &&
  names<Purpose>(agreement.purposes, asked.purpose) &&
  agreement.categories.includes(asked.category);

/** Whether the grant speaks of this organisation, purpose and category; not whether it is live. */
export const grantCovers = (grant: Grant, { requester, purpose, category }: AskedByCaller) =>
  grant.organisation === requester.organisation &&
  names<Purpose>(grant.purposes, purpose) &&
  grant.categories.includes(category);

/**
 * Whether the basis bears this question. Whether a grant is live and its agreement in force is left
 * to the rules `grant_dead` and `agreement_not_in_force`, so that a refusal can name which it was.
 */
export function basisCarries(asked: AskedByCaller): boolean {
  const { basis, requester } = asked;
  switch (basis.kind) {
    case 'open':
      return true;
    case 'own_record':
    case 'mandate':
      return requester.organisation !== null;
    case 'self':
      return requester.kind === 'data_subject';
    case 'referral':
      return referralCarries(basis.referral, asked);
    case 'consent':
      return consentCarries(basis.consent, asked);
    case 'grant':
      return grantCovers(basis.grant, asked) && agreementCovers(basis.agreement, asked);
  }
}

/** What is wrong with a grant for this caller, outward: its agreement, the grant itself, or nothing. */
export function faultOfGrant(asked: AskedByCaller): 'AGREEMENT' | 'GRANT' | null {
  const { basis, now } = asked;
  if (basis.kind !== 'grant') return null;
  if (!isInForce(basis.agreement, now) || !agreementCovers(basis.agreement, asked)) {
    return 'AGREEMENT';
  }
  return isLive(basis.grant, now) && grantCovers(basis.grant, asked) ? null : 'GRANT';
}
