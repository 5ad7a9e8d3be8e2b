import { Classified, Operation, type RequestContext } from '@lidhja/enforcement';
import { checkDocument } from '@lidhja/exchange';
import { Refusal, codeOf } from '@lidhja/platform';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root, UseMiddleware } from 'type-graphql';
import { DocumentStore } from './DocumentStore';
import { InformationRequest } from './InformationRequest';
import { RequestDocument } from './RequestDocument';
import { AddRequestDocumentInput } from './RequestDocumentInput';
import { INSPECTED } from './SoughtPersonResolver';
import { REQUESTING, RequestCoursePayload, takeOnce } from './steps';
import { besideTerms } from './termsAlone';

const TOO_MANY = 'REQUEST_DOCUMENTS_TOO_MANY';

/** Documents of a request, and one more. */
@Resolver(() => InformationRequest)
@UseMiddleware(besideTerms)
export class DocumentResolver {
  @Operation(REQUESTING)
  @Mutation(() => RequestCoursePayload, {
    description:
      'Adds a document to a request that was not decided yet. Both sides are told; the clock runs on.',
  })
  addRequestDocument(
    @Arg('input', () => AddRequestDocumentInput) input: AddRequestDocumentInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    const { requestId, document } = input;
    checkDocument(document, 'input.document');
    return takeOnce(context, 'addRequestDocument', input, async () => {
      try {
        return await DocumentStore.add(context, requestId, document);
      } catch (error) {
        // Only the database knows how many there are; which field is meant is known here.
        if (codeOf(error) !== TOO_MANY) throw error;
        throw new Refusal(TOO_MANY, 'input.document', { cause: error });
      }
    });
  }

  @Classified('REQUEST')
  @FieldResolver(() => [RequestDocument], {
    nullable: true,
    description:
      'Documents that came with it or after it, five at most, for the two authorities. None once the request was closed or withdrawn or what was granted on it has ended, nor of what you sent abroad, which you have; null in an inspection, and where a submission is repeated.',
  })
  async documents(
    @Root() { id, access, repeated }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<RequestDocument[] | null> {
    if (repeated || access === INSPECTED) return null;
    const documents = await context
      .loader('documents', async (requests: readonly string[]) => {
        const rows = await DocumentStore.find(context, requests);
        return requests.map((one) => rows.filter(({ requestId }) => requestId === one));
      })
      .load(id);
    return documents.map((document) => ({ ...document, access }));
  }
}

/** The bytes of a document, which are read where they are asked for. */
@Resolver(() => RequestDocument)
export class ContentResolver {
  @Classified('REQUEST')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The bytes in base64. They weigh as a thousand values: ask for those of one request, or of few.',
  })
  async content(
    @Root() { id, requestId }: RequestDocument,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    const contents = await context
      .loader('contents', async (requests: readonly string[]) => {
        const rows = await DocumentStore.findContents(context, requests);
        return requests.map((one) => rows.filter((row) => row.requestId === one));
      })
      .load(requestId);
    return contents.find((row) => row.id === id)?.content?.toString('base64') ?? null;
  }
}
