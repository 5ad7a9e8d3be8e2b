import { Refusal } from '@lidhja/platform';
import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Classification } from '../build/Classification';
import { choicesOf } from '../build/readSelections';
import { isOfFederation } from '../build/federationNames';
import type { RequestContext } from '../serve/RequestContext';
import { admitSelected } from './admitSelected';
import { maySelect } from './maySelect';
import { noteRows, type Row } from './noteRows';
import { selectionsIn } from './selectionsIn';
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

const checkSelections = (
  field: Field,
  coordinate: string,
  { categories, selections }: Classification,
  masked: ReadonlyMap<string, MaskedField>,
): void => {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (row, args: Readonly<Record<string, unknown>>, context, info) => {
    const selected = selectionsIn(coordinate, field.args, args, selections);
    if (!maySelect(selected, categories, context)) throw new Refusal('SELECTION_NOT_PERMITTED');
    const found: unknown = await resolve(row, args, context, info);
    const decided = selected.flatMap((one) => {
      const known = masked.get(one.coordinate);
      return known ? [{ ...one, masked: known }] : [];
    });
    return admitSelected(context, found, decided);
  };
};

const choosesByMasked = (
  { args }: Field,
  coordinate: string,
  masked: ReadonlyMap<string, MaskedField>,
): boolean =>
  args
    .flatMap((argument) => choicesOf(argument, `${coordinate}(${argument.name}:)`))
    .some(([, by]) => typeof by === 'string' && masked.has(by));

const maskedFields = ({ categories, marks }: Classification): Map<string, MaskedField> => {
  const found = [...categories].filter(([, category]) => category !== 'OPEN');
  return new Map(
    found.map(([coordinate, category], place) => [
      coordinate,
      { place, coordinate, category, marks: marks?.get(coordinate) },
    ]),
  );
};

/**
 * Second wall: replaces the resolver of every field that is not open by one that asks the mask first.
 * A withheld field is null and counted; its own resolver is never called. Where a field answers
 * protected rows, that they are there is noted for the record, whatever is then asked of them; what
 * they were chosen and ordered by is decided like any other value.
 */
export function maskFields(schema: GraphQLSchema, classification: Classification): void {
  const { categories, entities } = classification;
  const masked = maskedFields(classification);
  // A reference that another subgraph resolves has nothing but its key, and yet says that there is a row.
  const protects = new Set(
    [...categories, ...entities].flatMap(([coordinate, category]) =>
      category === 'OPEN' ? [] : [coordinate.replace(/\..*$/, '')],
    ),
  );
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isOfFederation(type)) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      const coordinate = `${type.name}.${field.name}`;
      const answered = getNamedType(field.type).name;
      if (protects.has(answered) && answered !== '_Entity') noteWhatComes(field, answered);
      if (choosesByMasked(field, coordinate, masked)) {
        checkSelections(field, coordinate, classification, masked);
      }
      const known = masked.get(coordinate);
      if (known) mask(field, known);
    }
  }
}
