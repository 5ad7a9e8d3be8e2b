import { buildSchema, graphql, type GraphQLObjectType } from 'graphql';
import { refuseUnkeepable } from './refuseUnkeepable';

const schema = (): ReturnType<typeof buildSchema> =>
  buildSchema(`
  scalar Any
  scalar LocalDate
  scalar DateTime
  input Between { from: LocalDate, until: [DateTime!] }
  input Part { name: String, id: ID!, parts: [[Part!]] }
  type Office { id: ID name(like: String): String }
  type Query {
    office(reference: String, first: Int, any: Any, input: Part, between: Between): Office
    _entities(reference: String): Office
  }`);
const guarded = schema();
refuseUnkeepable(guarded);

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
  [{ id: '\ud800' }, 'input.id'],
  [{ id: '1', name: 'a\u202eb' }, 'input.name'],
  [{ id: '1', name: 'a\u2067b' }, 'input.name'],
  [{ id: '1', name: 'a\u0007b' }, 'input.name'],
  [{ id: '1', parts: [null, [{ id: '2' }, { id: '3', name: 'a\0' }]] }, 'input.parts.1.1.name'],
])('in %j is refused at its place', async (input, at) => {
  expect(await ask(OF_INPUT, { input })).toEqual(['TEXT_NOT_PLAIN', at]);
});

test.each([
  ['{ office(reference: "a\\u0000") { name } }', 'reference'],
  ['{ office(reference: "a") { name(like: "\\u0000") } }', 'like'],
])('in %s is refused at its place', async (document, at) => {
  expect(await ask(document)).toEqual(['TEXT_NOT_PLAIN', at]);
});

const BETWEEN = 'query ($between: Between) { office(between: $between) { name } }';

test.each([
  [{ from: '0000-01-01' }, 'between.from'],
  [{ from: ' 2026-01-01' }, 'between.from'],
  [{ from: 'today' }, 'between.from'],
  [{ until: [new Date('2026-01-01'), new Date('0000-12-31T23:59:59Z')] }, 'between.until.1'],
  [{ until: [new Date('+010000-01-01T00:00:00Z')] }, 'between.until.0'],
])('a date that no calendar has, in %j, is refused at its place', async (between, at) => {
  expect(await ask(BETWEEN, { between })).toEqual(['DATE_OUT_OF_RANGE', at]);
});

test('dates from the year 1 to the year 9999 go through', async () => {
  const until = [new Date('0001-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59Z')];
  expect(await ask(BETWEEN, { between: { from: '0001-01-01', until } })).toEqual({ name: 'Vlorë' });
});

test('what has none goes through, and so does what is no text of the schema', async () => {
  const parts = [[{ id: '2', name: null }]];
  expect(await ask(OF_INPUT, { input: { id: '1', name: 'a\n\tb\r\n', parts } })).toEqual({
    name: 'Vlorë',
  });
  expect(await ask(OF_INPUT, { input: null })).toEqual({ name: 'Vlorë' });
  expect(await ask('{ office(first: 1, any: "\\u0000") { name } }')).toEqual({ name: 'Vlorë' });
});

test('a field that takes nothing is left as it is', () => {
  const resolverOf = (coordinate: string) => {
    const [type = '', field = ''] = coordinate.split('.');
    return (guarded.getType(type) as GraphQLObjectType).getFields()[field]?.resolve;
  };
  expect(resolverOf('Office.id')).toBeUndefined();
  expect(resolverOf('Office.name')).toBeDefined();
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
