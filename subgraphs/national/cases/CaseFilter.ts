import { SelectsBy } from '@lidhja/enforcement';
import { Matches } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { CaseStage } from './Case';

@InputType({ description: 'Leave a field out to look at all.' })
export class CaseFilter {
  @SelectsBy('Case.stage')
  @Field(() => CaseStage, { nullable: true })
  stage?: CaseStage | null;

  @SelectsBy('Case.qark')
  @Field(() => String, { nullable: true, description: 'Code of the qark, such as AL-12.' })
  @Matches(/^AL-[0-9]{2}$/)
  qark?: string | null;

  @SelectsBy('Case.openedOn')
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Opened on this day or later.' })
  openedFrom?: string | null;

  @SelectsBy('Case.openedOn')
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Opened before this day.' })
  openedBefore?: string | null;
}
