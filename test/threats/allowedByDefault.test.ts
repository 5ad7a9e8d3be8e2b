/** @jest-environment node */
import { buildSchema, graphql, type GraphQLSchema } from 'graphql';

type Tree = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
/** Whether what has no rule is allowed, as the library has it where nothing is said. */
const mockDefault = { allows: false };

jest.mock('graphql-shield', (): object => {
  const real = jest.requireActual<Record<string, unknown>>('graphql-shield');
  const shield = real['shield'] as (tree: Tree, options: object) => unknown;
  const ruled = (tree: Tree): Tree =>
    Object.fromEntries(
      Object.entries(tree).map(([type, { '*': _rest, ...fields }]) => [type, fields]),
    );
  return {
    ...real,
    shield: (tree: Tree, options: object) =>
      mockDefault.allows
        ? shield(ruled(tree), { ...options, fallbackRule: real['allow'] })
        : shield(tree, options),
  };
});

type Guarding = Record<'guardDoors', (schema: GraphQLSchema, declared: object) => GraphQLSchema>;
const { guardDoors } = jest.requireActual<Guarding>('../../shared/enforcement/walls/guardDoors');

/** What is answered by a root field that has no entry in the tree. */
const answered = async (): Promise<unknown> => {
  const none = { categories: new Map(), operations: new Map(), entities: new Map() };
  const schema = guardDoors(buildSchema('type Query { open: String }'), {
    ...none,
    selections: new Map(),
  });
  const rootValue = { open: 'open' };
  return (await graphql({ schema, source: '{ open }', rootValue, contextValue: {} })).data?.[
    'open'
  ];
};

test('without an entry of its own a root field is denied', async () => {
  expect(await answered()).toBeNull();
});

test('a tree that allows what it does not name would open it', async () => {
  mockDefault.allows = true;
  expect(await answered()).toBe('open');
});
