import { SeededRandom } from '@lidhja/exchange';
import { buildSchema } from 'graphql';
import { findInterference, type Search } from './findInterference';
import type { Outside } from './Outside';
import type { WorldQuestion } from './Question';
import type { Pair, Worlds } from './Worlds';

const SCHEMA = buildSchema('type Query { a: Int b: Int }');
const leaf = (field: string): WorldQuestion['chosen'][number] => ({
  field,
  alias: null,
  within: 'plain',
  given: {},
  chosen: [],
});
const QUESTION: WorldQuestion = {
  persona: 'anyone',
  operation: 'query',
  purpose: null,
  request: null,
  chosen: [leaf('a'), leaf('b')],
};
const TWIST = { name: 'something hidden is not there', sql: [], hiddenFrom: () => true };

const outside = (bytes: string): Outside => ({
  status: 200,
  headers: [],
  bytes,
  statements: [],
  parameters: [],
  plans: [],
  fetches: [],
});
const pair = (other: string, late = false): Pair => ({
  one: outside('same'),
  other: outside(other),
  data: null,
  late,
});

/** Worlds that answer in turn, and the same from then on. */
const answering = (...pairs: readonly Pair[]): Worlds => {
  const left = [...pairs];
  return {
    asking: ['anyone'],
    schemaOf: () => SCHEMA,
    asker: () => ({ persona: 'anyone', kind: 'public', purpose: null, request: null }),
    draw: () => QUESTION,
    ask: () => Promise.resolve(left.shift() ?? pair('same')),
  } as unknown as Worlds;
};

const search = (worlds: Worlds, more: Partial<Search> = {}) =>
  findInterference(worlds, TWIST, { random: new SeededRandom(1), questions: 3, ...more });

test('what a caller saw once stands, though it is not there again', async () => {
  const found = await search(answering(pair('another')));
  expect(found?.aspects).toEqual(['bytes']);
  expect(found?.course.question).toBe(QUESTION);
});

test('what is there again is made small', async () => {
  const found = await search(answering(...Array.from({ length: 4 }, () => pair('another'))));
  expect(found?.course.question.chosen).toEqual([leaf('b')]);
});

test('a part that was late is told of and does not stand', async () => {
  const passing = jest.fn();
  expect(await search(answering(pair('another', true)), { told: { passing } })).toBeNull();
  expect(passing).toHaveBeenCalledTimes(1);
});

test('a plant that is not there again is looked for on', async () => {
  const [another, same] = [pair('another'), pair('same')];
  // Found, and gone; found, there again, not without either part, and there the last time.
  const worlds = answering(another, same, another, another, same, same, another);
  const found = await search(worlds, { noticed: ['bytes'] });
  expect(found?.compared).toBe(2);
});

test('what is not there the last time was something that passed', async () => {
  const [another, same] = [pair('another'), pair('same')];
  const worlds = answering(another, another, same, same, same);
  expect(await search(worlds, { noticed: ['bytes'] })).toBeNull();
});
