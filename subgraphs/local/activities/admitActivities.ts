import type { RequestContext } from '@lidhja/enforcement';
import type { Activity } from './Activity';
import { ActivityAudience } from './activityEnums';
import { AUDIENCE_CATEGORIES } from './audienceCategories';

/**
 * The second wall for rows: what is not open is of the categories of its audience, so the decision
 * table is asked for each, and that it left is recorded. Row security has asked the same before; if the
 * two ever differ, the row stays in.
 */
export function admitActivities(context: RequestContext, rows: readonly Activity[]): Activity[] {
  return rows.filter(({ id, audience }) => {
    if (audience === ActivityAudience.OPEN) return true;
    const decisions = AUDIENCE_CATEGORIES[audience].map((category) =>
      context.masks.decide('mandate||', category, id),
    );
    if (!decisions.every(({ effect }) => effect === 'ALLOW')) return false;
    for (const decision of decisions) context.ledger.release('Activity', id, decision);
    return true;
  });
}
