import { Classified, Operation, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { checkProposal, writtenVersion } from './checkProposal';
import { PolicyChange } from './PolicyChange';
import { PolicyChangeStore } from './PolicyChangeStore';
import {
  ActivatePolicyChangeInput,
  ProposeAgreementVersionInput,
} from './ProposeAgreementVersionInput';

/** See shared/decisions/policy-changes.md. */
const ANSWERABLE = { by: ['coordinator', 'ministry'], purposes: ['OVERSIGHT'] } as const;

@ObjectType({ description: 'The change as it stands.' })
export class PolicyChangePayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same had come before.' })
  repeated: boolean;

  @Classified('ORGANISATIONAL')
  @Field(() => PolicyChange, { nullable: true })
  change: PolicyChange | null;
}

@Resolver()
export class ProposalResolver {
  @Operation(ANSWERABLE)
  @Mutation(() => PolicyChangePayload, {
    description:
      'Proposes the next version of an agreement; a suspension or denouncement is one too. Refused with the field and the reason where it is written wrongly. Nothing of it holds before a second person activates it.',
  })
  async proposeAgreementVersion(
    @Arg('input', () => ProposeAgreementVersionInput) input: ProposeAgreementVersionInput,
    @Ctx() context: RequestContext,
  ): Promise<PolicyChangePayload> {
    const { session } = context;
    return this.once('proposeAgreementVersion', input, context, async () => {
      const agreement = await PolicyChangeStore.findWritten(session, input.agreementId);
      if (!agreement) throw new Refusal('NOT_AVAILABLE');
      const { versions } = agreement;
      const next = writtenVersion(input, versions.length + 1, versions.at(-1), context.now);
      const others = await PolicyChangeStore.findBeside(session, input.agreementId);
      checkProposal(agreement, others, next, context.now);
      const terms = {
        ...next,
        validFrom: input.validFrom?.toISOString() ?? null,
        validUntil: input.validUntil?.toISOString() ?? null,
      };
      return PolicyChangeStore.propose(session, input.agreementId, terms);
    });
  }

  @Operation(ANSWERABLE)
  @Mutation(() => PolicyChangePayload, {
    description:
      'Activates a proposed change, as a second person. It holds from its beginning, and never before this moment.',
  })
  async activatePolicyChange(
    @Arg('input', () => ActivatePolicyChangeInput) input: ActivatePolicyChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<PolicyChangePayload> {
    return this.once('activatePolicyChange', input, context, () =>
      PolicyChangeStore.activate(context.session, input.changeId),
    );
  }

  private async once(
    operation: string,
    input: { idempotencyKey: string },
    context: RequestContext,
    write: () => Promise<string>,
  ): Promise<PolicyChangePayload> {
    const { session, purpose } = context;
    const { id, repeated } = await writeOnce(
      (sql, parameters) => session.query(sql, parameters),
      { operation, idempotencyKey: input.idempotencyKey, input, purpose },
      write,
    );
    if (!repeated) context.ledger.wrote(operation, [id]);
    return { repeated, change: await PolicyChangeStore.findById(session, id) };
  }
}
