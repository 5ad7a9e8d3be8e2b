import { CATEGORIES, type Category } from '@lidhja/policy';
import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Classification } from './Classification';
import { directiveArgument } from './directiveArgument';
import { isOfFederation } from './federationNames';

/** What each object type says that stands for a union or an interface, by type name. */
export type Members = ReadonlyMap<string, Category>;

const abstractTypes = (schema: GraphQLSchema): GraphQLAbstractType[] =>
  Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .filter((type) => !isOfFederation(type));

/** A field of an interface is masked as the object's own, so both must say the same of it. */
const contradictions = (
  schema: GraphQLSchema,
  { categories }: Classification,
  abstract: GraphQLAbstractType,
): string[] => {
  if (!isInterfaceType(abstract)) return [];
  const { objects, interfaces } = schema.getImplementations(abstract);
  return Object.keys(abstract.getFields()).flatMap((field) =>
    [...objects, ...interfaces].flatMap(({ name }) => {
      const [promised, kept] = [abstract.name, name].map((one) => `${one}.${field}`) as [
        string,
        string,
      ];
      const [said, meant] = [categories.get(promised), categories.get(kept)];
      return said === meant
        ? []
        : [`${kept} is ${String(meant)} and ${promised} is ${String(said)}: classify them alike`];
    }),
  );
};

const neverNull = (schema: GraphQLSchema, members: Members): string[] =>
  Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => {
      const answered = getNamedType(field.type);
      const one = isNonNullType(field.type) ? field.type.ofType : null;
      if (!one || one !== answered || !isAbstractType(answered)) return [];
      const hides = schema.getPossibleTypes(answered).some(({ name }) => hidden(members, name));
      return hides ? [`${type.name}.${field.name} can be absent and so must be nullable`] : [];
    });
  });

const hidden = (members: Members, name: string): boolean => members.get(name) !== 'OPEN';

/**
 * Reads what the types say that stand for a union or an interface: `__typename` tells which of them a
 * row is, and no resolver is asked for it.
 * @throws Error that names every member that does not say it, every field of an interface that is
 *   classified otherwise where it is implemented, and every field by which an absent row would be an error
 */
export function readMembers(schema: GraphQLSchema, classification: Classification): Members {
  const members = new Map<string, Category>();
  const faults: string[] = [];
  for (const abstract of abstractTypes(schema)) {
    faults.push(...contradictions(schema, classification, abstract));
    for (const member of schema.getPossibleTypes(abstract) as readonly GraphQLObjectType[]) {
      const category = directiveArgument(member, 'classified', 'as') as Category | undefined;
      if (category && CATEGORIES.includes(category)) members.set(member.name, category);
      else {
        faults.push(
          `${member.name} can stand for ${abstract.name}: add @Classified(category) to its class`,
        );
      }
    }
  }
  if (faults.length === 0) faults.push(...neverNull(schema, members));
  if (faults.length > 0) throw new Error(`The schema is not whole:\n  ${faults.join('\n  ')}`);
  return members;
}
