import type { Category } from '../categories';
import { POLICY, type Policy } from '../decide';
import type { Asker } from './Asker';
import { supposedGrant } from './supposedBases';
import { waysOf, type Way } from './waysOf';

/** The ways that a grant could open, if the asker relied on one that is as wide as can be. */
export const supposedWays = (
  asker: Asker,
  category: Category,
  policy: Policy = POLICY,
): readonly Way[] => waysOf(asker, supposedGrant(asker), category, policy);
