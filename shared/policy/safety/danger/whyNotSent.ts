import type { SafetyDecision } from '../path/SafetyDecision';
import type { DangerPush } from './DangerPush';
import { staysAtHome } from './deskQuestions';

/** What whoever could not send is told: of what they said and of the register, never of the person. */
export const NOT_SENT = Object.freeze([
  'NOT_AVAILABLE',
  'DANGER_NOT_STATED',
  'NOTHING_TO_SEND',
  'CONVENTION_NOT_IN_FORCE',
  'NO_DUTY_DESK',
] as const);

export type NotSent = (typeof NOT_SENT)[number];

/** Rules that look at what the sender wrote alone. */
const OF_WORDS: Readonly<Record<string, NotSent>> = {
  push_danger_not_stated: 'DANGER_NOT_STATED',
  push_public_security: 'DANGER_NOT_STATED',
  push_of_nothing: 'NOTHING_TO_SEND',
};

const isReachable = (push: DangerPush): boolean =>
  staysAtHome(push) ||
  [push.holder.country, push.whereabouts].every((state) =>
    push.convention.some((party) => party === state),
  );

/**
 * Why a push was not sent, as a code for its sender. A record that is protected, of another holder or nowhere
 * has one code. Null for what was sent.
 */
export function whyNotSent(
  push: DangerPush,
  { effect, rule }: Pick<SafetyDecision, 'effect' | 'rule'>,
): NotSent | null {
  if (effect === 'ALLOW') return null;
  if (push.sealed || !push.ownsRecord) return 'NOT_AVAILABLE';
  const ofWords = OF_WORDS[rule];
  if (ofWords) return ofWords;
  if (rule !== 'push_to_nobody' && rule !== 'no_match') return 'NOT_AVAILABLE';
  return isReachable(push) ? 'NO_DUTY_DESK' : 'CONVENTION_NOT_IN_FORCE';
}
