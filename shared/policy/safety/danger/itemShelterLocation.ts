import type { DenyRule } from '../../rules/DenyRule';
import type { PushItem } from './DangerPush';

/** A shelter’s location stays with the shelter: the person is found where they are. */
export const itemShelterLocation: DenyRule<PushItem> = Object.freeze<DenyRule<PushItem>>({
  name: 'item_shelter_location',
  citation: "the hub's own rule",
  denies: ({ category }) => category === 'SHELTER_LOCATION',
});
