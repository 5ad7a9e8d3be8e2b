import { matchAnswer } from './matchAnswer';

const body = { data: { list: [{ a: 1, b: 'text' }, { a: 2 }], none: null } };

test.each([
  ['a part of an object', { data: { none: null } }],
  ['an item of a list', { data: { list: { $some: [{ a: 2 }] } } }],
  ['a text that contains another', { data: { list: [{ b: '$contains ex' }, {}] } }],
  ['something that must be absent', { errors: '$absent' }],
])('matches %s', (_name, expected) => {
  expect(matchAnswer(expected, body)).toEqual([]);
});

test.each([
  ['another value', { data: { none: 1 } }],
  ['a list of another length', { data: { list: [{ a: 1 }] } }],
  ['an item that is not there', { data: { list: { $some: [{ a: 3 }] } } }],
  ['an item of an empty list', { data: { $some: [{}] } }],
  ['a text that does not contain it', { data: { list: [{ b: '$contains z' }, {}] } }],
  ['something present that must be absent', { data: '$absent' }],
  ['an id that is none', { data: { list: [{ b: '$uuid' }, {}] } }],
  ['a word that does not exist', { data: '$anything' }],
])('reports %s', (_name, expected) => {
  expect(matchAnswer(expected, body)).not.toEqual([]);
});
