import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';

/** The frame is a record of both parties, like a request; whom it is about hangs on an edge of its own. */
@ObjectType({
  description:
    'A person handed on by one organisation to another. There for the two alone; access by it ends by itself.',
})
export class Referral {
  @Classified('OPEN')
  @Field(() => ID, { description: 'Random; says nothing.' })
  id: string;

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True for a referral of the sample, which is invented.' })
  synthetic: boolean;

  @Classified('REQUEST')
  @Field(() => GraphQLLocalDate, { nullable: true })
  referredOn: string | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the recipient accepted it. Until then it opens nothing.',
  })
  acceptedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'From this instant on it opens nothing more.',
  })
  expiresAt: Date | null;

  @Classified('REQUEST')
  @Field(() => [String], {
    nullable: true,
    description: 'Categories of data about the person that the recipient may read.',
  })
  categories: string[] | null;

  readonly referringId: string;
  readonly recipientId: string;
  readonly access: string;
}

export const ReferralPage = PageOf(Referral, 'ReferralPage');
