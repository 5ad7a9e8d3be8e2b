import { buildSchema, graphql } from 'graphql';
import { lowerIds } from './lowerIds';

const ID = '0A1B2C3D-4E5F-4A6B-8C7D-9E0F1A2B3C4D';
const LOWER = ID.toLowerCase();

const schema = buildSchema(`
  input Inner { id: ID, text: String, ids: [ID!]! }
  input Given { id: ID!, inner: [Inner!], kind: Kind }
  enum Kind { ONE }
  type Below { of(ids: [ID]): String }
  type Query { plain: String, ask(input: Given, id: ID, text: String): String, below: Below }
`);
lowerIds(schema);

const told = async (source: string, variableValues: object = {}): Promise<unknown> => {
  // What was not given is no argument, not even one without a value.
  const say = (args: unknown): string =>
    JSON.stringify(args, (_name, value: unknown) => (value === undefined ? 'undefined' : value));
  const rootValue = { plain: 'as it was', ask: say, below: { of: say } };
  const { data, errors } = await graphql({
    ...{ schema, source, rootValue },
    variableValues: { ...variableValues },
  });
  expect(errors).toBeUndefined();
  const [value] = Object.values(data ?? {}) as [string | { of: string }];
  return JSON.parse(typeof value === 'string' ? value : value.of);
};

it('says every id in lower case, in lists and in what lies within', async () => {
  const inner = [{ id: ID, text: ID, ids: [ID, LOWER] }];
  const input = { id: ID, inner, kind: 'ONE' };
  expect(
    await told('query ($input: Given, $id: ID) { ask(input: $input, id: $id) }', { input, id: ID }),
  ).toEqual({
    input: { id: LOWER, inner: [{ id: LOWER, text: ID, ids: [LOWER, LOWER] }], kind: 'ONE' },
    id: LOWER,
  });
  expect(await told(`{ below { of(ids: ["${ID}", null]) } }`)).toEqual({ ids: [LOWER, null] });
});

it('leaves texts, what is no UUID, and null as they are', async () => {
  const document =
    'query ($input: Given, $id: ID, $text: String) { ask(input: $input, id: $id, text: $text) }';
  for (const id of ['AL-12', `${ID}0`, `x${ID}`, '', null]) {
    expect(await told(document, { id, text: ID, input: null })).toEqual({
      ...{ input: null, id, text: ID },
    });
  }
  expect(
    (await graphql({ schema, source: '{ plain }', rootValue: { plain: 'as it was' } })).data,
  ).toEqual({
    plain: 'as it was',
  });
});
