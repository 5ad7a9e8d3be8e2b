import type { Session } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { CaseStore, type CasePart } from '../cases/CaseStore';
import { PersonStore, type PersonRow } from '../cases/PersonStore';
import type { Particulars } from './OutwardStore';
import type { OutwardPersonInput } from './PrepareOutwardRequestInput';

/** What waits, as far as it tells of a case and of persons of it. */
export interface ToldOf {
  readonly id: string;
  /** Id of the case. */
  readonly draftedFrom: string;
  /** Ids of persons of the case. */
  readonly persons: readonly string[];
}

/** The case that a request tells of, and whom it seeks. */
export interface Sought {
  readonly caseId: string;
  /** Ids of those who are persons of the case. */
  readonly persons: readonly string[];
  readonly child: boolean;
  readonly particulars: readonly Particulars[];
}

const IDENTITY = 'VICTIM_IDENTITY';

type Victim = CasePart & { readonly personId: string };

const isChild = (victims: readonly Victim[]): boolean =>
  victims.some(({ marks }) => /(^|,)child(@|,|$)/.test(marks ?? ''));

/** Those of the persons who are victims of the cases, and what of them the session may read. Two statements, always. */
async function findVictims(
  session: Session,
  cases: readonly string[],
  persons: readonly string[],
): Promise<{ victims: Victim[]; named: PersonRow[] }> {
  const all = await CaseStore.findParts<Victim>(session, 'victims', cases);
  const victims = all.filter(({ personId }) => persons.includes(personId));
  const rows = await PersonStore.findByIds(session, [
    ...new Set(victims.map(({ personId }) => personId)),
  ]);
  return { victims, named: rows.filter((one) => one.givenName || one.familyName) };
}

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
  const { victims, named } = await findVictims(
    session,
    found ? [found.id] : [],
    asked.flatMap(({ personId }) => personId ?? []),
  );
  if (!found) throw new Refusal('NOT_AVAILABLE', 'input.caseReference');
  const particulars = asked.map(({ personId, ...words }, at): Particulars => {
    if (!personId) return words;
    const row = named.find(({ id }) => id === personId);
    if (!row) throw new Refusal('NOT_AVAILABLE', `input.persons.${at}.personId`);
    const { givenName, familyName, birthDate, citizenship } = row;
    const origin = carries.includes('MIGRATION') ? { citizenship } : {};
    return { givenName, familyName, birthDate, ...origin };
  });
  const persons = victims.map(({ personId }) => personId);
  return { caseId: found.id, persons, child: isChild(victims), particulars };
}

/**
 * Of those that wait, the ones that the session could send: it may know of the case and of who its persons are. The
 * same three statements are sent whatever is found.
 * @returns by id, whether a person of it is a child by now
 */
export async function findReached(
  session: Session,
  waiting: readonly ToldOf[],
): Promise<ReadonlyMap<string, { readonly child: boolean }>> {
  const found = await CaseStore.findByIds(
    session,
    waiting.map(({ draftedFrom }) => draftedFrom),
  );
  const { victims, named } = await findVictims(
    session,
    found.map(({ id }) => id),
    waiting.flatMap(({ persons }) => persons),
  );
  const reached = waiting.filter(({ draftedFrom }) => found.some(({ id }) => id === draftedFrom));
  return new Map(
    reached.flatMap(({ id, draftedFrom, persons }) => {
      const theirs = victims.filter((one) => {
        const known = named.some((row) => row.id === one.personId);
        return known && one.caseId === draftedFrom && persons.includes(one.personId);
      });
      const whole = persons.every((person) => theirs.some(({ personId }) => personId === person));
      return whole ? [[id, { child: isChild(theirs) }] as const] : [];
    }),
  );
}
