import { Operation, type RequestContext } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import type { RequestEvent } from '@lidhja/policy';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CourseStore } from './CourseStore';
import * as Inputs from './StepInputs';
import { ASKED, ASKING, EITHER, RECEIVING, RequestCoursePayload, takeOnce } from './steps';

const YEAR = 366 * 86_400_000;

interface Said {
  readonly words?: string;
  readonly until?: Date;
}

const step = (
  context: RequestContext,
  operation: string,
  event: RequestEvent,
  input: Inputs.RequestStepInput,
  { words, until }: Said = {},
): Promise<RequestCoursePayload> =>
  takeOnce(context, operation, input, () =>
    CourseStore.takeStep(context.session, {
      request: input.requestId,
      event,
      words: words ?? null,
      until: until ?? null,
    }),
  );

/** Steps of both authorities on a request; decisions are taken where the record is. */
@Resolver()
export class StepResolver {
  @Operation(ASKED)
  @Mutation(() => RequestCoursePayload, {
    description: 'Confirms that a request was received; it can be decided from then on.',
  })
  acknowledgeRequest(
    @Arg('input', () => Inputs.AcknowledgeRequestInput) input: Inputs.AcknowledgeRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    const { requestId, reference = null } = input;
    return takeOnce(context, 'acknowledgeRequest', input, () =>
      CourseStore.acknowledge(context.session, requestId, reference),
    );
  }

  @Operation(ASKED)
  @Mutation(() => RequestCoursePayload, {
    description: 'Asks the authority that asked; the clock is paused until it answers.',
  })
  askClarification(
    @Arg('input', () => Inputs.AskClarificationInput) input: Inputs.AskClarificationInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    const { question } = input;
    return step(context, 'askClarification', 'CLARIFICATION_ASKED', input, { words: question });
  }

  @Operation(ASKING)
  @Mutation(() => RequestCoursePayload, {
    description: 'Answers what the authority that was asked wanted to know; the clock runs again.',
  })
  answerClarification(
    @Arg('input', () => Inputs.AnswerClarificationInput) input: Inputs.AnswerClarificationInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    return step(context, 'answerClarification', 'CLARIFIED', input, { words: input.answer });
  }

  @Operation(ASKED)
  @Mutation(() => RequestCoursePayload, {
    description:
      'Tells the requester for how long and why a judge is waited for; under Directive (EU) 2023/977 the deadline moves there.',
  })
  awaitAuthorisation(
    @Arg('input', () => Inputs.AwaitAuthorisationInput) input: Inputs.AwaitAuthorisationInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    const { until, reason } = input;
    if (until.getTime() <= context.now || until.getTime() > context.now + YEAR) {
      throw new Refusal('INPUT_INVALID', 'input.until');
    }
    const said = { words: reason, until };
    return step(context, 'awaitAuthorisation', 'AUTHORISATION_AWAITED', input, said);
  }

  @Operation(ASKED)
  @Mutation(() => RequestCoursePayload, {
    description:
      'Makes three days of the shortest term, where the agreement follows Framework Decision 2006/960/JHA (article 4).',
  })
  postponeAnswer(
    @Arg('input', () => Inputs.PostponeAnswerInput) input: Inputs.PostponeAnswerInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    return step(context, 'postponeAnswer', 'POSTPONED', input, { words: input.reason });
  }

  @Operation(RECEIVING)
  @Mutation(() => RequestCoursePayload, { description: 'Confirms that what was granted was read.' })
  confirmReceipt(
    @Arg('input', () => Inputs.ConfirmReceiptInput) input: Inputs.ConfirmReceiptInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    return step(context, 'confirmReceipt', 'RECEIVED', input);
  }

  @Operation(RECEIVING)
  @Mutation(() => RequestCoursePayload, {
    description: 'Reports the use made of what was disclosed (ETS 182, article 26).',
  })
  reportUse(
    @Arg('input', () => Inputs.ReportUseInput) input: Inputs.ReportUseInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    return step(context, 'reportUse', 'USE_REPORTED', input, { words: input.report });
  }

  @Operation(EITHER)
  @Mutation(() => RequestCoursePayload, {
    description: 'Ends a request of which nothing more is expected; nothing is read under it then.',
  })
  closeRequest(
    @Arg('input', () => Inputs.CloseRequestInput) input: Inputs.CloseRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    return step(context, 'closeRequest', 'CLOSED', input);
  }

  @Operation(ASKING)
  @Mutation(() => RequestCoursePayload, {
    description: 'Takes a request back of which nothing was read yet.',
  })
  withdrawRequest(
    @Arg('input', () => Inputs.WithdrawRequestInput) input: Inputs.WithdrawRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    return step(context, 'withdrawRequest', 'WITHDRAWN', input, { words: input.reason });
  }
}
