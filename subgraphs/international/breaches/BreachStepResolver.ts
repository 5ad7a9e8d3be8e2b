import { Operation, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Refusal } from '@lidhja/platform';
import { breachSilence, decidePath, type Category } from '@lidhja/policy';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { BreachPayload } from './Breach';
import {
  DelayTellingInput,
  NotifyBreachInput,
  RecordBreachInput,
  RecordPersonsToldInput,
} from './breachInputs';
import { OFFICERS } from './BreachResolver';
import { BreachStore } from './BreachStore';
import { standOf } from './standOf';

const step = async (
  context: RequestContext,
  operation: string,
  input: { readonly idempotencyKey: string },
  take: () => Promise<string>,
): Promise<BreachPayload> => {
  const { session, purpose, ledger, now } = context;
  const { idempotencyKey } = input;
  const { id, repeated } = await writeOnce(
    context,
    { operation, idempotencyKey, input, purpose },
    take,
  );
  if (!repeated) ledger.wrote(operation, [id]);
  const row = await BreachStore.findById(session, id);
  return { repeated, breach: row && standOf(row, now), access: 'own_record||', about: id };
};

/** A breach is recorded, the data-protection authority notified, and the persons told, or the reason why not yet. */
@Resolver()
export class BreachStepResolver {
  @Operation(OFFICERS)
  @Mutation(() => BreachPayload, {
    description:
      'Records that data were reached that should not have been. From when it became known the authority is to be notified and the persons told within 72 hours.',
  })
  recordBreach(
    @Arg('input', () => RecordBreachInput) input: RecordBreachInput,
    @Ctx() context: RequestContext,
  ): Promise<BreachPayload> {
    const { idempotencyKey: _, ...breach } = input;
    const knownAt = input.knownAt.getTime();
    const categories = input.categories as Category[];
    // Whether nothing has to be said: of open data alone.
    const asked = { knownAt, categories, reach: 'representative', sealed: false } as const;
    if (decidePath(breachSilence, asked).effect === 'ALLOW')
      throw new Refusal('INPUT_INVALID', 'input.categories');
    return step(context, 'recordBreach', input, () => BreachStore.record(context.session, breach));
  }

  @Operation(OFFICERS)
  @Mutation(() => BreachPayload, {
    description:
      'Notifies the data-protection authority, which from then on finds the breach in its own list.',
  })
  notifyBreach(
    @Arg('input', () => NotifyBreachInput) input: NotifyBreachInput,
    @Ctx() context: RequestContext,
  ): Promise<BreachPayload> {
    const kind = 'AUTHORITY_NOTIFIED';
    const words = input.lateBecause ?? null;
    return step(context, 'notifyBreach', input, () =>
      BreachStore.step(
        context.session,
        input.breachId,
        { kind, words, until: null },
        'input.lateBecause',
      ),
    );
  }

  @Operation(OFFICERS)
  @Mutation(() => BreachPayload, {
    description: 'Records that the persons concerned were told, and through whom.',
  })
  recordPersonsTold(
    @Arg('input', () => RecordPersonsToldInput) input: RecordPersonsToldInput,
    @Ctx() context: RequestContext,
  ): Promise<BreachPayload> {
    const told = { kind: 'PERSONS_TOLD', words: input.through, until: null } as const;
    return step(context, 'recordPersonsTold', input, () =>
      BreachStore.step(context.session, input.breachId, told, 'input.through'),
    );
  }

  @Operation(OFFICERS)
  @Mutation(() => BreachPayload, {
    description: 'Records why the persons concerned are not told yet, and until when.',
  })
  delayTelling(
    @Arg('input', () => DelayTellingInput) input: DelayTellingInput,
    @Ctx() context: RequestContext,
  ): Promise<BreachPayload> {
    const { because: words, until } = input;
    const delayed = { kind: 'TELLING_DELAYED', words, until } as const;
    return step(context, 'delayTelling', input, () =>
      BreachStore.step(context.session, input.breachId, delayed, 'input.until'),
    );
  }
}
