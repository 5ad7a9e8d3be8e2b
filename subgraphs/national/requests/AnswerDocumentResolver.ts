import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AnswerDocument } from './AnswerDocument';
import { AnswerDocumentStore } from './AnswerDocumentStore';
import { RequestAnswer } from './RequestAnswer';

/** What came with the words of an answer from abroad, to whoever reads these. */
@Resolver(() => RequestAnswer)
export class AnswerDocumentResolver {
  @Classified('REQUEST')
  @FieldResolver(() => [AnswerDocument], {
    nullable: true,
    description:
      'Documents that came with its words, five at most, each under the codes and conditions of those of its category.',
  })
  async documents(
    @Root() { record }: RequestAnswer,
    @Ctx() context: RequestContext,
  ): Promise<AnswerDocument[]> {
    const rows = await context
      .loader('documents of answers', async (requests: readonly string[]) => {
        const found = await AnswerDocumentStore.find(context, requests);
        return requests.map((one) => found.filter(({ request }) => request === one));
      })
      .load(record);
    return rows.map((document) => ({ ...document, record }));
  }
}

/** The bytes of a document, which are read where they are asked for. */
@Resolver(() => AnswerDocument)
export class AnswerContentResolver {
  @Classified('REQUEST')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The bytes in base64. They weigh as a thousand values: ask for those of one request, or of few.',
  })
  async content(
    @Root() { document, record }: AnswerDocument,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    const contents = await context
      .loader('contents of answers', async (requests: readonly string[]) => {
        const found = await AnswerDocumentStore.findContents(context, requests);
        return requests.map((one) => found.filter(({ request }) => request === one));
      })
      .load(record);
    return contents.find((row) => row.document === document)?.content?.toString('base64') ?? null;
  }
}
