import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'That what was granted on a request is to be passed on to a third authority, which its originating authority decides (Directive (EU) 2016/680, article 35). Until it does, nothing is passed on; the recipient reads nothing here because of it.',
})
@Classified('REQUEST')
@Directive('@key(fields: "id")')
export class OnwardRequest {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('REQUEST')
  @Field(() => ID, { nullable: true, description: 'Of the request on which it was granted.' })
  requestId: string | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  filedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'What the recipient needs it for.' })
  purpose: string | null;

  @Classified('REQUEST')
  @Field(() => [String], { nullable: true, description: 'Categories that are to be passed on.' })
  categories: string[] | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'Why, as whoever asks put it.' })
  reason: string | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it is to be answered: in the term of the agreement for what is not urgent.',
  })
  dueAt: Date | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'Of a persona of the sample.' })
  synthetic: boolean | null;

  readonly recipientId: string;
  readonly access: string;
}

export const OnwardRequestPage = PageOf(OnwardRequest, 'OnwardRequestPage');
