import type { SeededRandom } from '@lidhja/exchange';
import type { Category } from '@lidhja/policy';
import {
  getNamedType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** One way through a schema, from a field of the root to an object with fields that are not open. */
export interface PathIn {
  readonly operation: 'query' | 'mutation';
  readonly root: Field;
  /** Type that the root answers; of `_entities` the one that is named. */
  readonly from: GraphQLObjectType;
  readonly steps: readonly Field[];
  readonly target: GraphQLObjectType;
}

const fieldsOf = (type: GraphQLObjectType): Field[] => Object.values(type.getFields()) as Field[];

const onward = (
  from: GraphQLObjectType,
  guarded: (type: GraphQLObjectType) => boolean,
): Pick<PathIn, 'steps' | 'target'>[] => {
  const found: Pick<PathIn, 'steps' | 'target'>[] = [];
  const visit = (type: GraphQLObjectType, steps: Field[], met: readonly string[]): void => {
    if (guarded(type)) found.push({ steps, target: type });
    for (const field of fieldsOf(type)) {
      const next = getNamedType(field.type);
      if (isObjectType(next) && !met.includes(next.name))
        visit(next, [...steps, field], [...met, next.name]);
    }
  };
  visit(from, [], [from.name]);
  return found;
};

/** Every way of a schema that meets no type twice, to every object with fields that are not open. */
export function pathsOf(
  schema: GraphQLSchema,
  categories: ReadonlyMap<string, Category>,
): PathIn[] {
  const guarded = (type: GraphQLObjectType): boolean =>
    fieldsOf(type).some(
      ({ name }) => (categories.get(`${type.name}.${name}`) ?? 'OPEN') !== 'OPEN',
    );
  const from = (operation: PathIn['operation'], root: Field, type: GraphQLObjectType): PathIn[] =>
    onward(type, guarded).map((way) => ({ operation, root, from: type, ...way }));
  return (['query', 'mutation'] as const).flatMap((operation) => {
    const type = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
    return (type ? fieldsOf(type) : []).flatMap((root) => {
      const answered = getNamedType(root.type);
      if (root.name !== '_entities')
        return isObjectType(answered) && !answered.name.startsWith('_')
          ? from(operation, root, answered)
          : [];
      const members = schema.getPossibleTypes(answered as never);
      return members.filter((one) => guarded(one)).flatMap((one) => from(operation, root, one));
    });
  });
}

/** How the fields at the end of a way are written. */
export const FORMS = ['plain', 'backwards', 'inline', 'fragment', 'aliases', 'mixed'] as const;
export type Form = (typeof FORMS)[number];

/** Aliases that a document may have, less those of its roots. */
const ALIASES = 26;

/** A literal for an argument that must be given, or is better given. */
export type Literals = (field: string, argument: string) => string | null;

const written = (field: Field, literals: Literals): string => {
  const given = field.args.flatMap((argument) => {
    const literal = literals(field.name, argument.name);
    if (literal === null && isRequiredArgument(argument))
      throw new Error(
        `say in test/paths/askPaths.ts what ${field.name}(${argument.name}:) is given`,
      );
    return literal === null ? [] : [`${argument.name}: ${literal}`];
  });
  return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
};

/** Writes the document of one way, in one form, asking for all that is not open at its end. */
export function writeDocument(
  { operation, root, from, steps, target }: PathIn,
  form: Form,
  categories: ReadonlyMap<string, Category>,
  literals: Literals,
  random: SeededRandom,
): string {
  // The same field twice, each time with arguments of its own.
  const roots =
    operation === 'query' && root.args.length > 0 && form !== 'aliases' && steps.length < 6
      ? ['one: ', 'other: ']
      : [''];
  const most = Math.floor(ALIASES / roots.length);
  const key = (type: GraphQLObjectType): string =>
    type.getFields()['id'] ? '__typename id' : '__typename';
  const parts = fieldsOf(target)
    .filter(({ name }) => (categories.get(`${target.name}.${name}`) ?? 'OPEN') !== 'OPEN')
    .map((field) => {
      const type = getNamedType(field.type);
      return `${written(field, literals)}${isObjectType(type) ? ` { ${key(type)} }` : ''}`;
    });
  const renamed = (prefix: string, most: number): string[] =>
    parts.slice(0, most).map((part, at) => `${prefix}${at}: ${part}`);
  const fragments: string[] = [];
  const fragment = (fields: readonly string[]): string => {
    fragments.push(`fragment F${fragments.length} on ${target.name} { ${fields.join(' ')} }`);
    return `...F${fragments.length - 1}`;
  };
  const inline = (fields: readonly string[]): string =>
    `... on ${target.name} { ${fields.join(' ')} }`;
  const forms: Readonly<Record<Form, () => string[]>> = {
    plain: () => parts,
    backwards: () => [...parts].reverse(),
    inline: () => [inline(parts)],
    fragment: () => [fragment(parts)],
    aliases: () => [...renamed('a', most / 2), ...renamed('b', most / 2).reverse()],
    mixed: () => [
      ...renamed('a', most / 3),
      ...parts,
      inline(renamed('b', most / 3)),
      fragment([...parts, ...renamed('c', most / 3)].reverse()),
    ],
  };
  const last = `${key(target)} ${forms[form]().join(' ')}`;
  const types = [from, ...steps.map(({ type }) => getNamedType(type) as GraphQLObjectType)];
  const inner = steps.reduceRight((below, field, at) => {
    const type = types[at] as GraphQLObjectType;
    const step = `${written(field, literals)} { ${below} }`;
    return `${key(type)} ${random.percent(30) ? `... on ${type.name} { ${step} }` : step}`;
  }, last);
  const body = root.name === '_entities' ? `__typename ... on ${from.name} { ${inner} }` : inner;
  const asked = roots.map((alias) => `${alias}${written(root, literals)} { ${body} }`);
  return [`${operation} { ${asked.join(' ')} }`, ...fragments].join('\n');
}
