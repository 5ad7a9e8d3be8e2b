import type { Session } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { CaseStore, type CasePart } from '../cases/CaseStore';
import { PersonStore } from '../cases/PersonStore';
import type { Particulars } from './OutwardStore';
import type { OutwardPersonInput } from './PrepareOutwardRequestInput';

/** The case that a request tells of, and whom it seeks. */
export interface Sought {
  readonly caseId: string;
  /** Ids of those who are persons of the case. */
  readonly persons: readonly string[];
  readonly child: boolean;
  readonly particulars: readonly Particulars[];
}

const IDENTITY = 'VICTIM_IDENTITY';

/** @throws Refusal INPUT_INVALID for one who is described neither by id nor in words, or by both */
const checkDescribed = (
  persons: readonly OutwardPersonInput[],
  carries: readonly string[],
): void => {
  for (const [at, { personId, ...words }] of persons.entries()) {
    const { givenName, familyName, description } = words;
    const described = personId
      ? Object.values(words).every((one) => one === undefined || one === null)
      : [givenName, familyName, description].some((one) => one?.trim());
    if (!described) throw new Refusal('INPUT_INVALID', `input.persons.${at}`);
    const needed = personId ? [IDENTITY] : [IDENTITY, 'SUSPECT'];
    if (!needed.some((one) => carries.includes(one))) {
      throw new Refusal('INPUT_INVALID', 'input.carries');
    }
  }
};

/**
 * The case of the session's own authority and the persons of it, as far as the session may know of both. The same
 * statements are sent whatever is found.
 * @throws Refusal NOT_AVAILABLE for a case or a person that is not there for the session, sealed ones among them
 */
export async function findSought(
  session: Session,
  reference: string,
  asked: readonly OutwardPersonInput[],
  carries: readonly string[],
): Promise<Sought> {
  checkDescribed(asked, carries);
  const found = await CaseStore.findOwn(session, reference);
  const victims = await CaseStore.findParts<CasePart & { personId: string }>(
    session,
    'victims',
    found ? [found.id] : [],
  );
  const wanted = asked.flatMap(({ personId }) => personId ?? []);
  const theirs = victims.filter(({ personId }) => wanted.includes(personId));
  const rows = await PersonStore.findByIds(
    session,
    theirs.map(({ personId }) => personId),
  );
  if (!found) throw new Refusal('NOT_AVAILABLE', 'input.caseReference');
  const particulars = asked.map(({ personId, ...words }, at): Particulars => {
    if (!personId) return words;
    const row = rows.find(({ id }) => id === personId);
    const { givenName, familyName, birthDate, citizenship } = row ?? {};
    if (!givenName && !familyName) {
      throw new Refusal('NOT_AVAILABLE', `input.persons.${at}.personId`);
    }
    const origin = carries.includes('MIGRATION') ? { citizenship } : {};
    return { givenName, familyName, birthDate, ...origin };
  });
  const child = theirs.some(({ marks }) => /(^|,)child(@|,|$)/.test(marks ?? ''));
  return { caseId: found.id, persons: theirs.map(({ personId }) => personId), child, particulars };
}
