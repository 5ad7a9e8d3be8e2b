import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Resolver, Root, UseMiddleware } from 'type-graphql';
import { InformationRequest } from './InformationRequest';
import { SoughtPerson } from './SoughtPerson';
import { SoughtPersonStore } from './SoughtPersonStore';
import { besideTerms } from './termsAlone';

/** Of a request read in an inspection, which is about how authorities work and not about whom they seek. */
export const INSPECTED = 'mandate||';

/** Whom a request asks about. */
@Resolver(() => InformationRequest)
@UseMiddleware(besideTerms)
export class SoughtPersonResolver {
  @Classified('REQUEST')
  @FieldResolver(() => [SoughtPerson], {
    nullable: true,
    description:
      'Particulars of the persons sought, five at most, for the two authorities. None once the request was closed or withdrawn or what was granted on it has ended, and none to an authority that asked abroad about persons of its own case, which has them; null in an inspection, and where a submission is repeated.',
  })
  async particulars(
    @Root() { id, access, repeated }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<SoughtPerson[] | null> {
    if (repeated || access === INSPECTED) return null;
    const persons = await context
      .loader('particulars', async (requests: readonly string[]) => {
        const rows = await SoughtPersonStore.find(context, requests);
        return requests.map((one) => rows.filter(({ request }) => request === one));
      })
      .load(id);
    return persons.map((person) => ({ ...person, access }));
  }
}
