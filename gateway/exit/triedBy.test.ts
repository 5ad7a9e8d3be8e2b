import { parse, type OperationDefinitionNode } from 'graphql';
import type { AdmittedOperation } from '../operation/admitOperation';
import { goesAround, triedBy } from './triedBy';

const ID = '5B0C1F7E-0000-4000-8000-000000000001';
const tried = (text: string, variables: object = {}, root?: string): unknown => {
  const document = parse(text);
  const node = document.definitions[0] as OperationDefinitionNode;
  return triedBy({ node, document, variables } as unknown as AdmittedOperation, root);
};

test('the root field and the ids that its input names are kept, and nothing else that it says', () => {
  const input = { requestId: ID, reason: 'A name', caseId: 'no id', deepId: { requestId: ID } };
  const due = { mutation: 'revokeGrant', named: [ID.toLowerCase()] };
  expect(tried('mutation ($i: I) { revokeGrant(input: $i) { id } }', { i: input })).toEqual(due);
  expect(
    tried(`mutation ($r: ID) { revokeGrant(input: { requestId: $r, reason: "x" }) { id } }`, {
      r: ID,
    }),
  ).toEqual(due);
});

test('of several root fields it is the one that was refused', () => {
  const document = `mutation { one(input: { aId: "${ID}" }) { id } two: one(input: {}) { id } }`;
  expect(tried(document, {}, 'two')).toEqual({ mutation: 'one', named: [] });
  expect(tried(document)).toEqual({ mutation: 'one', named: [ID.toLowerCase()] });
});

test('whom it was to go around is found in each root field, whatever else is wrong', () => {
  const document = parse(
    `mutation ($i: I) { a(input: $i) { id } b(input: { around: ["${ID}", "x"] }) { id } }`,
  );
  const node = document.definitions[0] as OperationDefinitionNode;
  const around = (given: unknown): string[] =>
    goesAround({
      node,
      document,
      variables: { i: { around: given } },
    } as unknown as AdmittedOperation);
  const other = ID.replace('1', '2').toLowerCase();
  expect(around([other, 7, null])).toEqual([other, ID.toLowerCase()]);
  expect(around('nobody')).toEqual([ID.toLowerCase()]);
});

test('of what was to be read nothing is kept', () => {
  expect(tried(`{ informationRequest(id: "${ID}") { id } }`)).toBeNull();
});
