import 'reflect-metadata';
import { GraphQLEnumType, GraphQLObjectType, GraphQLSchema, type GraphQLNamedType } from 'graphql';
import { Field, ObjectType } from 'type-graphql';
import { Classified } from '../declare/Classified';
import { OrderOf } from '../page/OrderOf';
import { declareOrders } from './declareOrders';

@ObjectType()
class Post {
  @Classified('OPEN', { sortable: true })
  @Field(() => String)
  sentOn: string;
}

OrderOf(Post, 'PostOrder');
OrderOf(Post, 'PostName');

const query = new GraphQLObjectType({ name: 'PostName', fields: {} });
const schemaWith = (...types: GraphQLNamedType[]): GraphQLSchema =>
  new GraphQLSchema({ types, assumeValid: true });

test('each value of an order is declared by the field that it orders by, beside what else is said of it', () => {
  const values = { SENT_ON: { extensions: { kept: true } }, SENT_ON_DESC: {} };
  const order = new GraphQLEnumType({ name: 'PostOrder', values });
  const other = new GraphQLEnumType({ name: 'Other', values: { SENT_ON: {} } });
  // A type of another kind may have the name, and an order may be in another subgraph alone.
  declareOrders(schemaWith(order, other, query));
  const by = { selects: [{ by: 'Post.sentOn' }] };
  expect(order.getValues().map(({ extensions }) => extensions)).toEqual([
    { kept: true, directives: by },
    { directives: by },
  ]);
  expect(other.getValues().map(({ extensions }) => extensions)).toEqual([{}]);
  expect(() => declareOrders(schemaWith(other))).not.toThrow();
});
