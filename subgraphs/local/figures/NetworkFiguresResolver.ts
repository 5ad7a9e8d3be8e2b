import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { FirstArgument } from '../FirstArgument';
import { Network } from '../networks/Network';
import { FigureArguments } from './FigureArguments';
import { figuresOf } from './figuresOf';
import { FigureIndicator, PublishedFigure } from './PublishedFigure';

@Resolver(() => Network)
export class NetworkFiguresResolver {
  @Classified('OPEN')
  @FieldResolver(() => [PublishedFigure], {
    description: 'Figures that publications state about its work, by indicator and period.',
  })
  publishedFigures(
    @Root() { id }: Network,
    @Args(() => FigureArguments) { indicators, first }: FigureArguments,
    @Ctx() context: RequestContext,
  ): Promise<PublishedFigure[]> {
    return figuresOf(id, indicators ?? null, first, context);
  }

  @Classified('OPEN')
  @FieldResolver(() => [PublishedFigure], {
    description:
      'Persons for whom employment was found, as published (LINK-R5). Each figure is of its own territory.',
  })
  personsEmployed(
    @Root() { id }: Network,
    @Args(() => FirstArgument) { first }: FirstArgument,
    @Ctx() context: RequestContext,
  ): Promise<PublishedFigure[]> {
    return figuresOf(id, [FigureIndicator.PERSONS_EMPLOYED], first, context);
  }
}
