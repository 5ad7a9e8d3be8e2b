import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';

/** The frame is a record of the organisation that keeps it; whom it is about hangs on an edge of its own. */
@ObjectType({
  description:
    'What a person agreed to that one organisation may read of them, for which purposes. There for the organisation that keeps it and, while it stands, for the one that it names.',
})
export class Consent {
  @Classified('OPEN')
  @Field(() => ID, { description: 'Random; says nothing.' })
  id: string;

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True for a consent of the sample, which is invented.' })
  synthetic: boolean;

  @Classified('REQUEST')
  @Field(() => [String], { nullable: true, description: 'Purposes for which it may be read.' })
  purposes: string[] | null;

  @Classified('REQUEST')
  @Field(() => [String], { nullable: true, description: 'Categories of data that may be read.' })
  categories: string[] | null;

  @Classified('REQUEST')
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'When the person was told what it opens, to whom, and that it can be taken back.',
  })
  informedOn: string | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  givenAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'From this instant on it opens nothing more; null while it stands.',
  })
  withdrawnAt: Date | null;

  readonly keptById: string;
  readonly recipientId: string;
  readonly access: string;
}

export const ConsentPage = PageOf(Consent, 'ConsentPage');
