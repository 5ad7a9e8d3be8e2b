import type { DenyRule } from '../../rules/DenyRule';
import type { PushItem } from './DangerPush';

/** Of what could be needed, only that goes of which the sender says what for. */
export const itemNotNeeded: DenyRule<PushItem> = Object.freeze<DenyRule<PushItem>>({
  name: 'item_not_needed',
  citation: 'CETS 197, article 33(1)',
  denies: ({ neededFor }) => neededFor === null,
});
