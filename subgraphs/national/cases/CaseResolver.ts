import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
  SelectsBy,
} from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Case, CaseOrder, CasePage } from './Case';
import { CaseFilter } from './CaseFilter';
import { CaseExploitation, CaseOffence, CaseSuspect } from './CaseParts';
import { CaseStore, type CasePart } from './CaseStore';
import { loadParts } from './loadParts';
import { VictimInCase } from './VictimInCase';

const REFERENCE = /^[^\p{Cc}]{1,100}$/u;

@Resolver(() => Case)
export class CaseResolver {
  @Operation({
    by: ['prosecutor', 'police'],
    purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
  })
  @Query(() => CasePage, { description: 'The cases to which you are assigned.' })
  assignedCases(
    @Arg('filter', () => CaseFilter, { nullable: true }) filter: CaseFilter | null,
    @Arg('orderBy', () => CaseOrder.values, { defaultValue: 'REFERENCE' }) orderBy: string,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<Case>> {
    const order = CaseOrder.order(orderBy);
    const list = {
      list: `assignedCases:${JSON.stringify([orderBy, filter ?? {}])}`,
      position: (one: Case) => [String(one[order.property as keyof Case]), one.id],
      read: (limit: number, after: string[] | null) =>
        CaseStore.findAssigned(context.session, {
          filter: filter ?? {},
          order,
          limit,
          after,
        }) as Promise<Case[]>,
    };
    return readPage(context, list, page);
  }

  @Operation({
    by: ['prosecutor', 'police', 'responsible_authority'],
    purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IDENTIFICATION', 'ASSISTANCE'],
  })
  @Query(() => Case, {
    nullable: true,
    description: 'The case with that reference, if you may see it.',
  })
  async findCase(
    @SelectsBy('Case.reference')
    @Arg('reference', () => String, { description: 'At most 100 characters.' })
    reference: string,
    @Ctx() context: RequestContext,
  ): Promise<Case | null> {
    if (!REFERENCE.test(reference)) throw new Refusal('INPUT_INVALID', 'reference');
    return (await CaseStore.findByReference(context.session, reference)) as Case | null;
  }

  @Classified('OFFENCE')
  @FieldResolver(() => [CaseOffence], { nullable: true })
  offences(@Root() root: Case, @Ctx() context: RequestContext): Promise<CaseOffence[]> {
    return loadParts<CasePart & CaseOffence>(context, 'offences', root);
  }

  @Classified('EXPLOITATION')
  @FieldResolver(() => [CaseExploitation], { nullable: true })
  exploitation(@Root() root: Case, @Ctx() context: RequestContext): Promise<CaseExploitation[]> {
    return loadParts<CasePart & CaseExploitation>(context, 'exploitation', root);
  }

  @Classified('SUSPECT')
  @FieldResolver(() => [CaseSuspect], { nullable: true })
  suspects(@Root() root: Case, @Ctx() context: RequestContext): Promise<CaseSuspect[]> {
    return loadParts<CasePart & CaseSuspect>(context, 'suspects', root);
  }

  @Classified('CASE_STATUS')
  @FieldResolver(() => [VictimInCase], {
    nullable: true,
    description: 'Victims of the case, as far as you may know of them.',
  })
  victims(@Root() root: Case, @Ctx() context: RequestContext): Promise<VictimInCase[]> {
    return loadParts<CasePart & VictimInCase>(context, 'victims', root);
  }
}

/** A case is there for those whom row security lets see it; for the rest it does not exist. */
export async function caseByReference(
  { id }: { id: string },
  context: RequestContext,
): Promise<object | null> {
  const loader = context.loader('cases', async (ids: readonly string[]) => {
    const rows = await CaseStore.findByIds(context.session, ids);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((one) => byId.get(one) ?? null);
  });
  return loader.load(id);
}
