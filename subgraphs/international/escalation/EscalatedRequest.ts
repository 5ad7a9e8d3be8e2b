import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Urgency } from '../requests/InformationRequest';

@ObjectType({
  description:
    'A request to another authority of your state that was not decided in its term: whose it is and since when, and not what it asks.',
})
export class EscalatedRequest {
  @Classified('OPEN')
  @Field(() => ID, { description: 'Of the request, as in the notice of it.' })
  id: string;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: "The requesting authority's reference." })
  reference: string | null;

  @Classified('REQUEST')
  @Field(() => Urgency, { nullable: true })
  urgency: Urgency | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  submittedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the answer was due, as its two authorities were told.',
  })
  overdueSince: Date | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'Of a persona of the sample.' })
  synthetic: boolean | null;

  readonly requesting: string;
  readonly requested: string;
  readonly access: string;
}

export const EscalatedRequestPage = PageOf(EscalatedRequest, 'EscalatedRequestPage');
