import { readDeclarations } from '@lidhja/enforcement';
import type { Declarations } from '@lidhja/policy';
import {
  buildSchema,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';

const ROOTS = ['Query', 'Mutation'];

/** One line of a table, with nothing in it that a table could take for its own. */
const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()).join(' | ')} |`;

const table = (heads: readonly string[], rows: readonly string[]): string[] => [
  row(...heads),
  row(...heads.map(() => '---')),
  ...rows,
  '',
];

const code = (text: string): string => `\`${text}\``;

const choice = (at: string, { name, type }: GraphQLArgument, { selections }: Declarations) => {
  const by = selections.get(`${at}(${name}:)`);
  return `${code(`${name}: ${String(type)}`)}${by ? ` by ${code(by)}` : ''}`;
};

const choices = (
  at: string,
  { args }: GraphQLField<unknown, unknown>,
  declarations: Declarations,
): string => args.map((argument) => choice(at, argument, declarations)).join(', ');

const operations = (type: GraphQLObjectType, declarations: Declarations): string[] =>
  Object.values(type.getFields()).map((field) => {
    const at = `${type.name}.${field.name}`;
    const { by = [], purposes = [] } = declarations.operations.get(at) ?? {};
    return row(
      code(field.name),
      code(String(field.type)),
      choices(at, field, declarations),
      [...by].sort().join(', '),
      purposes.length === 0 ? 'open data, none needed' : [...purposes].join(', '),
      field.description ?? '',
    );
  });

const fields = (type: GraphQLObjectType, declarations: Declarations): string[] =>
  Object.values(type.getFields()).map((field) => {
    const at = `${type.name}.${field.name}`;
    return row(
      code(field.name),
      code(String(field.type)),
      declarations.categories.get(at) ?? '',
      choices(at, field, declarations),
      field.description ?? '',
    );
  });

const part = (type: GraphQLObjectType, declarations: Declarations): string[] => {
  const there = declarations.entities.get(type.name);
  const said = there ? [`That there is one says: ${there}.`, ''] : [];
  return [
    `## ${type.name}`,
    '',
    ...(type.description ? [type.description, ''] : []),
    ...said,
    ...(ROOTS.includes(type.name)
      ? table(
          ['operation', 'answers', 'arguments', 'by', 'purposes', ''],
          operations(type, declarations),
        )
      : table(['field', 'type', 'category', 'arguments', ''], fields(type, declarations))),
  ];
};

/** By what the fields of inputs and the values of orders choose rows; arguments say it where they stand. */
const inputs = ({ selections }: Declarations): string[] => {
  const rows = [...selections]
    .filter(([what]) => !what.includes('('))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, by]) => row(code(what), code(by)));
  return rows.length === 0
    ? []
    : ['## Filters and orders', '', ...table(['given', 'chooses by'], rows)];
};

/**
 * The whole schema with what it declares of itself, as Markdown; the same SDL gives the same text.
 * @param sdl of the supergraph
 */
export function describeSchema(sdl: string): string {
  const schema = buildSchema(sdl, { assumeValid: true });
  const declarations = readDeclarations(sdl);
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) && !/^(__|join__|link__)/.test(type.name),
  );
  const rest = types.filter(({ name }) => !ROOTS.includes(name));
  const ordered = [
    ...ROOTS.flatMap((root) => types.filter(({ name }) => name === root)),
    ...rest.sort((a, b) => (a.name < b.name ? -1 : 1)),
  ];
  return [
    '# Schema',
    '',
    'What can be asked, by whom and for what, and the category of every field. Written by',
    '`npm run compose`; what each category opens to whom is in `matrix.tsv`.',
    '',
    ...ordered.flatMap((type) => part(type, declarations)),
    ...inputs(declarations),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
