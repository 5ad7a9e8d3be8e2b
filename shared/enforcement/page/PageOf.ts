import { Field, ObjectType, type ClassType } from 'type-graphql';
import { Classified } from '../declare/Classified';

/** One page of a list. */
export interface Page<T> {
  readonly nodes: T[];
  /** Where the next page starts; null on the last. Good for the same query and caller only. */
  readonly endCursor: string | null;
}

/** Makes the GraphQL type for pages of `item`. Every list that can grow is one of these. */
export function PageOf<T extends object>(item: ClassType<T>, name: string): ClassType<Page<T>> {
  @ObjectType(name, { description: 'One page of a list.' })
  class ItemPage implements Page<T> {
    @Classified('OPEN')
    @Field(() => [item])
    nodes: T[];

    @Classified('OPEN')
    @Field(() => String, {
      nullable: true,
      description: 'Send it as `after` for the next page; null on the last page.',
    })
    endCursor: string | null;
  }
  return ItemPage;
}
