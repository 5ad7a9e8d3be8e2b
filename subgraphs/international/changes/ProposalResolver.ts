import { Classified, Operation, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Refusal } from '@lidhja/platform';
import type { WrittenVersion } from '@lidhja/policy';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { checkAuthorities, checkOwnState } from './checkAuthorities';
import { checkProposal, writtenVersion } from './checkProposal';
import { PolicyChange } from './PolicyChange';
import { PolicyChangeStore } from './PolicyChangeStore';
import { ProposeAgreementInput } from './ProposeAgreementInput';
import {
  ActivatePolicyChangeInput,
  ProposeAgreementVersionInput,
} from './ProposeAgreementVersionInput';
import type { VersionTermsInput } from './VersionTermsInput';

/** See shared/decisions/policy-changes.md. */
const ANSWERABLE = { by: ['coordinator', 'ministry'], purposes: ['OVERSIGHT'] } as const;

/** What is kept of a version until it is activated; instants as text, and none where it begins at once. */
const keptTerms = (input: VersionTermsInput, next: WrittenVersion): object => ({
  ...next,
  validFrom: input.validFrom?.toISOString() ?? null,
  validUntil: input.validUntil?.toISOString() ?? null,
});

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
      return PolicyChangeStore.propose(session, input.agreementId, keptTerms(input, next));
    });
  }

  @Operation(ANSWERABLE)
  @Mutation(() => PolicyChangePayload, {
    description:
      'Proposes an agreement that there is not yet. Refused with the field and the reason where it is written wrongly. Nothing of it is there before a second person activates it, and it opens nothing before its beginning.',
  })
  async proposeAgreement(
    @Arg('input', () => ProposeAgreementInput) input: ProposeAgreementInput,
    @Ctx() context: RequestContext,
  ): Promise<PolicyChangePayload> {
    const { session, now } = context;
    return this.once('proposeAgreement', input, context, async () => {
      const { title, instrument, parties, signedOn, competentAuthorities } = input;
      const written = { instrument, parties, competentAuthorities, versions: [] };
      const around = await PolicyChangeStore.findAround(session, written);
      if (!around) throw new Refusal('NOT_AVAILABLE');
      const next = writtenVersion({ ...input, status: 'in_force' }, 1, undefined, now);
      checkProposal(written, around.beside, next, now);
      checkOwnState(written, context.requester.country);
      checkAuthorities(written, around.countries);
      if (Date.parse(signedOn) > now) throw new Refusal('NOT_SIGNED_YET', 'input.signedOn');
      const agreement = { title, instrument, parties, signedOn, competentAuthorities };
      return PolicyChangeStore.proposeNew(session, { ...keptTerms(input, next), agreement });
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
      context,
      { operation, idempotencyKey: input.idempotencyKey, input, purpose },
      write,
    );
    if (!repeated) context.ledger.wrote(operation, [id]);
    return { repeated, change: await PolicyChangeStore.findById(session, id) };
  }
}
