import { Refusal } from '@lidhja/platform';
import { Urgency } from './InformationRequest';

/** @throws Refusal INPUT_INVALID where what is urgent has no reason, or what is not has one */
export function checkUrgency({
  urgency,
  urgencyReason = null,
}: {
  readonly urgency: Urgency;
  readonly urgencyReason?: string | null;
}): void {
  if ((urgency === Urgency.OTHER) !== (urgencyReason === null))
    throw new Refusal('INPUT_INVALID', 'input.urgencyReason');
}
