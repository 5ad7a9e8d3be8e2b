import type { Purpose, Question } from '@lidhja/policy';
import { isForbidden } from './forbidden';
import { paperOpens } from './paperOpens';
import { taskOpens } from './taskOpens';

/** What an organisation may read of its own records. */
function ownerMayRead({ requester, category, subject }: Question, purpose: Purpose): boolean {
  if (requester.organisation === null) return false;
  if (category === 'REQUEST' || category === 'AUDIT')
    return requester.kind !== 'public' && requester.kind !== 'data_subject';
  if (category === 'SHELTER_LOCATION')
    return requester.kind === 'shelter' && purpose === 'ASSISTANCE';
  const careful = subject.facts.has('assigned_caseworker_or_supervisor');
  if (!careful || !['IDENTIFICATION', 'ASSISTANCE', 'RETURN', 'PREVENTION'].includes(purpose))
    return false;
  if (['OFFENCE', 'SUSPECT', 'TESTIMONY', 'WITNESS_PROTECTION'].includes(category)) return false;
  if (['OPEN', 'ORGANISATIONAL', 'CONTACT_POINT', 'FINANCE', 'AGGREGATE'].includes(category))
    return false;
  if (requester.kind === 'ngo' || requester.kind === 'shelter') return true;
  return ['social_services', 'health', 'employment', 'education'].includes(requester.kind);
}

/** What people may read about themselves. */
function personMayRead({ requester, category, subject }: Question): boolean {
  if (requester.kind !== 'data_subject') return false;
  if (!subject.facts.has('safe_channel') || !subject.facts.has('no_conflict')) return false;
  if (category === 'AUDIT' || category === 'CASE_STATUS' || category === 'HEALTH') return true;
  return ['ASSISTANCE', 'RETURN', 'MIGRATION', 'VICTIM_IDENTITY'].includes(category);
}

function isOpened(question: Question): boolean {
  const { basis, purpose, category } = question;
  if (basis.kind === 'open') return category === 'OPEN';
  if (purpose === null) return false;
  if (basis.kind === 'mandate') return taskOpens(question, purpose);
  if (basis.kind === 'own_record') return ownerMayRead(question, purpose);
  if (basis.kind === 'self') return personMayRead(question);
  return paperOpens(question, purpose);
}

/**
 * Whether the value may be read: the answer of a second hand, who knew the specification alone.
 * It shares no function, row or rule with the engine.
 */
export const oracleAllows = (question: Question): boolean =>
  isOpened(question) && !isForbidden(question);
