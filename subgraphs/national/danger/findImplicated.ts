import type { Session } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import type { Implicated } from '@lidhja/policy';
import { DangerStore } from './DangerStore';

/**
 * Whom word of danger goes around, from the registry. Asked before anything is of the person, so that it says
 * nothing of them.
 * @param around ids in lower case
 * @throws Refusal IMPLICATED_UNKNOWN for an id that nobody has: it would protect from nobody
 */
export async function findImplicated(
  session: Session,
  around: readonly string[],
): Promise<Implicated> {
  const implicated = await DangerStore.implicated(session, around);
  const { bodies, officials } = implicated;
  const unknown = around.findIndex((id) => !bodies.includes(id) && !officials.includes(id));
  if (unknown >= 0) throw new Refusal('IMPLICATED_UNKNOWN', `input.around.${unknown}`);
  return implicated;
}
