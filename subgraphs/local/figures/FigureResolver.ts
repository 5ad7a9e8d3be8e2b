import {
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
  SelectsBy,
} from '@lidhja/enforcement';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { FigureIndicator, PublishedFigure, PublishedFigurePage } from './PublishedFigure';
import { PublishedFigureStore } from './PublishedFigureStore';

@Resolver()
export class FigureResolver {
  @Operation({ by: ['any'] })
  @Query(() => PublishedFigurePage, {
    description:
      'Figures that publications state, by indicator and period. LINK-R4, LINK-R5, LINK-R7.',
  })
  publishedFigures(
    @SelectsBy('PublishedFigure.indicator')
    @Arg('indicators', () => [FigureIndicator], {
      nullable: true,
      description: 'Leave it out for all.',
    })
    indicators: FigureIndicator[] | null | undefined,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<PublishedFigure>> {
    const of = indicators ? [...new Set(indicators)].sort() : null;
    const list = {
      list: `publishedFigures:${JSON.stringify(of)}`,
      position: (one: PublishedFigure) => [one.indicator, one.periodFrom ?? '', one.id],
      read: (limit: number, after: string[] | null) =>
        PublishedFigureStore.findPage(context.session, of, limit, after),
    };
    return readPage(context, list, page);
  }
}
