import type { Session } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { CaseStore, type CasePart } from '../cases/CaseStore';
import type { AnswerHitNoHitInput } from './AnswerHitNoHitInput';
import type { FoundHit } from './HitAnswerStore';

const NONE: FoundHit = { hit: false, record: null, person: null, suspect: false };

/**
 * What an answer rests on: a case of the session's own authority and a victim of it, as far as the session may know
 * of both. The same statements are sent whatever is found.
 * @throws Refusal INPUT_INVALID for a hit without its case, and a no-hit with one; NOT_AVAILABLE for a case or a
 *   person that is not there for the session, sealed ones among them
 */
export async function findHit(
  session: Session,
  { hit, caseReference, personId, asSuspect }: AnswerHitNoHitInput,
): Promise<FoundHit> {
  const suspect = asSuspect ?? false;
  if (!hit) {
    if (caseReference || personId || suspect) throw new Refusal('INPUT_INVALID', 'input.hit');
    return NONE;
  }
  if (!caseReference) throw new Refusal('INPUT_INVALID', 'input.caseReference');
  const found = await CaseStore.findOwn(session, caseReference);
  const victims = await CaseStore.findParts<CasePart & { personId: string }>(
    session,
    'victims',
    found ? [found.id] : [],
  );
  if (!found) throw new Refusal('NOT_AVAILABLE', 'input.caseReference');
  const victim = victims.find((one) => one.personId === personId);
  if (personId && !victim) throw new Refusal('NOT_AVAILABLE', 'input.caseReference');
  return { hit, record: found.id, person: victim?.personId ?? null, suspect };
}
