import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { Classified } from '../declare/Classified';
import { OrderOf, orderCoordinates } from './OrderOf';

@ObjectType()
class Ordered {
  @Classified('CASE_STATUS', { sortable: true })
  @Field(() => String)
  openedOn: string;

  @Classified('SUSPECT')
  @Field(() => String)
  suspect: string;

  @Classified('OPEN', { sortable: true })
  @Field(() => String)
  name: string;
}

@ObjectType()
class Unordered {
  @Classified('OPEN')
  @Field(() => String)
  name: string;
}

const orders = OrderOf(Ordered, 'OrderedOrder');

test('a list is ordered by the fields that say so, and by no other', () => {
  expect(Object.keys(orders.values)).toEqual(['OPENED_ON', 'OPENED_ON_DESC', 'NAME', 'NAME_DESC']);
  expect(orders.order('OPENED_ON')).toEqual({ property: 'openedOn', descending: false });
  expect(orders.order('NAME_DESC')).toEqual({ property: 'name', descending: true });
});

test('each value is known by the field that it orders by', () => {
  expect(Object.fromEntries(orderCoordinates().get('OrderedOrder') ?? [])).toEqual({
    OPENED_ON: 'Ordered.openedOn',
    OPENED_ON_DESC: 'Ordered.openedOn',
    NAME: 'Ordered.name',
    NAME_DESC: 'Ordered.name',
  });
});

test('a value that there is not, and a class without such a field, are refused', () => {
  expect(() => orders.order('SUSPECT')).toThrow('OrderedOrder has no such value');
  expect(() => OrderOf(Unordered, 'None')).toThrow('Unordered has no field');
});
