import { buildSchema, parse } from 'graphql';
import { readDocument } from './readDocument';
import type { RequestContext } from './RequestContext';
import { Underway } from './Underway';

const schema = buildSchema('type Query { asked(id: ID): String, broken: String }');
const underway = new Underway();
const context = Object.freeze({
  purpose: 'THIS_PROCEEDING',
  underway,
}) as unknown as RequestContext;
const queries = schema.getQueryType()?.getFields() ?? {};
const met: unknown[] = [];
Object.assign(queries['asked'] ?? {}, {
  resolve: (_: unknown, { id }: { id: string }, given: object) => {
    met.push(given);
    return `read ${id}`;
  },
});
Object.assign(queries['broken'] ?? {}, {
  resolve: () => {
    throw new Error('secret');
  },
});

test('what failed is told when nothing of it is being read any more', async () => {
  let ended = false;
  const strict = buildSchema('type Query { broken: String!, slow: String }');
  const { broken, slow } = strict.getQueryType()?.getFields() ?? {};
  Object.assign(broken ?? {}, { resolve: () => Promise.reject(new Error('secret')) });
  const reading = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
    ended = true;
  };
  Object.assign(slow ?? {}, { resolve: () => underway.note(reading()) });
  const document = parse('{ broken slow }');
  await expect(readDocument(strict, document, {}, context)).rejects.toThrow();
  expect(ended).toBe(true);
});

const read = (document: string): Promise<Record<string, unknown>> =>
  readDocument(schema, parse(document), { id: '1' }, context);

test('a document of our own is answered by the schema, with the context that it is given', async () => {
  expect(await read('query ($id: ID) { asked(id: $id) }')).toEqual({ asked: 'read 1' });
  // Not the frozen one itself: shield keeps something on it.
  expect(met).toEqual([{ purpose: 'THIS_PROCEEDING', underway }]);
  expect(Object.isFrozen(met[0])).toBe(false);
});

test.each(['{ asked broken }', '{ unknown: broken }'])(
  'what is not answered in any part, as "%s", is no answer and tells nothing but to the log',
  async (document) => {
    const cause = { message: 'secret' };
    await expect(read(document)).rejects.toMatchObject({ code: 'INTERNAL', cause });
    await expect(read(document)).rejects.not.toThrow('secret');
  },
);
