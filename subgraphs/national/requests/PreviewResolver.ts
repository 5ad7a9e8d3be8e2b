import {
  Classified,
  Operation,
  readDocument,
  SelectsBy,
  type RequestContext,
} from '@lidhja/enforcement';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { CaseStore } from '../cases/CaseStore';
import { DecisionPreview, PreviewedField } from './DecisionPreview';
import { PreviewDecisionInput } from './PreviewDecisionInput';
import { OWN } from './previewDocument';
import { readDecision } from './readDecision';
import { countShared, seenFields } from './seenFields';
import { sharedValues } from './sharedRows';
import { tryDecision } from './tryDecision';

const ACCESS = 'mandate|addressed_to_own_authority|';

/** What a decision would open, before it is taken (LINK-I2). */
@Resolver(() => DecisionPreview)
export class PreviewResolver {
  @Operation({ by: ['prosecutor'], purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'] })
  @Query(() => DecisionPreview, {
    nullable: true,
    description:
      'What the agency would read if you decided so, field by field: the decision is tried out, read as the official who asked, and taken back. You are shown of it what you may see yourself.',
  })
  async previewDecision(
    // The case is looked for as `decideRequest` does, among those that the caller can reach.
    @SelectsBy(null)
    @Arg('input', () => PreviewDecisionInput)
    { requestId: id, categories, caseReference, validUntil }: PreviewDecisionInput,
    @Ctx() context: RequestContext,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<object> {
    const given =
      categories && (await readDecision(context, categories, caseReference, validUntil));
    const tried = await tryDecision(context, schema, id, given ?? null);
    const [own] = tried.record ? await CaseStore.findByIds(context.session, [tried.record]) : [];
    const seen = own ? tried.case : null;
    return {
      needsSecondPerson: tried.secondPerson,
      categories: tried.categories?.map((one) => ({ ...one, access: ACCESS, record: id })) ?? null,
      case: own &&
        seen && {
          ...sharedValues(own, seen, ['reference', 'stage', 'openedOn', 'qark']),
          ...{ id: own.id, synthetic: own.synthetic, access: own.access, seen },
        },
      ...{ own: own ?? null, seen, fields: tried.fields, access: ACCESS, record: id },
    };
  }

  @Classified('REQUEST')
  @FieldResolver(() => [PreviewedField], {
    nullable: true,
    description:
      'What would become of each field of the case, shown or withheld, by name; only of rows that you may know of.',
  })
  async coordinates(
    @Root() { own, fields, access, record }: DecisionPreview,
    @Ctx() context: RequestContext,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<object[]> {
    if (!own) return [];
    const as = { purpose: context.purpose, request: null };
    const reader = await context.readingAs(context.session, as, OWN);
    await readDocument(schema, OWN, { of: [{ __typename: 'Case', id: own.id }] }, reader);
    return countShared(fields, seenFields(reader.ledger)).map((one) => ({
      ...{ ...one, shown: one.reason === null },
      ...{ access, record },
    }));
  }
}
