import type { RequestContext } from '@lidhja/enforcement';
import type { Activity } from './Activity';
import { ActivityAudience } from './activityEnums';

/**
 * The second wall for rows: what is for MEMBERS is ORGANISATIONAL, so the decision table is asked for
 * it, and that it left is recorded. Row security has asked the same before; if the two ever differ, the
 * row stays in.
 */
export function admitActivities(context: RequestContext, rows: readonly Activity[]): Activity[] {
  return rows.filter(({ id, audience }) => {
    if (audience === ActivityAudience.OPEN) return true;
    const decision = context.masks.decide('mandate||', 'ORGANISATIONAL', id);
    if (decision.effect !== 'ALLOW') return false;
    context.ledger.release('Activity', id, decision);
    return true;
  });
}
