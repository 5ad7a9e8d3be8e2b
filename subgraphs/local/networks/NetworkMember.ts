import { Classified } from '@lidhja/enforcement';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** What an organisation is in a network. */
export enum NetworkRole {
  FOUNDER = 'FOUNDER',
  MEMBER = 'MEMBER',
}
registerEnumType(NetworkRole, {
  name: 'NetworkRole',
  description: 'What an organisation is in a network; every founder is a member.',
});

@ObjectType({
  description: 'That an organisation is in a network. Members are organisations, never persons.',
})
export class NetworkMember {
  @Classified('OPEN')
  @Field(() => NetworkRole)
  role: NetworkRole;

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description: 'ISO 8601, as exact as its source: 2004-08 is August 2004. Null where not stated.',
  })
  since: string | null;

  @Classified('OPEN')
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Last day; null while it lasts.' })
  until: string | null;

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True where the membership is invented for the sample.' })
  synthetic: boolean;

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description: 'Where it is stated, if it is not invented.',
  })
  source: string | null;

  readonly networkId: string;
  readonly organisationId: string;
}
