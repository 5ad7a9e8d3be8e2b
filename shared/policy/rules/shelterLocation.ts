import type { CoarseQuestion, DenyRule } from './DenyRule';

/** A shelter's location never leaves the shelter; directories show the qark that it serves. */
export const shelterLocation: DenyRule<CoarseQuestion> = Object.freeze<DenyRule<CoarseQuestion>>({
  name: 'shelter_location',
  citation: "the hub's own rule",
  denies: ({ category, basis, requester }) =>
    category === 'SHELTER_LOCATION' &&
    !(basis.kind === 'own_record' && requester.kind === 'shelter'),
});
