import type { ErrorCode } from './catalogue';
import { codeOf, Refusal } from './Refusal';

/**
 * Says of what was thrown in some work, for instance by the database, which field of the input it is about.
 * @param places that field by code; what has another code goes on as it was thrown
 * @throws Refusal of the same code, with the field
 */
export async function atPlace<T>(
  places: Readonly<Partial<Record<ErrorCode, string>>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    const place = error instanceof Refusal && error.extensions['at'] ? undefined : places[code];
    throw place === undefined ? error : new Refusal(code, place, { cause: error });
  }
}
