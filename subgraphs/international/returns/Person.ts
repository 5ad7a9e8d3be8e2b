import { Classified } from '@lidhja/enforcement';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A person by their id; the national subgraph has the rest, for those who may read it there. */
@ObjectType()
@Classified('CASE_STATUS')
@Directive('@key(fields: "id", resolvable: false)')
export class Person {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  readonly access: string;
}
