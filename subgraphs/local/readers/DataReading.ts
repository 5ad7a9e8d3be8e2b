import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

/** One row for a day, a reader and a kind of data, however often it was read. No id, no hour, nobody’s name. */
@ObjectType({
  description:
    'That an organisation read data of one category about the person on that day, and on what it stood.',
})
export class DataReading {
  @Classified('AUDIT')
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'In UTC; the hour is not told.' })
  day: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'Category of what was read.' })
  category: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'For which purpose.' })
  purpose: string | null;

  @Classified('AUDIT')
  @Field(() => String, {
    nullable: true,
    description: 'On what it stood: a task by law, a grant, a referral, a consent.',
  })
  basis: string | null;

  readonly organisationId: string;
  readonly access: string;
  /** The consent by which the person is reached, so that what is noted of the list is noted of it. */
  readonly record: string;
}

export const DataReadingPage = PageOf(DataReading, 'DataReadingPage');
