import { Classified } from '@lidhja/enforcement';
import { Field, ObjectType } from 'type-graphql';
import { Area } from '../areas/Area';

@ObjectType({ description: 'An area in which a network works, and who says so.' })
export class NetworkArea {
  @Classified('OPEN')
  @Field(() => Area, {
    nullable: true,
    description: 'Null while the part that keeps areas does not answer.',
  })
  area: Area | null;

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True where it is invented for the sample.' })
  synthetic: boolean;

  @Classified('OPEN')
  @Field(() => String, {
    nullable: true,
    description: 'Where it is stated, if it is not invented.',
  })
  source: string | null;
}
