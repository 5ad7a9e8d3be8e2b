import {
  astFromValue,
  getNamedType,
  getNullableType,
  isObjectType,
  isScalarType,
  print,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { rootOf, type Chosen, type WorldQuestion } from './Question';

/** A document with its variables, and the coordinates that it asks for. */
export interface Rendered {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly coordinates: ReadonlySet<string>;
}

/** An object for a scalar, which no literal of graphql-js is written for. */
const isJson = (value: unknown, type: GraphQLInputType): boolean =>
  isScalarType(getNullableType(type)) && typeof value === 'object' && value !== null;

/** Writes what was chosen as a document that is valid against the schema. */
export function renderDocument(schema: GraphQLSchema, question: WorldQuestion): Rendered {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fragments: string[] = [];
  const coordinates = new Set<string>();

  const argumentsOf = (type: GraphQLObjectType, { field, given }: Chosen): string => {
    const written = (type.getFields()[field]?.args ?? []).flatMap(({ name, type: input }) => {
      const one = given[name];
      if (!one) return [];
      if (one.variable || isJson(one.value, input)) {
        const variable = `v${declared.length + 1}`;
        declared.push(`$${variable}: ${String(input)}`);
        variables[variable] = one.value;
        return [`${name}: $${variable}`];
      }
      const literal = astFromValue(one.value, input);
      return literal ? [`${name}: ${print(literal)}`] : [];
    });
    return written.length > 0 ? `(${written.join(', ')})` : '';
  };

  const fieldOf = (type: GraphQLObjectType, one: Chosen): string => {
    coordinates.add(`${type.name}.${one.field}`);
    const result = getNamedType(type.getFields()[one.field]?.type);
    const parts = isObjectType(result) ? ` { ${selection(result, one.chosen)} }` : '';
    const alias = one.alias === null ? '' : `${one.alias}: `;
    return `${alias}${one.field}${argumentsOf(type, one)}${parts}`;
  };

  const selection = (type: GraphQLObjectType, parts: readonly Chosen[]): string =>
    parts
      .map((one) => {
        const field = fieldOf(type, one);
        if (one.within === 'plain') return field;
        if (one.within === 'inline') return `... on ${type.name} { ${field} }`;
        fragments.push(`fragment F${fragments.length + 1} on ${type.name} { ${field} }`);
        return `...F${fragments.length}`;
      })
      .join(' ');

  const { operation, chosen } = question;
  const body = selection(rootOf(schema, question), chosen);
  const given = declared.length > 0 ? ` (${declared.join(', ')})` : '';
  const head = operation === 'query' && given === '' ? '' : `${operation}${given} `;
  return { document: [`${head}{ ${body} }`, ...fragments].join('\n'), variables, coordinates };
}
