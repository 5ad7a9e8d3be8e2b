import { Classified, type RequestContext } from '@lidhja/enforcement';
import { openWords } from '@lidhja/exchange';
import { Ctx, FieldResolver, Resolver, Root, UseMiddleware } from 'type-graphql';
import { InformationRequest } from './InformationRequest';
import { besideTerms } from './termsAlone';

const opened = (
  { sealer }: RequestContext,
  { wordsId: id, kek, wrapped }: InformationRequest,
  text: { readonly part: string; readonly sealed: Buffer | null },
): Promise<string | null> =>
  openWords(sealer, 'exchange.request_words', { id, kek, wrapped }, text);

/** What was written with a request is opened where it is read, so that nothing else of it needs a key. */
@Resolver(() => InformationRequest)
@UseMiddleware(besideTerms)
export class WordsResolver {
  @Classified('REQUEST')
  @FieldResolver(() => String, { nullable: true, description: 'What is asked, in words.' })
  summary(
    @Root() request: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    return opened(context, request, { part: 'summary', sealed: request.sealedSummary });
  }

  @Classified('REQUEST')
  @FieldResolver(() => String, { nullable: true, description: 'Why it is urgent, where it is.' })
  urgencyReason(
    @Root() request: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    return opened(context, request, { part: 'urgencyReason', sealed: request.sealedReason });
  }
}
