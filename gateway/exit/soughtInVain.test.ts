import { parse, type OperationDefinitionNode } from 'graphql';
import type { AdmittedOperation } from '../operation/admitOperation';
import type { Operation } from '../operation/Operation';
import { soughtInVain } from './soughtInVain';

const ID = '5B0C1F7E-0000-4000-8000-000000000001';
const LOW = ID.toLowerCase();

const sought = (
  text: string,
  data: Record<string, unknown> | null,
  {
    variables = {},
    failures = [],
    unavailable = [] as string[],
  }: Partial<{
    variables: object;
    failures: object[];
    unavailable: string[];
  }> = {},
): unknown => {
  const document = parse(text);
  const node = document.definitions[0] as OperationDefinitionNode;
  const admitted = { node, document, variables } as unknown as AdmittedOperation;
  const operation = { failures, unavailable: new Set(unavailable) } as unknown as Operation;
  return soughtInVain(operation, { admitted, data });
};

const ONE = `{ one(id: "${ID}") { x } }`;

test('a root field that names an id and answers null is kept with that id', () => {
  expect(sought(ONE, { one: null })).toEqual([{ query: 'one', named: [LOW] }]);
  expect(sought(ONE, { one: {} })).toEqual([]);
  expect(
    sought(
      'query ($i: ID!) { a: one(requestId: $i) { x } }',
      { a: null },
      { variables: { i: ID } },
    ),
  ).toEqual([{ query: 'one', named: [LOW] }]);
});

test('of a reference, and of an id that is none, nothing that was typed is kept', () => {
  const none = [{ query: 'one', named: [] }];
  expect(sought('{ one(reference: "A name") { x } }', { one: null })).toEqual(none);
  expect(sought('{ one(id: "A name") { x } }', { one: null })).toEqual(none);
});

test('what names nothing, and what is written, is not sought', () => {
  expect(sought('{ one(first: 1) { x } }', { one: null })).toEqual([]);
  expect(sought('{ one { x } }', { one: null })).toEqual([]);
  expect(sought(`mutation ${ONE}`, { one: null })).toEqual([]);
});

test('no fragment, alias or second root field hides what was sought', () => {
  const text = `{ ... on Query { one(id: "${ID}") { x } } ...F b: two(id: "${ID}") { x } }
    fragment F on Query { c: one(id: "${ID}") { x } }`;
  expect(sought(text, { one: null, b: null, c: null })).toEqual(
    ['one', 'one', 'two'].map((query) => ({ query, named: [LOW] })),
  );
  expect(sought(`{ one(id: "${ID}") { x } two { x } }`, { one: null, two: {} })).toHaveLength(1);
  // Beside a root field that fails.
  const failures = [{ code: 'INPUT_INVALID', root: 'two' }];
  const both = `{ one(id: "${ID}") { x } two(id: "${ID}") { x } }`;
  expect(sought(both, { one: null, two: null }, { failures })).toEqual([
    { query: 'one', named: [LOW] },
  ]);
});

test('what failed or could not be asked was not sought to its end', () => {
  const failures = [{ code: 'INPUT_INVALID', root: 'one' }];
  expect(sought(ONE, { one: null }, { failures })).toEqual([]);
  expect(sought(ONE, { one: null }, { unavailable: ['national'] })).toEqual([]);
  expect(sought(ONE, null)).toEqual([]);
  expect(sought('query ($no: Boolean!) { one(id: "x") @include(if: $no) { x } }', {})).toEqual([]);
});
