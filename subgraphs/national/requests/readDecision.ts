import type { RequestContext } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { CaseStore } from '../cases/CaseStore';
import type { CategoryDecisionInput } from './DecideRequestInput';
import type { GivenDecision } from './GivenDecision';
import { RefusalGround } from './InformationRequest';

const DAY = 86_400_000;
const DEFAULT_DAYS = 90;
const MOST_DAYS = 730;

/**
 * When what is given ends.
 *
 * @param now milliseconds since 1970
 * @throws Refusal INPUT_INVALID for a past end, or one beyond two years
 */
export const untilOf = (given: Date | null | undefined, now: number): Date => {
  const until = given ?? new Date(now + DEFAULT_DAYS * DAY);
  if (until.getTime() <= now || until.getTime() > now + MOST_DAYS * DAY) {
    throw new Refusal('INPUT_INVALID', 'input.validUntil');
  }
  return until;
};

/**
 * Reads the input of a decision, taken or tried out.
 * @throws Refusal INPUT_INVALID with the name of the field; NOT_AVAILABLE for a case that the decider
 *   cannot reach: their own reach is the limit, and what row security hides cannot be granted
 */
export async function readDecision(
  context: RequestContext,
  categories: readonly CategoryDecisionInput[],
  caseReference: string | null | undefined,
  validUntil: Date | null | undefined,
): Promise<GivenDecision> {
  const grants = categories.some(({ ground }) => !ground);
  if (categories.some(({ ground }) => ground === RefusalGround.NEITHER_CONFIRMED_NOR_DENIED)) {
    throw new Refusal('INPUT_INVALID', 'input.categories');
  }
  if (grants && !caseReference) throw new Refusal('INPUT_INVALID', 'input.caseReference');
  const found = caseReference ? await CaseStore.findOwn(context.session, caseReference) : null;
  if (grants && !found) throw new Refusal('NOT_AVAILABLE', 'input.caseReference');
  if (categories.some(({ ground, condition }) => ground && condition)) {
    throw new Refusal('INPUT_INVALID', 'input.categories');
  }
  const answers = categories.map(({ category, ground, condition }) => ({
    category,
    ground: ground ?? null,
    condition: condition ?? null,
  }));
  return { record: found?.id ?? null, answers, until: untilOf(validUntil, context.now) };
}
