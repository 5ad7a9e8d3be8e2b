import type { DecisionRow } from './DecisionStore';
import { RefusalGround } from './InformationRequest';

/** Grounds that can only be given by someone who holds something: given outwards they would confirm it. */
const CONFIRMING: ReadonlySet<string> = new Set([
  RefusalGround.NOT_AVAILABLE,
  RefusalGround.INACCURATE_OR_OUTDATED,
  RefusalGround.NATIONAL_SECURITY,
  RefusalGround.ONGOING_INVESTIGATION,
  RefusalGround.SAFETY_OF_A_PERSON,
  RefusalGround.INTERESTS_OF_A_LEGAL_PERSON,
]);

/**
 * The ground as this reader may have it. The precise one stays with the owner: outwards, one that would
 * confirm or deny that there is something in the category is neither confirmed nor denied, also where
 * other categories were granted.
 */
export function groundOutwards(row: DecisionRow): RefusalGround | null {
  if (row.ground === null) return null;
  const outwards = !row.owner && CONFIRMING.has(row.ground);
  return outwards ? RefusalGround.NEITHER_CONFIRMED_NOR_DENIED : (row.ground as RefusalGround);
}
