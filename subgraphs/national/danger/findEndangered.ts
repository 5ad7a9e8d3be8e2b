import type { Session } from '@lidhja/enforcement';
import { CaseStore, type CasePart } from '../cases/CaseStore';

/** Whose danger it is: a victim of a case of the session's own authority. */
export interface Endangered {
  readonly caseId: string;
  readonly personId: string;
}

/**
 * The victim of a case that the session's own authority keeps, as far as the session may know of both; null for
 * any other reference or person. The same statements are sent whatever is found.
 */
export async function findEndangered(
  session: Session,
  reference: string,
  personId: string,
): Promise<Endangered | null> {
  const found = await CaseStore.findOwn(session, reference);
  const victims = await CaseStore.findParts<CasePart & { personId: string }>(
    session,
    'victims',
    found ? [found.id] : [],
  );
  const person = victims.find((one) => one.personId === personId);
  return found && person ? { caseId: found.id, personId: person.personId } : null;
}
