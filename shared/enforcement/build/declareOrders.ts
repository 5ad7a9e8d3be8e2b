import { isEnumType, type GraphQLSchema } from 'graphql';
import { orderCoordinates } from '../page/OrderOf';

/** Puts on every value of the enums of `OrderOf` by which field it orders; type-graphql has no way to. */
export function declareOrders(schema: GraphQLSchema): void {
  for (const [name, values] of orderCoordinates()) {
    const type = schema.getType(name);
    if (!isEnumType(type)) continue;
    for (const value of type.getValues()) {
      value.extensions = {
        ...value.extensions,
        directives: { selects: [{ by: values.get(value.name) }] },
      };
    }
  }
}
