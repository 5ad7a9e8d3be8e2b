import { Classified } from '@lidhja/enforcement';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** An organisation by its id; the national subgraph, which keeps the registry, has the rest. */
@ObjectType()
@Classified('OPEN')
@Directive('@key(fields: "id")')
export class Organisation {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;
}
