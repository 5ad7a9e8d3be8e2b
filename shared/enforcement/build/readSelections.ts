import type { Category } from '@lidhja/policy';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { directiveArgument, hasDirective } from './directiveArgument';
import { isFederationField, isOfFederation } from './federationNames';
import { isPaging } from './isPaging';
import { listedType } from './listedType';

/** The field by whose values rows are chosen, by the coordinate of what chooses; null where none are. */
export type Selections = ReadonlyMap<string, string | null>;

type Choosing = GraphQLArgument | GraphQLInputField | GraphQLEnumValue;

/** What can be said within an input or an enum that orders; nothing for a type that only holds values. */
const membersOf = (type: GraphQLNamedType): readonly (GraphQLInputField | GraphQLEnumValue)[] => {
  if (isInputObjectType(type)) return Object.values(type.getFields());
  if (!isEnumType(type)) return [];
  const values = type.getValues();
  return values.some((value) => hasDirective(value, 'selects')) ? values : [];
};

/** Each thing that can be said with an argument, with the field it chooses by; undefined where none is declared. */
export function choicesOf(
  choosing: Choosing,
  at: string,
  within: readonly string[] = [],
): [string, string | null | undefined][] {
  if (hasDirective(choosing, 'selects')) {
    return [[at, (directiveArgument(choosing, 'selects', 'by') ?? null) as string | null]];
  }
  const type = 'type' in choosing ? getNamedType(choosing.type) : null;
  if (type && within.includes(type.name)) return [];
  const members = type ? membersOf(type) : [];
  if (!type || members.length === 0) return [[at, undefined]];
  return members.flatMap((member) =>
    choicesOf(member, `${type.name}.${member.name}`, [...within, type.name]),
  );
}

/**
 * Reads by what every argument chooses rows. Arguments of mutations are what is written.
 * @param categories of the schema's fields
 * @param faults takes a sentence for each argument, input field and enum value that does not say it, or
 *   that names a field which is not classified or, of a protected one, not of the type that is listed:
 *   it could not be checked row by row
 */
export function readSelections(
  schema: GraphQLSchema,
  categories: ReadonlyMap<string, Category>,
  faults: string[],
): Selections {
  const selections = new Map<string, string | null>();
  const found = new Set<string>();
  const read = (what: string, by: string | null | undefined, listed: string): void => {
    if (by === undefined) {
      found.add(`${what} chooses rows: add @SelectsBy('Type.field')`);
      return;
    }
    selections.set(what, by);
    const category = by === null ? 'OPEN' : categories.get(by);
    if (category === undefined) found.add(`${what} selects by ${by}, which is not classified`);
    else if (category !== 'OPEN' && !by?.startsWith(`${listed}.`))
      found.add(`${what} selects ${listed} by ${by}: it must be a field of the same type`);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isOfFederation(type)) continue;
    if (type === schema.getMutationType()) continue;
    for (const field of Object.values(type.getFields())) {
      if (isFederationField(`${type.name}.${field.name}`)) continue;
      for (const argument of field.args.filter((one) => !isPaging(one, field.type))) {
        const at = `${type.name}.${field.name}(${argument.name}:)`;
        for (const [what, by] of choicesOf(argument, at)) read(what, by, listedType(field.type));
      }
    }
  }
  faults.push(...found);
  return selections;
}
