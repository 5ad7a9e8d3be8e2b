import type { Category } from '@lidhja/policy';
import {
  defaultFieldResolver,
  defaultTypeResolver,
  getNamedType,
  isAbstractType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { isOfFederation } from '../build/federationNames';
import type { RequestContext } from '../serve/RequestContext';
import { noteRows, type Row } from './noteRows';

type Field = GraphQLField<Row, RequestContext>;

const nameOf = async (
  abstract: GraphQLAbstractType,
  row: unknown,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<string> =>
  String(await (abstract.resolveType ?? defaultTypeResolver)(row, context, info, abstract));

const hide = (
  field: Field,
  abstract: GraphQLAbstractType,
  says: ReadonlyMap<string, Category>,
): void => {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (row, args, context, info) => {
    const found: unknown = await resolve(row, args, context, info);
    const keep = async (one: unknown): Promise<boolean> => {
      if (one === null || typeof one !== 'object') return false;
      const name = await nameOf(abstract, one, context, info);
      const category = says.get(name);
      if (category === undefined || !context.verdicts.isThere(one as Row, category)) return false;
      noteRows(context.ledger, name, one);
      return true;
    };
    if (!Array.isArray(found)) return (await keep(found)) ? found : null;
    const kept: unknown[] = [];
    for (const one of found as unknown[]) if (await keep(await one)) kept.push(one);
    return kept;
  };
};

/**
 * Where a field answers a union or an interface, `__typename` says of each row which type it is, and
 * nothing asks a mask for that. So a row of a type that this caller may not know is not there: not in
 * the list, not in the summary of what is withheld.
 * A page must not count such rows either: its cursor comes from SQL, where row security hides them.
 */
export function hideMembers(schema: GraphQLSchema, says: ReadonlyMap<string, Category>): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isOfFederation(type)) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      const answered = getNamedType(field.type);
      if (isAbstractType(answered) && !isOfFederation(answered)) hide(field, answered, says);
    }
  }
}
