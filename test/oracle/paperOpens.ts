import type { Category, Purpose, Question } from '@lidhja/policy';
import { isCleared } from './isCleared';
import { consentReaches, grantReaches, referralReaches } from './papers';

const hands: readonly string[] = [
  ...['social_services', 'employment', 'health', 'education', 'ngo', 'shelter'],
  ...['local_government', 'police', 'consular', 'responsible_authority'],
];

const toAuthority: readonly Category[] = [
  ...(['CASE_STATUS', 'OFFENCE', 'EXPLOITATION', 'SUSPECT', 'MIGRATION', 'TESTIMONY'] as const),
  ...(['VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY'] as const),
];

const toProtector: readonly Category[] = [
  ...(['CASE_STATUS', 'RETURN', 'MIGRATION', 'ASSISTANCE', 'VICTIM_IDENTITY', 'FAMILY'] as const),
];

/** How far a grant can go for this kind of requester, whatever the grant itself says. */
function abroadMayHold(question: Question, purpose: Purpose): boolean {
  const { requester, category, subject } = question;
  const consented = subject.facts.has('consent');
  switch (requester.kind) {
    case 'foreign_authority':
      if (category !== 'HEALTH') return toAuthority.includes(category);
      // Consent reaches here through `consent_or_necessity`, which the data layer finds for itself.
      return ['judicial_authorisation' as const, 'consent_or_necessity' as const].every((fact) =>
        subject.facts.has(fact),
      );
    case 'foreign_protection':
    case 'international_organisation':
      if (!['RETURN', 'ASSISTANCE', 'IDENTIFICATION'].includes(purpose)) return false;
      return consented && toProtector.includes(category);
    case 'foreign_witness_protection':
      if (!['THIS_PROCEEDING', 'ASSISTANCE'].includes(purpose)) return false;
      if (!['WITNESS_PROTECTION', 'VICTIM_IDENTITY', 'FAMILY'].includes(category)) return false;
      return isCleared(question) && subject.facts.has('directorate_to_directorate');
    default:
      return false;
  }
}

/** Whether a referral, a consent or a grant opens the value to whom it names. */
export function paperOpens(question: Question, purpose: Purpose): boolean {
  const { requester, basis, category, now } = question;
  const wanted = { requester, purpose, category, now };
  switch (basis.kind) {
    case 'referral':
      if (!hands.includes(requester.kind)) return false;
      if (!['IDENTIFICATION', 'ASSISTANCE', 'RETURN'].includes(purpose)) return false;
      return referralReaches(basis.referral, wanted);
    case 'consent':
      if (['public', 'data_subject'].includes(requester.kind)) return false;
      if (['IDENTIFICATION', 'ASSISTANCE', 'RETURN', 'PREVENTION', 'OTHER'].includes(purpose))
        return consentReaches(basis.consent, wanted);
      return false;
    case 'grant':
      if (!abroadMayHold(question, purpose)) return false;
      return grantReaches(basis.grant, basis.agreement, wanted);
    default:
      return false;
  }
}
