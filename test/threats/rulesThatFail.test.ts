/** @jest-environment node */
import { buildSubgraph, Underway } from '@lidhja/enforcement';
import { evidence } from '@lidhja/evidence';
import { international } from '@lidhja/international';
import { local } from '@lidhja/local';
import { national } from '@lidhja/national';
import { PUBLIC } from '@lidhja/policy';
import { graphql, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

const CANARY = 'CANARY-5e0c77d1';
type Rule = () => unknown;
/** What every rule of every door says in place of what it should. */
const mockRule: { says: Rule | null } = { says: null };
const mockReached = new Set<string>();

jest.mock('graphql-shield', (): object => {
  const real = jest.requireActual<Record<string, unknown>>('graphql-shield');
  const rule = real['rule'] as (
    ...named: unknown[]
  ) => (work: (...asked: unknown[]) => unknown) => unknown;
  return {
    ...real,
    rule:
      (...named: unknown[]) =>
      (work: (...asked: unknown[]) => unknown) =>
        rule(...named)((...asked: unknown[]) => (mockRule.says ? mockRule.says() : work(...asked))),
  };
});
// Behind each door stands nothing but a mark that someone came through.
jest.mock('../../shared/enforcement/walls/maskFields', () => ({
  maskFields(schema: GraphQLSchema) {
    for (const type of [schema.getQueryType(), schema.getMutationType()]) {
      for (const field of Object.values(type?.getFields() ?? {})) {
        field.resolve = () => {
          mockReached.add(`${type?.name}.${field.name}`);
          return null;
        };
      }
    }
  },
}));

interface Server {
  executeOperation(asked: object, options: object): Promise<unknown>;
}
type Served = Record<'createApolloServer', (schema: GraphQLSchema) => Server>;
const { createApolloServer } = jest.requireActual<Served>(
  '../../shared/enforcement/serve/createApolloServer',
);

/** Asks as a subgraph is served, or the schema alone, as no one is served. */
type Ask = (schema: GraphQLSchema, query: string, variables: object) => Promise<unknown>;
const contextValue = { requester: PUBLIC, purpose: null, underway: new Underway() };
const served: Ask = (schema, query, variables) =>
  createApolloServer(schema).executeOperation({ query, variables }, { contextValue });
const bare: Ask = (schema, source, variables) =>
  graphql({ schema, source, variableValues: { ...variables }, contextValue });

const schemas = [national, local, international, evidence].map((one) => buildSubgraph(one).schema);

const VALUES: Readonly<Record<string, string>> = {
  'Boolean!': 'true',
  'Int!': '1',
  'String!': '"x"',
  'ID!': '"x"',
  'AreaKind!': 'QARK',
  '[_Any!]!': '[{ __typename: "Area", code: "AL-12" }]',
  'PreviewDecisionInput!': '{ requestId: "x" }',
};

/** Knocks at every door of a schema. */
const knock = async (schema: GraphQLSchema, ask: Ask = served): Promise<string[]> => {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter(
    isObjectType,
  ) as GraphQLObjectType[];
  const answers: string[] = [];
  for (const root of roots) {
    for (const field of Object.values(root.getFields())) {
      const required = field.args.filter(
        ({ type, defaultValue }) => String(type).endsWith('!') && defaultValue === undefined,
      );
      const inputs = required.filter(({ type }) => !(String(type) in VALUES));
      const given = required.map(
        ({ name, type }) => `${name}: ${VALUES[String(type)] ?? `$${name}`}`,
      );
      const variables = inputs.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
      const kind = root.name === 'Query' ? 'query' : 'mutation';
      const source = `${kind} ${variables ? `(${variables})` : ''} { ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''} { __typename } }`;
      const nothing = Object.fromEntries(inputs.map(({ name }) => [name, null]));
      // An input that must not be null would stop before any door.
      const asked = inputs.length > 0 ? source.replace(/!/g, '') : source;
      answers.push(JSON.stringify(await ask(schema, asked, nothing)));
    }
  }
  return answers;
};

const throws: Rule = () => {
  throw new Error(CANARY);
};
const FAULTS: readonly (readonly [string, Rule])[] = [
  ['throws', throws],
  ['rejects', () => Promise.reject(new Error(CANARY))],
  ['answers an error', () => new Error(CANARY)],
  ['answers text', () => CANARY],
  ['answers nothing', () => undefined],
  ['answers null', () => null],
  ['answers 0', () => 0],
  ['answers 1', () => 1],
  ['answers an object', () => ({})],
  ['answers false', () => false],
];

afterEach(() => {
  mockRule.says = null;
  mockReached.clear();
});

test.each(FAULTS)(
  'no door opens when its rule %s, and no word of the rule gets out',
  async (_what, says) => {
    mockRule.says = says;
    for (const schema of schemas) {
      for (const answer of await knock(schema)) expect(answer).not.toContain(CANARY);
    }
    expect([...mockReached]).toEqual([]);
  },
);

test('every door would be seen to open: a rule that answers true lets through', async () => {
  mockRule.says = () => true;
  for (const schema of schemas) await knock(schema);
  const doors = schemas.flatMap((schema) =>
    Object.keys(schema.getQueryType()?.getFields() ?? {}).map((name) => `Query.${name}`),
  );
  // To the SDL no rule leads.
  expect(new Set([...mockReached].filter((one) => one.startsWith('Query.')))).toEqual(
    new Set(doors.filter((one) => one !== 'Query._service')),
  );
});

test('a rule that says more than true or false would be heard, were subgraphs served without our errors', async () => {
  mockRule.says = () => CANARY;
  const [schema] = schemas;
  expect(schema && (await knock(schema, bare)).join()).toContain(CANARY);
});
