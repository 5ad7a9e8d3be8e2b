import type { DenyRule } from './DenyRule';

/** Whoever is suspended or revoked, as an official or with the organisation, reads nothing through the hub. */
export const suspendedOrganisation: DenyRule = Object.freeze<DenyRule>({
  name: 'suspended_organisation',
  citation: "the hub's own rule",
  denies: ({ requester }) => requester.suspended,
});
