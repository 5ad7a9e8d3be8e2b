import type { Condition } from './conditions';
import type { Question } from './question';
import { IDENTIFICATION_TRAINING, type Requester } from './requester';
import type { Subject } from './subject';

type Asked = Pick<Question, 'requester' | 'subject'>;

/**
 * Whether the requester's clearance opens the subject's compartment. Where the data layer names the
 * compartment, the clearance must name the same one; a session-wide fact cannot stand in for it.
 */
export const isCleared = ({ requester, subject }: Asked): boolean =>
  subject.compartment === null
    ? requester.clearances.length > 0 || subject.facts.has('cleared')
    : requester.clearances.includes(subject.compartment);

const isTrained = (requester: Requester, subject: Subject): boolean =>
  requester.functions.includes(IDENTIFICATION_TRAINING) || subject.facts.has('trained');

/** Whether a condition of the table holds: two of them by the requester or the facts, the others by the facts alone. */
export function conditionHolds(condition: Condition, asked: Asked): boolean {
  if (condition === 'cleared') return isCleared(asked);
  if (condition === 'trained') return isTrained(asked.requester, asked.subject);
  return asked.subject.facts.has(condition);
}
