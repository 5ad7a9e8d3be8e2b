import { Refusal } from '@lidhja/platform';
import type { SoughtPersonInput } from './SoughtPersonInput';

/** Field in which a person is described wrongly, which none of its fields says alone; or null. */
const faultIn = (person: SoughtPersonInput, today: string): keyof SoughtPersonInput | null => {
  const { birthDate, birthYear, documentKind, documentNumber } = person;
  if (documentKind && !documentNumber) return 'documentNumber';
  const found = [person.givenName, person.familyName, documentNumber, person.description];
  if (!found.some((one) => one?.trim())) return 'familyName';
  if (birthDate && birthYear) return 'birthYear';
  if (birthDate && (birthDate < '1900-01-01' || birthDate > today)) return 'birthDate';
  if (birthYear && String(birthYear) > today.slice(0, 4)) return 'birthYear';
  if (documentNumber && !documentKind) return 'documentKind';
  return null;
};

/**
 * @param now milliseconds since 1970
 * @throws Refusal INPUT_INVALID with the place in the input, never with what stands there
 */
export function checkSought(
  persons: readonly SoughtPersonInput[],
  now: number,
  /** Where the only one stands. */
  alone?: string,
): void {
  const today = new Date(now).toISOString().slice(0, 10);
  for (const [at, person] of persons.entries()) {
    const fault = faultIn(person, today);
    if (fault) throw new Refusal('INPUT_INVALID', `${alone ?? `input.particulars.${at}`}.${fault}`);
  }
}
