import { buildASTSchema, graphql, parse, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../serve/RequestContext';
import { Underway } from '../serve/Underway';
import { noteUnderway, resolvedFields } from './noteUnderway';

const build = (answer: () => unknown): GraphQLSchema => {
  const schema = buildASTSchema(
    parse('type Query { whole: String! slow: Slow } type Slow { plain: String deep: String }'),
  );
  const fieldsOf = (type: string) =>
    (schema.getType(type) as ReturnType<typeof schema.getQueryType>)?.getFields() ?? {};
  const { whole, slow } = fieldsOf('Query');
  const { deep } = fieldsOf('Slow');
  if (!whole || !slow || !deep) throw new Error('a field is missing');
  whole.resolve = () => Promise.reject(new Error('failed'));
  slow.resolve = () => new Promise((resolve) => setImmediate(resolve, { plain: 'plain' }));
  deep.resolve = answer;
  return schema;
};

const ask = async (schema: GraphQLSchema): Promise<Underway> => {
  const underway = new Underway();
  const contextValue = { underway } as RequestContext;
  const { data } = await graphql({ schema, source: '{ whole slow { plain deep } }', contextValue });
  expect(data).toBeNull();
  return underway;
};

test('fields with a resolver of their own are those that are waited for', () => {
  expect([...resolvedFields(build(() => 'deep'))].sort()).toEqual([
    'Query.slow',
    'Query.whole',
    'Slow.deep',
  ]);
});

test('what a sibling of a failed field goes on to read is waited for', async () => {
  let read = false;
  const schema = build(async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
    read = true;
  });
  noteUnderway(schema, resolvedFields(schema));
  const underway = await ask(schema);
  expect(read).toBe(false);
  await underway.ended();
  expect(read).toBe(true);
});

test('a field that reads a property is not, though a wall was put before it since', async () => {
  const schema = build(() => 'deep');
  const resolved = resolvedFields(schema);
  const { plain } =
    (schema.getType('Slow') as ReturnType<typeof schema.getQueryType>)?.getFields() ?? {};
  if (plain) plain.resolve = () => 'masked';
  noteUnderway(schema, resolved);
  const underway = new Underway();
  const note = jest.spyOn(underway, 'note');
  const contextValue = { underway } as RequestContext;
  const { data } = await graphql({ schema, source: '{ slow { plain deep } }', contextValue });
  expect(data).toEqual({ slow: { plain: 'masked', deep: 'deep' } });
  expect(note).toHaveBeenCalledTimes(2);
  expect(note).toHaveBeenCalledWith('deep');
});
