import { isPersonLevel } from '@lidhja/policy';
import type { Category } from '@lidhja/policy';
import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { RequestContext } from '../serve/RequestContext';
import { noteRows, type Row } from './noteRows';

/** Rows of coordination, such as a network, hang on no person: whoever has the mandate may read them. */
const PLAIN = 'mandate||';

type Field = GraphQLField<Row, RequestContext>;

/** A row that does not say what decides about it opens nothing of a person. */
const accessOf = (row: Row, category: Category): string | undefined =>
  row.access ?? (isPersonLevel(category) ? undefined : PLAIN);

const mask = (field: Field, coordinate: string, category: Category): void => {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (row, args, context, info) => {
    const access = accessOf(row, category);
    const decision = context.masks.decide(access, category, row.record ?? row.id);
    if (decision.effect !== 'ALLOW') {
      context.ledger.withhold(coordinate, decision.reason, row);
      return null;
    }
    context.ledger.release(coordinate, row.id ?? row.record, decision);
    return resolve(row, args, context, info);
  };
};

const noteWhatComes = (field: Field, type: string): void => {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (row, args, context, info) => {
    const found: unknown = await resolve(row, args, context, info);
    noteRows(context.ledger, type, found);
    return found;
  };
};

/**
 * Second wall: replaces the resolver of every field that is not open by one that asks the mask first.
 * A withheld field is null and counted; its own resolver is never called. Where a field answers
 * protected rows, that they are there is noted for the record, whatever is then asked of them.
 */
export function maskFields(schema: GraphQLSchema, categories: ReadonlyMap<string, Category>): void {
  const protects = new Set(
    [...categories].flatMap(([coordinate, category]) =>
      category === 'OPEN' ? [] : [coordinate.slice(0, coordinate.indexOf('.'))],
    ),
  );
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      const answered = getNamedType(field.type).name;
      if (protects.has(answered) && answered !== '_Entity') noteWhatComes(field, answered);
      const coordinate = `${type.name}.${field.name}`;
      const category = categories.get(coordinate);
      if (category !== undefined && category !== 'OPEN') mask(field, coordinate, category);
    }
  }
}
