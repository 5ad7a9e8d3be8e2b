import { outwardGround } from '@lidhja/policy';
import type { DecisionRow } from './DecisionStore';
import type { RefusalGround } from './InformationRequest';

/**
 * The ground as this reader may have it. The precise one stays with the owner: outwards, one that would
 * confirm or deny that there is something in the category is neither confirmed nor denied, also where
 * other categories were granted.
 */
export const groundOutwards = ({
  ground,
  owner,
}: Pick<DecisionRow, 'ground' | 'owner'>): RefusalGround | null =>
  ground === null ? null : ((owner ? ground : outwardGround(ground)) as RefusalGround);
