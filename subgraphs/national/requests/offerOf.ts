import type { RequestContext } from '@lidhja/enforcement';
import { DecisionStore } from './DecisionStore';
import type { ConditionOffer } from './InformationRequest';

/** The conditions that count for a request, as this reader may know of them; null where there are none. */
export async function offerOf(
  id: string,
  access: string,
  context: RequestContext,
): Promise<ConditionOffer | null> {
  const loader = context.loader('conditions', async (requests: readonly string[]) => {
    const rows = await DecisionStore.findConditions(context.session, requests);
    return requests.map((one) => rows.filter((row) => row.request === one));
  });
  const rows = await loader.load(id);
  if (!rows[0]) return null;
  const { offer, offeredAt, accepted } = rows[0];
  const conditions = rows.map(({ category, words }) => ({ category, words, access }));
  return { id: offer, offeredAt, accepted, conditions, access };
}
