import { Operation, SelectsBy, type RequestContext } from '@lidhja/enforcement';
import { tryOnce } from '@lidhja/exchange';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { DangerStore } from './DangerStore';
import { findEndangered } from './findEndangered';
import { findImplicated } from './findImplicated';
import { ReportDangerInput } from './ReportDangerInput';
import { DutyTelephones, ReportDangerPayload } from './ReportDangerPayload';
import { weighDanger, type Weighed } from './weighDanger';

/** Whose authorities hold cases. */
const HOLDERS = ['prosecutor', 'police'] as const;
const MUTATION = 'reportImmediateDanger';
const NOTHING_TOLD: Weighed = { push: null, notSent: null, telephones: [] };

@Resolver()
export class DangerResolver {
  @Operation({ by: HOLDERS, purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'] })
  @Mutation(() => ReportDangerPayload, {
    description:
      'Sends word that a person of your case is in immediate danger to the registered desk of the state where they are (CETS 197, article 33(1)): the least that protection needs. It waits for no second person and no bilateral agreement, opens nothing to whoever receives it, and is reviewed afterwards. What cannot be recorded is not sent.',
  })
  async reportImmediateDanger(
    @Arg('input', () => ReportDangerInput) input: ReportDangerInput,
    @Ctx() context: RequestContext,
  ): Promise<ReportDangerPayload> {
    const { session, purpose, ledger, actor } = context;
    const { idempotencyKey } = input;
    await DangerStore.keepAround(session, actor.operation, input.around);
    let told = NOTHING_TOLD;
    const { id, repeated } = await tryOnce(
      context,
      { operation: MUTATION, idempotencyKey, input, purpose },
      async () => {
        const implicated = await findImplicated(session, input.around);
        const who = await findEndangered(session, input.caseReference, input.personId);
        const records = who ? [who.caseId, who.personId] : [];
        const facts = await DangerStore.facts(session, input.whereabouts, records);
        told = weighDanger(context, input, { owns: who !== null, implicated }, facts);
        return told.push && DangerStore.send(session, records, told.push);
      },
    );
    // That something was tried and not sent is recorded too; of whom is not, since there may be nobody.
    if (!repeated) ledger.wrote(MUTATION, id === null ? [] : [id]);
    const { notSent, telephones } = told;
    return { repeated, sent: id !== null, pushId: id, notSent, telephones };
  }

  @Operation({ by: HOLDERS })
  @Query(() => DutyTelephones, {
    description:
      'Duty numbers for a danger in that state, of the desk there first: to be kept at hand for when nothing can be sent.',
  })
  async dutyTelephones(
    @SelectsBy('Organisation.country')
    @Arg('whereabouts', () => String, { description: 'ISO 3166-1 alpha-2.' })
    whereabouts: string,
    @Ctx() context: RequestContext,
  ): Promise<DutyTelephones> {
    if (!/^[A-Z]{2}$/.test(whereabouts)) throw new Refusal('INPUT_INVALID', 'whereabouts');
    const facts = await DangerStore.facts(context.session, whereabouts, []);
    const nothing = { whereabouts, threatened: [], grounds: '', items: [], around: [] };
    const input = { ...nothing, idempotencyKey: '', caseReference: '', personId: '' };
    const implicated = { bodies: [], officials: [], offices: [] };
    const { telephones } = weighDanger(context, input, { owns: false, implicated }, facts);
    return { telephones };
  }
}
