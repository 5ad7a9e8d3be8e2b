import { registerEnumType, type ClassType } from 'type-graphql';
import { sortableOf } from '../declare/sortable';

/** One way in which a list can be ordered. */
export interface Order {
  /** Property of the listed class. */
  readonly property: string;
  readonly descending: boolean;
}

/** The enum by whose values lists of a class are ordered. */
export interface OrderEnum {
  /** What type-graphql takes as the type of an argument. */
  readonly values: Readonly<Record<string, string>>;
  /** @param value one of `values` */
  order(value: string): Order;
}

const ORDERS = new Map<string, ReadonlyMap<string, string>>();

/** The coordinates that values of the enums made here order by, by the name of enum and value. */
export const orderCoordinates = (): ReadonlyMap<string, ReadonlyMap<string, string>> => ORDERS;

const constantCase = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/**
 * Makes the enum by which lists of a class can be ordered, from the fields that it declares sortable:
 * `OPENED_ON` for the smallest first and `OPENED_ON_DESC` for the greatest.
 * @throws Error when the class declares none
 */
export function OrderOf<T extends object>(item: ClassType<T>, name: string): OrderEnum {
  const orders = new Map<string, Order>(
    sortableOf(item).flatMap((property) => [
      [constantCase(property), { property, descending: false }],
      [`${constantCase(property)}_DESC`, { property, descending: true }],
    ]),
  );
  if (orders.size === 0) throw new Error(`${item.name} has no field that is declared sortable`);
  const values = Object.fromEntries([...orders.keys()].map((value) => [value, value]));
  registerEnumType(values, { name, description: 'By what, and whether the greatest come first.' });
  ORDERS.set(
    name,
    new Map([...orders].map(([value, { property }]) => [value, `${item.name}.${property}`])),
  );
  return {
    values,
    order(value) {
      const order = orders.get(value);
      if (!order) throw new Error(`${name} has no such value`);
      return order;
    },
  };
}
