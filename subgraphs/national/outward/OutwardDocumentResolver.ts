import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { reaches } from './reaches';
import { OutwardDocument } from './OutwardDocument';
import { findHeldContents, openHeld } from './OutwardDocumentStore';
import { OutwardRequest } from './OutwardRequest';

/** What would go abroad with a request, for whoever could send it. */
@Resolver(() => OutwardRequest)
export class OutwardDocumentResolver {
  @Classified('REQUEST')
  @FieldResolver(() => [OutwardDocument], {
    nullable: true,
    description:
      'What it would bring with it, five at most; null where you do not reach its case or a person of it, and cannot send it. Whoever sends it says how many they have seen.',
  })
  async documents(
    @Root() waiting: OutwardRequest,
    @Ctx() context: RequestContext,
  ): Promise<OutwardDocument[] | null> {
    if (!(await reaches(context, waiting))) return null;
    const part = { access: waiting.access, record: waiting.id };
    return Promise.all(
      waiting.encloses.map(async (one) => ({ ...(await openHeld(context.sealer, one)), ...part })),
    );
  }
}

/** The bytes of a document, which are read where they are asked for. */
@Resolver(() => OutwardDocument)
export class OutwardContentResolver {
  @Classified('REQUEST')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The bytes in base64. They weigh as a thousand values: ask for those of one request, or of few.',
  })
  async content(
    @Root() { document, record }: OutwardDocument,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    const contents = await context
      .loader('contents abroad', (all: readonly string[]) => findHeldContents(context, all))
      .load(record);
    return contents.find(({ id }) => id === document)?.content?.toString('base64') ?? null;
  }
}
