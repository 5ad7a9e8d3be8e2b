import { SelectsBy } from '@lidhja/enforcement';
import { ArrayMaxSize, ArrayUnique } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { FirstArgument } from '../FirstArgument';
import { FigureIndicator } from './PublishedFigure';

/** Which of a network's figures a caller asks for. */
@ArgsType()
export class FigureArguments extends FirstArgument {
  @SelectsBy('PublishedFigure.indicator')
  @Field(() => [FigureIndicator], { nullable: true, description: 'Leave it out for all.' })
  @ArrayMaxSize(20)
  @ArrayUnique()
  indicators?: FigureIndicator[] | null;
}
