import type { Category, Grant, Question, Requester } from '@lidhja/policy';
import { isCleared } from './isCleared';

/** Data that must never serve against the person it is about (CETS 197, article 26). */
const NEVER_AGAINST_THE_PERSON: readonly Category[] = [
  ...(['EXPLOITATION', 'ASSISTANCE', 'RETURN', 'MIGRATION'] as const),
  ...(['VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY', 'HEALTH', 'SPECIAL'] as const),
  ...(['COUNSELLING_NOTE', 'SHELTER_LOCATION', 'WITNESS_PROTECTION'] as const),
];

const NEEDS_TWO_PEOPLE: readonly Category[] = [
  ...(['TESTIMONY', 'RETURN', 'VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY', 'HEALTH'] as const),
  ...(['SPECIAL', 'COUNSELLING_NOTE', 'SHELTER_LOCATION', 'WITNESS_PROTECTION'] as const),
];

/** What a public tier may still meet: nothing about a person, and no aggregate made of records. */
const WITHOUT_PERSONS: readonly Category[] = [
  ...(['OPEN', 'ORGANISATIONAL', 'CONTACT_POINT', 'FINANCE', 'REQUEST', 'AUDIT'] as const),
];

/** Nobody approves their own: neither who asked, nor the official or the organisation that reads. */
function lacksSecondPerson(grant: Grant, { official, organisation }: Requester): boolean {
  if (!grant.categories.some((category) => NEEDS_TWO_PEOPLE.includes(category))) return false;
  const approvers = new Set(grant.approvedBy);
  if (approvers.size < 2 || (grant.requestedBy !== null && approvers.has(grant.requestedBy)))
    return true;
  return approvers.has(official ?? '') || approvers.has(organisation ?? '');
}

/** Denials for what the requester is or has put forward. */
function standingForbids(question: Question): boolean {
  const { requester, purpose, basis, subject, category } = question;
  if (requester.suspended) return true;
  if (subject.sealed && !isCleared(question)) return true;
  const publicTier = ['public', 'media', 'donor'].includes(requester.kind);
  if (publicTier && !WITHOUT_PERSONS.includes(category)) return true;
  if (basis.kind === 'grant' && lacksSecondPerson(basis.grant, requester)) return true;
  if (purpose !== 'OTHER' || category === 'OPEN' || basis.kind === 'self') return false;
  return !(subject.senderConsent || subject.facts.has('consent') || basis.kind === 'consent');
}

/** Denials for what the value is, or where it came from. */
function valueForbids({ requester, purpose, basis, subject, category }: Question): boolean {
  const own = basis.kind === 'own_record';
  if (category === 'COUNSELLING_NOTE' && !own) return true;
  if (category === 'SHELTER_LOCATION' && !(own && requester.kind === 'shelter')) return true;
  if (subject.fromAnotherState && !subject.onwardAuthorised) return true;
  if (subject.pastRetention && !subject.legalHold) return true;
  if (!subject.providerPermission) {
    const evidence = subject.declaredUse === 'judicial_evidence';
    if (evidence && subject.handling.includes('H1')) return true;
    const known = subject.firstRecipient || subject.provider;
    if (!known && subject.handling.includes('H2')) return true;
  }
  if (!subject.child) return false;
  if (requester.kind === 'public' || requester.kind === 'media') return true;
  const secured = subject.guardianAgreement || subject.bestInterestDecision;
  return basis.kind === 'grant' && !secured && purpose !== 'IMMEDIATE_THREAT';
}

/** Denials for what the operation would do to the person. */
const operationForbids = ({ subject, category }: Question): boolean =>
  (subject.aboutRequesterTarget && NEVER_AGAINST_THE_PERSON.includes(category)) ||
  (subject.operationDecidesAssistance && subject.tellsCooperation) ||
  (subject.reflectionRuns && subject.operationIsRemovalOrInterview && !subject.askedByThePerson);

/** Whether anything denies, however much else allows. */
export const isForbidden = (question: Question): boolean =>
  standingForbids(question) || valueForbids(question) || operationForbids(question);
