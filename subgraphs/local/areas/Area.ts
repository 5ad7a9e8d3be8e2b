import { Classified } from '@lidhja/enforcement';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** An area by its code; the national subgraph, which keeps the list of areas, has its name and kind. */
@ObjectType()
@Classified('OPEN')
@Directive('@key(fields: "code")')
export class Area {
  @Classified('OPEN')
  @Field(() => ID)
  code: string;
}
