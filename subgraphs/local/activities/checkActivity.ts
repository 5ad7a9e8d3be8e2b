import { Refusal } from '@lidhja/platform';
import { isAreaCode } from '../areas/areaCode';
import type { NewActivity } from './NewActivity';
import type { PublishActivityInput } from './PublishActivityInput';

const EARLIEST = '1990-01-01';
/** Years ahead for which an activity can be announced. */
const AHEAD = 5;

const horizon = (now: number): string => {
  const date = new Date(now);
  date.setUTCFullYear(date.getUTCFullYear() + AHEAD);
  return date.toISOString().slice(0, 10);
};

/**
 * Checks what the form of each field does not show, and leaves one shape for what can be left out.
 * @param now milliseconds since 1970
 * @throws Refusal INPUT_INVALID naming the field
 */
export function checkActivity(input: PublishActivityInput, now: number): NewActivity {
  const endsOn = input.endsOn ?? null;
  const areas = input.areas ?? [];
  const latest = horizon(now);
  if (input.startsOn < EARLIEST || input.startsOn > latest) {
    throw new Refusal('INPUT_INVALID', 'input.startsOn');
  }
  if (endsOn !== null && (endsOn < input.startsOn || endsOn > latest)) {
    throw new Refusal('INPUT_INVALID', 'input.endsOn');
  }
  if (input.title.trim().length < 5) throw new Refusal('INPUT_INVALID', 'input.title');
  if (!areas.every(isAreaCode)) throw new Refusal('INPUT_INVALID', 'input.areas');
  return {
    networkId: input.networkId.toLowerCase(),
    title: input.title.trim(),
    kind: input.kind,
    startsOn: input.startsOn,
    endsOn,
    audience: input.audience,
    description: input.description?.trim() || null,
    areas,
    partnerIds: (input.partnerIds ?? []).map((id) => id.toLowerCase()),
    links: input.links ?? [],
  };
}
