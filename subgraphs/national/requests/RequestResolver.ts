import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Case } from '../cases/Case';
import { CaseStore } from '../cases/CaseStore';
import { DecisionStore } from './DecisionStore';
import { groundOutwards } from './groundOutwards';
import { offerOf } from './offerOf';
import { Disclosure, InformationRequest, RequestDecision } from './InformationRequest';

@Resolver(() => InformationRequest)
export class RequestResolver {
  @Classified('REQUEST')
  @FieldResolver(() => RequestDecision, {
    nullable: true,
    description: 'Null until the authority that was asked has decided.',
  })
  async decision(
    @Root() { id, access }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<RequestDecision | null> {
    const loader = context.loader('decisions', async (requests: readonly string[]) => {
      const rows = await DecisionStore.find(context.session, requests);
      return requests.map((one) => rows.filter((row) => row.request === one));
    });
    const rows = await loader.load(id);
    if (!rows[0]) return null;
    const { decidedAt, synthetic } = rows[0];
    const categories = rows.map((row) => ({ ...row, ground: groundOutwards(row), access }));
    const offer = await offerOf(id, access, context);
    return { decidedAt, synthetic, categories, offer, access };
  }

  @Classified('REQUEST')
  @FieldResolver(() => Disclosure, {
    nullable: true,
    description:
      'What was granted. Send the id of the request in the header `lidhja-request` and its purpose in `lidhja-purpose`: the answer stands on that request alone.',
  })
  async disclosure(
    @Root() root: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<Disclosure | null> {
    const { id } = root;
    // Depends on the caller's own header alone, and so says nothing of what there is.
    if (context.actor.request !== id) {
      context.ledger.withhold('InformationRequest.disclosure', 'REQUEST_NOT_RELIED_ON', root);
      return null;
    }
    const loader = context.loader('granted cases', async (requests: readonly string[]) => {
      const found = await CaseStore.disclose(context.session, requests);
      return requests.map((one) => found.get(one) ?? null);
    });
    const found = await loader.load(id);
    return found && { case: found as Case, access: 'own_record||', about: found.id };
  }
}

/** A request is there for its two authorities while its agreement is in force; it is asked of the exchange. */
export async function requestByReference(
  { id }: { id: string },
  context: RequestContext,
): Promise<object | null> {
  const { relied } = context;
  if (relied?.id === id.toLowerCase()) return relied;
  const loader = context.loader('request access', async (ids: readonly string[]) => {
    const rows = await DecisionStore.findAccess(context.session, ids);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((one) => byId.get(one) ?? null);
  });
  return loader.load(id.toLowerCase());
}
