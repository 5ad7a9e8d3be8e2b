import type { DenyRule } from '../../rules/DenyRule';
import type { PushItem } from './DangerPush';

/** Counselling notes never go, whatever the danger. */
export const itemCounsellingNote: DenyRule<PushItem> = Object.freeze<DenyRule<PushItem>>({
  name: 'item_counselling_note',
  citation: "the hub's own rule",
  denies: ({ category }) => category === 'COUNSELLING_NOTE',
});
