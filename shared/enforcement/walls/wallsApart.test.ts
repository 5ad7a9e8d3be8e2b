import { buildASTSchema, graphql, parse, type GraphQLSchema } from 'graphql';
import { readClassification } from '../build/Classification';
import { DIRECTIVE_DEFINITIONS } from '../declare/directives';
import { Ledger } from '../ledger/Ledger';
import type { RequestContext } from '../serve/RequestContext';
import { guardDoors } from './guardDoors';
import { maskFields } from './maskFields';
import { Masks, type Standing } from './Masks';
import { Verdicts } from './Verdicts';

const CANARY = 'CANARY-7d1f20ac';
const SDL = `${DIRECTIVE_DEFINITIONS}
  type Query { cases: [Case!] @operation(by: ["prosecutor", "ngo"], purposes: ["THIS_PROCEEDING"]) }
  type Case { id: ID! @classified(as: "OPEN") suspect: String @classified(as: "SUSPECT") }`;

const ask = async (kind: 'ngo' | 'donor' | 'prosecutor', doors: boolean, masks: boolean) => {
  let schema: GraphQLSchema = buildASTSchema(parse(SDL));
  const classification = readClassification(schema);
  const standing: Standing = {
    requester: {
      kind,
      organisation: 'o',
      official: 'f',
      country: 'AL',
      functions: [],
      areas: ['AL-12'],
      clearances: [],
      suspended: false,
    },
    purpose: 'THIS_PROCEEDING',
    facts: [],
    grants: [],
    now: Date.UTC(2026, 10, 23),
  };
  const row = { id: '1', access: 'mandate|in_area,assigned_case|', suspect: CANARY };
  const cases = schema.getQueryType()?.getFields()['cases'];
  if (cases) cases.resolve = () => [row];
  if (masks) maskFields(schema, classification);
  if (doors) schema = guardDoors(schema, classification);
  const { requester, purpose } = standing;
  const ledger = new Ledger();
  const verdicts = new Verdicts(new Masks(standing), ledger);
  const contextValue = { requester, purpose, verdicts, ledger };
  return JSON.stringify(
    await graphql({
      schema,
      source: '{ cases { suspect a: suspect ... on Case { b: suspect } } }',
      contextValue: contextValue as unknown as RequestContext,
    }),
  );
};

test('with the doors off, the masks keep the field from a kind that no door names', async () => {
  expect(await ask('donor', false, true)).not.toContain(CANARY);
});

test('with the masks off, the doors keep out a kind that they do not name', async () => {
  expect(await ask('donor', true, false)).not.toContain(CANARY);
});

test('with the masks off, the doors alone do not keep the field from a kind that they name', async () => {
  expect(await ask('ngo', true, false)).toContain(CANARY);
  expect(await ask('ngo', true, true)).not.toContain(CANARY);
});

test('with both off the field is given away, and with both on it reaches its reader', async () => {
  expect(await ask('donor', false, false)).toContain(CANARY);
  expect(await ask('prosecutor', true, true)).toContain(CANARY);
});
