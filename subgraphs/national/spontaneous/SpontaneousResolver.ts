import {
  Classified,
  Line,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Refusal } from '@lidhja/platform';
import { IsUUID } from 'class-validator';
import {
  Arg,
  Args,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { CaseStore } from '../cases/CaseStore';
import { RequestStepPayload } from '../requests/DecisionResolver';
import type { InformationRequest } from '../requests/InformationRequest';
import { untilOf } from '../requests/readDecision';
import { requestByReference } from '../requests/RequestResolver';
import { PrepareSpontaneousInformationInput } from './PrepareInput';
import { SpontaneousInformation, SpontaneousInformationPage } from './SpontaneousInformation';
import { SpontaneousStore, type DraftRow } from './SpontaneousStore';

const PROSECUTORS = {
  by: ['prosecutor'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
} as const;
const ACCESS = 'mandate|addressed_to_own_authority|';

@InputType({ description: 'What waits for a second person.' })
export class SpontaneousStepInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  informationId: string;
}

@ObjectType({ description: 'What waits to be sent, as it stands after the step.' })
export class SpontaneousInformationPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => SpontaneousInformation, {
    nullable: true,
    description: 'Null where nothing waits any more.',
  })
  information: SpontaneousInformation | null;

  readonly access: string;
}

const readable = (row: DraftRow): SpontaneousInformation => {
  const part = { access: ACCESS, record: row.id };
  return {
    ...row,
    ...part,
    conditions: row.conditions.map((one) => ({ ...one, ...part })),
  };
};

const once = (
  { session, purpose }: RequestContext,
  operation: string,
  input: { readonly idempotencyKey: string },
  take: () => Promise<string>,
): Promise<{ id: string; repeated: boolean }> =>
  writeOnce(
    (sql, parameters) => session.query(sql, parameters),
    { operation, idempotencyKey: input.idempotencyKey, input, purpose },
    take,
  );

const waiting = async (
  id: string,
  { session }: RequestContext,
): Promise<SpontaneousInformation | null> => {
  const [row] = await SpontaneousStore.findByIds(session, [id]);
  return row ? readable(row) : null;
};

/** Information of a case of one's own that another authority did not ask for. */
@Resolver()
export class SpontaneousResolver {
  @Operation(PROSECUTORS)
  @Query(() => SpontaneousInformationPage, {
    description:
      'What your authority would send without a request and a second person has not sent yet, oldest first.',
  })
  pendingSpontaneousInformation(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<SpontaneousInformation>> {
    const list = {
      list: 'pendingSpontaneousInformation',
      position: ({ sortKey, id }: SpontaneousInformation) => [sortKey, id],
      read: async (limit: number, after: string[] | null) =>
        (await SpontaneousStore.findPage(context.session, limit, after)).map(readable),
    };
    return readPage(context, list, page);
  }

  @Operation(PROSECUTORS)
  @Mutation(() => SpontaneousInformationPayload, {
    description:
      'Prepares information of a case of yours for an authority abroad that did not ask for it, under an agreement in force and under conditions. Nothing leaves before a second person has sent it and the receiver has accepted the conditions. Persons are reached through the case, so their categories need CASE_STATUS beside them.',
  })
  async prepareSpontaneousInformation(
    @Arg('input', () => PrepareSpontaneousInformationInput)
    input: PrepareSpontaneousInformationInput,
    @Ctx() context: RequestContext,
  ): Promise<SpontaneousInformationPayload> {
    const { id, repeated } = await once(
      context,
      'prepareSpontaneousInformation',
      input,
      async () => {
        if (input.asEvidence && input.handling?.includes('H1'))
          throw new Refusal('INPUT_INVALID', 'input.handling');
        const until = untilOf(input.validUntil, context.now);
        const found = await CaseStore.findOwn(context.session, input.caseReference);
        if (!found) throw new Refusal('NOT_AVAILABLE', 'input.caseReference');
        return SpontaneousStore.prepare(context.session, found.id, input, until);
      },
    );
    if (!repeated) context.ledger.wrote('prepareSpontaneousInformation', [id]);
    return { repeated, information: await waiting(id, context), access: ACCESS };
  }

  @Operation(PROSECUTORS)
  @Mutation(() => SpontaneousInformationPayload, {
    description:
      'Discards what was prepared and not sent, also a colleague’s; it leaves no trace outside.',
  })
  async discardSpontaneousInformation(
    @Arg('input', () => SpontaneousStepInput) input: SpontaneousStepInput,
    @Ctx() context: RequestContext,
  ): Promise<SpontaneousInformationPayload> {
    const { id, repeated } = await once(context, 'discardSpontaneousInformation', input, () =>
      SpontaneousStore.discard(context.session, input.informationId),
    );
    if (!repeated) context.ledger.wrote('discardSpontaneousInformation', [id]);
    return { repeated, information: null, access: ACCESS };
  }

  @Operation(PROSECUTORS)
  @Mutation(() => RequestStepPayload, {
    description:
      'Sends what a colleague prepared, as the second person; nobody sends their own. The receiver is told at once, and reads when it has accepted the conditions; `revokeGrant` takes it back.',
  })
  async sendSpontaneousInformation(
    @Arg('input', () => SpontaneousStepInput) input: SpontaneousStepInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    const { session } = context;
    const { id, repeated } = await once(context, 'sendSpontaneousInformation', input, async () => {
      const [row] = await SpontaneousStore.findByIds(session, [input.informationId]);
      // Their own reach is the limit: what row security hides from them they send nothing of.
      const found = await CaseStore.findByIds(session, row ? [row.record] : []);
      if (!found[0]) throw new Refusal('NOT_AVAILABLE');
      return SpontaneousStore.send(session, input.informationId);
    });
    if (!repeated) context.ledger.wrote('sendSpontaneousInformation', [id, input.informationId]);
    const request = (await requestByReference({ id }, context)) as InformationRequest;
    return { repeated, request, access: ACCESS };
  }
}
