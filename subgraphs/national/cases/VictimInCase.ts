import { Classified } from '@lidhja/enforcement';
import { ID, Field, ObjectType } from 'type-graphql';

/** An edge of its own, so that a protected person can be cut off without a trace (see the row policy). */
@ObjectType({ description: 'The part of a victim in a case.' })
export class VictimInCase {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  readonly personId: string;
  /** The person, so that what is noted of the edge is noted of them. */
  readonly about: string;
  readonly access: string;
  readonly record: string;
}
