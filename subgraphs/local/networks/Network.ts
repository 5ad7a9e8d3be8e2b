import { Classified, PageOf } from '@lidhja/enforcement';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'A local anti-trafficking network: organisations that refer, assist and act together in an area.',
})
@Classified('OPEN')
@Directive('@key(fields: "id")')
export class Network {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('OPEN')
  @Field(() => String)
  name: string;

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description: 'What it is there for, where that is stated.',
  })
  mission: string | null;

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description: 'ISO 8601, as exact as its source: 2004-08 is August 2004. Null where not stated.',
  })
  foundedOn: string | null;

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description: 'Code of its qark, ISO 3166-2:AL. Null where it is not one qark or not stated.',
  })
  qark: string | null;

  @Classified('OPEN')
  @Field(() => Boolean, {
    description: 'True where the network is invented; false where a source names it.',
  })
  synthetic: boolean;

  @Classified('OPEN')
  @Field(() => String, { nullable: true, description: 'Where it is named, if it is not invented.' })
  source: string | null;
}

export const NetworkPage = PageOf(Network, 'NetworkPage');
