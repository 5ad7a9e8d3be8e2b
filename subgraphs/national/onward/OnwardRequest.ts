import { Classified } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { RefusalGround } from '../requests/InformationRequest';

@ObjectType({ description: 'The answer for one category that is to be passed on.' })
export class OnwardCategory {
  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  category: string | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true })
  authorised: boolean | null;

  @Classified('REQUEST')
  @Field(() => RefusalGround, { nullable: true, description: 'Null where it is authorised.' })
  ground: RefusalGround | null;

  @Classified('REQUEST')
  @Field(() => String, {
    nullable: true,
    description: 'Under which it may be passed on, and not otherwise; null where there is none.',
  })
  condition: string | null;

  readonly access: string;
  /** The request to pass it on, so that what is noted of its parts is noted of it. */
  readonly record: string;
}

@ObjectType({ description: 'The answer of the authority that the data came from.' })
export class OnwardDecision {
  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  decidedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Until when it may be passed on: with the grant, at the latest. Null where nothing may be.',
  })
  until: Date | null;

  @Classified('REQUEST')
  @Field(() => Boolean, {
    nullable: true,
    description: 'True where a persona of the sample decided.',
  })
  synthetic: boolean | null;

  @Classified('REQUEST')
  @Field(() => [OnwardCategory], { nullable: true })
  categories: OnwardCategory[] | null;

  readonly access: string;
  readonly record: string;
}

/** A request to pass something on; what was asked is told by the international subgraph. */
@ObjectType()
@Classified('REQUEST')
@Directive('@key(fields: "id")')
export class OnwardRequest {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  readonly access: string;
}
