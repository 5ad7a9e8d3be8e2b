import {
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { reachable, type Declarations, type RequesterKind } from '@lidhja/policy';
import { openInputs } from './openInputs';

const ROOTS = new Set(['Query', 'Mutation']);

type Fields = ReadonlyMap<string, ReadonlySet<string>>;

const declared = (
  schema: GraphQLSchema,
  declarations: Declarations,
  kind: RequesterKind,
): Map<string, Set<string>> => {
  const { categories, operations, entities } = declarations;
  const reach = reachable(kind);
  const inputs = openInputs(schema, declarations, kind);
  const open = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith('__')) continue;
    // Of a type whose rows say what this kind can never read, not even the id is open.
    const there = entities.get(type.name);
    const known = there === undefined || there === 'OPEN' || reach.has(there);
    const fields = Object.keys(type.getFields()).filter((field) => {
      const coordinate = `${type.name}.${field}`;
      const definition = type.getFields()[field];
      if (!known || !definition || !inputs.answers(coordinate, definition)) return false;
      if (ROOTS.has(type.name)) {
        const by = operations.get(coordinate)?.by;
        return by !== undefined && (by.includes('any') || by.includes(kind));
      }
      const category = categories.get(coordinate);
      return category !== undefined && reach.has(category);
    });
    open.set(type.name, new Set(fields));
  }
  return open;
};

const alive = (schema: GraphQLSchema, open: Fields, type: GraphQLNamedType): boolean => {
  if (!isCompositeType(type)) return true;
  if (isUnionType(type)) return type.getTypes().some((member) => alive(schema, open, member));
  return (open.get(type.name)?.size ?? 0) > 0;
};

/**
 * The fields of each type that a kind of requester can ever reach, by type name. A field falls with
 * its type when nothing in that can be reached, and an interface keeps a field only where every
 * implementation keeps it, so that what is left is a sound schema.
 */
export function reachableFields(
  schema: GraphQLSchema,
  declarations: Declarations,
  kind: RequesterKind,
): Fields {
  const open = declared(schema, declarations, kind);
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, fields] of open) {
      const type = schema.getType(name);
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      const heirs = isInterfaceType(type) ? schema.getImplementations(type) : null;
      for (const field of fields) {
        const result = type.getFields()[field];
        const kept = [...(heirs?.objects ?? []), ...(heirs?.interfaces ?? [])].every(
          (heir) => !alive(schema, open, heir) || open.get(heir.name)?.has(field),
        );
        if (kept && result && alive(schema, open, getNamedType(result.type))) continue;
        fields.delete(field);
        changed = true;
      }
    }
  }
  return open;
}
