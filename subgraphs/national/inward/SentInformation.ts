import { Classified } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'What an authority abroad sent of its own accord, to be used for the purpose of the request alone.',
})
export class SentInformation {
  @Classified('REQUEST')
  @Field(() => String, {
    nullable: true,
    description: 'In its own words. Names in it were compared with nothing here.',
  })
  text: string | null;

  @Classified('REQUEST')
  @Field(() => [String], {
    nullable: true,
    description:
      'Of the sender and of the agreement. H1: not in judicial proceedings without permission; H2: to nobody else without permission; H3: as the conditions say.',
  })
  handling: string[] | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until when it may be kept; it is not read after that.',
  })
  validUntil: Date | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'Of a persona of the sample.' })
  synthetic: boolean | null;

  readonly access: string;
  /** What the grant is of, so that the reading is disclosed under it. */
  readonly record: string;
}
