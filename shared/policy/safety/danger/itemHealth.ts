import type { DenyRule } from '../../rules/DenyRule';
import type { PushItem } from './DangerPush';

/** Health data never go, whatever the danger. */
export const itemHealth: DenyRule<PushItem> = Object.freeze<DenyRule<PushItem>>({
  name: 'item_health',
  citation: "the hub's own rule",
  denies: ({ category }) => category === 'HEALTH',
});
