import { needsFourEyes } from '../categories';
import type { Grant } from '../grant';
import type { DenyRule } from './DenyRule';
import type { Requester } from '../requester';

const approvedTwice = (grant: Grant): boolean => new Set(grant.approvedBy).size >= 2;

/** Nobody approves their own: neither who asked for the grant nor who now reads by it. */
const approvedByRequester = (grant: Grant, requester: Requester): boolean =>
  [grant.requestedBy, requester.official, requester.organisation].some(
    (party) => party !== null && grant.approvedBy.includes(party),
  );

/**
 * A grant that covers testimony, return, or a victim's identity and beyond needs two people, for all
 * that it covers: the whole of it was approved in one act.
 */
export const fourEyes: DenyRule = Object.freeze<DenyRule>({
  name: 'four_eyes',
  citation: "the hub's own rule",
  denies: ({ basis, requester }) =>
    basis.kind === 'grant' &&
    basis.grant.categories.some(needsFourEyes) &&
    (!approvedTwice(basis.grant) || approvedByRequester(basis.grant, requester)),
});
