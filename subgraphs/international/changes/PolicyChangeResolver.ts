import {
  Classified,
  Operation,
  PageArguments,
  SelectsBy,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import {
  agreementLines,
  differenceOf,
  matrixOf,
  reassign,
  type AgreementBounds,
  type Difference,
} from '@lidhja/policy';
import { isUUID } from 'class-validator';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Agreement } from '../agreements/Agreement';
import { AgreementStore } from '../agreements/AgreementStore';
import { PolicyChange, PolicyChangeKind, PolicyChangePage } from './PolicyChange';
import { PolicyChangeStore, type ChangeRow } from './PolicyChangeStore';

/** Who answers for policy data, and who inspects it. */
const READERS = { by: ['coordinator', 'ministry', 'oversight'], purposes: ['OVERSIGHT'] } as const;

const differenceIn = async (change: PolicyChange, context: RequestContext): Promise<Difference> => {
  const declarations = await context.whole.declarations();
  if (change.kind !== PolicyChangeKind.CATEGORY) {
    return differenceOf(
      agreementLines(declarations, change.before as unknown as AgreementBounds),
      agreementLines(declarations, change.after as unknown as AgreementBounds),
    );
  }
  const { coordinate } = change.after;
  // A field that a later build has taken out opens nothing either way.
  if (!declarations.categories.has(String(coordinate))) return { lost: [], gained: [] };
  const as = (category: unknown) =>
    matrixOf(reassign(declarations, `${String(coordinate)}=${String(category)}`));
  return differenceOf(as(change.before['category']), as(change.after['category']));
};

@Resolver(() => PolicyChange)
export class PolicyChangeResolver {
  @Operation(READERS)
  @Query(() => PolicyChange, { nullable: true, description: 'A change of policy data.' })
  policyChange(
    @SelectsBy('PolicyChange.id') @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PolicyChange | null> {
    if (!isUUID(id)) throw new Refusal('INPUT_INVALID', 'id');
    return PolicyChangeStore.findById(context.session, id);
  }

  @Operation(READERS)
  @Query(() => PolicyChangePage, { description: 'Changes of policy data, oldest first.' })
  policyChanges(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<PolicyChange>> {
    const list = {
      list: 'policyChanges',
      position: (row: ChangeRow) => [row.sortKey, row.id],
      read: (limit: number, after: string[] | null) =>
        PolicyChangeStore.findPage(context.session, limit, after),
    };
    return readPage(context, list, page);
  }

  @Classified('ORGANISATIONAL')
  @FieldResolver(() => Agreement, { nullable: true, description: 'As it is now.' })
  async agreement(
    @Root() { agreementId }: PolicyChange,
    @Ctx() context: RequestContext,
  ): Promise<Agreement | null> {
    if (agreementId === null) return null;
    const loader = context.loader('agreements', async (ids: readonly string[]) => {
      const rows = await AgreementStore.find(context.session, { ids, limit: ids.length });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((one) => byId.get(one) ?? null);
    });
    return loader.load(agreementId);
  }

  @Classified('ORGANISATIONAL')
  @FieldResolver(() => [String], {
    nullable: true,
    description:
      'What could be read before and no longer: coordinate, category, kind of requester, purpose, conditions.',
  })
  async lost(@Root() change: PolicyChange, @Ctx() context: RequestContext): Promise<string[]> {
    return [...(await differenceIn(change, context)).lost];
  }

  @Classified('ORGANISATIONAL')
  @FieldResolver(() => [String], {
    nullable: true,
    description: 'What could be read only afterwards, in the same form.',
  })
  async gained(@Root() change: PolicyChange, @Ctx() context: RequestContext): Promise<string[]> {
    return [...(await differenceIn(change, context)).gained];
  }
}
