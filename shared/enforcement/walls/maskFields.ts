import type { Category } from '@lidhja/policy';
import { defaultFieldResolver, isObjectType, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../serve/RequestContext';

/** What a protected row tells of itself beside its values. */
interface Row {
  readonly id?: string;
  /** The record that a grant would open, where the row is only a part of it. */
  readonly record?: string;
  readonly access?: string;
}

/** Rows that no organisation owns a part of are read by mandate, and by nothing that depends on the row. */
const PLAIN = 'mandate||';

/**
 * Second wall: replaces the resolver of every field that is not open by one that asks the mask first.
 * A withheld field is null and counted; its own resolver is never called.
 */
export function maskFields(schema: GraphQLSchema, categories: ReadonlyMap<string, Category>): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      const category = categories.get(coordinate);
      if (category === undefined || category === 'OPEN') continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (row: Row, args, context: RequestContext, info) => {
        const access = row.access ?? PLAIN;
        const decision = context.masks.decide(access, category, row.record ?? row.id);
        if (decision.effect !== 'ALLOW') {
          context.ledger.withhold(coordinate, decision.reason);
          return null;
        }
        context.ledger.release(coordinate, row.id ?? row.record, decision);
        return resolve(row, args, context, info);
      };
    }
  }
}
