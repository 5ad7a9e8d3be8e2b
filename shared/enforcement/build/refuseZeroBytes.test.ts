import { buildSchema, graphql } from 'graphql';
import { refuseZeroBytes } from './refuseZeroBytes';

const schema = (): ReturnType<typeof buildSchema> =>
  buildSchema(`
  scalar Any
  input Part { name: String, id: ID!, parts: [[Part!]] }
  type Office { name(like: String): String }
  type Query {
    office(reference: String, first: Int, any: Any, input: Part): Office
    _entities(reference: String): Office
  }`);
const guarded = schema();
refuseZeroBytes(guarded);

const office = { name: () => 'Vlorë' };
const rootValue = { office: () => office, _entities: () => office };
const ask = async (source: string, variableValues = {}, of = guarded) => {
  const { data, errors } = await graphql({ schema: of, source, rootValue, variableValues });
  const [error] = errors ?? [];
  return error ? [error.extensions['code'], error.extensions['at']] : data?.['office'];
};
const OF_INPUT = 'query ($input: Part) { office(input: $input) { name } }';

test.each([
  [{ id: 'a\0b' }, 'input.id'],
  [{ id: '1', name: '\0' }, 'input.name'],
  [{ id: '1', parts: [null, [{ id: '2' }, { id: '3', name: 'a\0' }]] }, 'input.parts.name'],
])('in %j is refused at its place', async (input, at) => {
  expect(await ask(OF_INPUT, { input })).toEqual(['INPUT_INVALID', at]);
});

test.each([
  ['{ office(reference: "a\\u0000") { name } }', 'reference'],
  ['{ office(reference: "a") { name(like: "\\u0000") } }', 'like'],
])('in %s is refused at its place', async (document, at) => {
  expect(await ask(document)).toEqual(['INPUT_INVALID', at]);
});

test('what has none goes through, and so does what is no text of the schema', async () => {
  const parts = [[{ id: '2', name: null }]];
  expect(await ask(OF_INPUT, { input: { id: '1', name: 'a\n', parts } })).toEqual({
    name: 'Vlorë',
  });
  expect(await ask(OF_INPUT, { input: null })).toEqual({ name: 'Vlorë' });
  expect(await ask('{ office(first: 1, any: "\\u0000") { name } }')).toEqual({ name: 'Vlorë' });
});

test('the library’s own fields are left to it', async () => {
  const { errors } = await graphql({
    schema: guarded,
    source: '{ _entities(reference: "\\u0000") { name } }',
    rootValue,
  });
  expect(errors).toBeUndefined();
});

test('without it a zero byte goes on to the database', async () => {
  expect(await ask(OF_INPUT, { input: { id: '\0' } }, schema())).toEqual({ name: 'Vlorë' });
});
