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
import type { MaskedField } from './Verdicts';

type Field = GraphQLField<Row, RequestContext>;

const mask = (field: Field, masked: MaskedField): void => {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (row, args, context, info) => {
    const verdict = context.verdicts.of(row, masked);
    verdict.rows.push(row);
    return verdict.allowed ? resolve(row, args, context, info) : null;
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
export function maskFields(
  schema: GraphQLSchema,
  categories: ReadonlyMap<string, Category>,
  entities: ReadonlyMap<string, Category> = new Map(),
): void {
  // A reference that another subgraph resolves has nothing but its key, and yet says that there is a row.
  const protects = new Set(
    [...categories, ...entities].flatMap(([coordinate, category]) =>
      category === 'OPEN' ? [] : [coordinate.replace(/\..*$/, '')],
    ),
  );
  let place = 0;
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      const answered = getNamedType(field.type).name;
      if (protects.has(answered) && answered !== '_Entity') noteWhatComes(field, answered);
      const coordinate = `${type.name}.${field.name}`;
      const category = categories.get(coordinate);
      if (category === undefined || category === 'OPEN') continue;
      mask(field, { place, coordinate, category });
      place += 1;
    }
  }
}
