import { prepareDocument, readDeclarations, selectOperation } from '@lidhja/enforcement';
import { PUBLIC, type Asker, type Purpose } from '@lidhja/policy';
import { buildSchema } from 'graphql';
import { explainOperation } from './explainOperation';

const SDL = `
  directive @classified(as: String!) on FIELD_DEFINITION | OBJECT
  directive @operation(by: [String!]!, purposes: [String!]!) on FIELD_DEFINITION
  directive @selects(by: String) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
  type Query {
    open: Office @operation(by: ["any"], purposes: [])
    cases: [Case] @operation(by: ["police"], purposes: ["THIS_PROCEEDING"])
    certain: Case! @operation(by: ["police"], purposes: ["THIS_PROCEEDING"])
    byWitness(secret: ID @selects(by: "Case.secret")): Case @operation(by: ["police"], purposes: ["THIS_PROCEEDING"])
  }
  extend type Query {
    listed(filter: Filter, orders: [Order!]): [Case] @operation(by: ["police"], purposes: ["THIS_PROCEEDING"])
  }
  input Filter { stage: String @selects(by: "Case.stage"), within: Within }
  input Within { secret: ID @selects(by: "Case.secret"), again: Within }
  enum Order { STAGE @selects(by: "Case.stage"), SECRET @selects(by: "Case.secret") }
  type Mutation { close: Case @operation(by: ["police"], purposes: ["THIS_PROCEEDING"]) }
  type Office { name: String @classified(as: "OPEN") }
  type Case {
    id: ID @classified(as: "OPEN")
    stage: String @classified(as: "CASE_STATUS")
    secret: ID @classified(as: "WITNESS_PROTECTION")
    office: Office @classified(as: "OPEN")
  }`;
const view = { schema: buildSchema(SDL), declarations: readDeclarations(SDL) };

const asker = (purpose: Purpose | null, suspended = false): Asker => ({
  requester: { ...PUBLIC, kind: 'police', organisation: 'o', official: 'f', suspended },
  purpose,
  settled: new Map(),
  grants: [],
  now: 0,
});

const explain = (
  document: string,
  of: Asker = asker('THIS_PROCEEDING'),
  mandated = true,
  variables: Record<string, unknown> | null = null,
) => {
  const prepared = prepareDocument(document, view);
  const admission = { asker: of, mandated };
  const operation = selectOperation(prepared, null);
  return explainOperation(operation, prepared.fragments, admission, view, variables);
};
const effects = (explained: ReturnType<typeof explain>): string[] =>
  explained.fields.map(({ coordinate, effect, rule }) => `${coordinate} ${effect} ${rule}`);

test('coordinates come once and in the order of the document, through fragments too', () => {
  const document = `{ cases { ...c } open { name } again: cases { stage } }
    fragment c on Case { stage id office { name } }`;
  expect(effects(explain(document))).toEqual([
    'Case.stage CONDITIONAL police_proceeding',
    'Case.id ALLOWED open_data',
    'Case.office ALLOWED open_data',
    'Office.name ALLOWED open_data',
  ]);
});

test('a refused root field takes with it what is only asked under it', () => {
  const explained = explain('{ open { name } cases { id office { name } } }', asker('PREVENTION'));
  expect(explained.doors.map(({ coordinate, refused }) => [coordinate, refused])).toEqual([
    ['Query.open', null],
    ['Query.cases', 'PURPOSE_NOT_PERMITTED'],
  ]);
  expect(effects(explained)).toEqual([
    'Office.name ALLOWED open_data',
    'Case.id WITHHELD PURPOSE_NOT_PERMITTED',
    'Case.office WITHHELD PURPOSE_NOT_PERMITTED',
  ]);
});

test.each(['{ open { name } certain { id } }', 'mutation { close { id } }'])(
  'one that takes the whole answer takes all: %s',
  (document) => {
    const all = effects(explain(document, asker('PREVENTION')));
    expect(all.every((line) => line.endsWith('WITHHELD PURPOSE_NOT_PERMITTED'))).toBe(true);
  },
);

test.each([
  ['ORGANISATION_SUSPENDED', asker('THIS_PROCEEDING', true), true],
  ['PURPOSE_NOT_PERMITTED', asker('THIS_PROCEEDING'), false],
  ['PURPOSE_REQUIRED', asker(null), true],
] as const)('%s refuses the whole operation', (code, of, mandated) => {
  const explained = explain('{ open { name } cases { stage } }', of, mandated);
  expect(explained.refused).toBe(code);
  expect(effects(explained)).toEqual([
    `Office.name WITHHELD ${code}`,
    `Case.stage WITHHELD ${code}`,
  ]);
});

test('open data alone asks for no purpose', () => {
  expect(explain('{ open { name } }', asker(null)).refused).toBeNull();
});

test('a door is shut to who chooses rows by what they can never read', () => {
  const [door] = explain('{ byWitness(secret: "x") { id } }').doors;
  expect(door?.refused).toBe('SELECTION_NOT_PERMITTED');
  expect(explain('{ byWitness { id } }').doors[0]?.refused).toBeNull();
});

const SHUT = 'SELECTION_NOT_PERMITTED';
const FILTER = 'query ($f: Filter) { listed(filter: $f) { id } }';
const SECRET = 'query ($s: ID) { listed(filter: { stage: "a", within: { secret: $s } }) { id } }';
const ORDERS = 'query ($o: [Order!]) { listed(orders: $o) { id } }';

test.each<[string, Record<string, unknown> | null, string | null]>([
  ['{ listed(filter: { stage: "a" }) { id } }', null, null],
  ['{ listed(filter: { within: { secret: "a" } }) { id } }', null, SHUT],
  ['{ listed(filter: { within: { again: { secret: "a" } } }) { id } }', null, SHUT],
  ['{ listed(filter: { within: { secret: null } }) { id } }', null, null],
  ['{ listed(orders: [STAGE]) { id } }', null, null],
  ['{ listed(orders: [STAGE, SECRET]) { id } }', null, SHUT],
  ['{ listed(orders: SECRET) { id } }', null, SHUT],
  [FILTER, { f: { stage: 'a' } }, null],
  [FILTER, { f: { within: { secret: 'a' } } }, SHUT],
  [FILTER, { f: null }, null],
  [FILTER, {}, null],
  [FILTER, null, SHUT],
  ['query ($f: Filter = { within: { secret: "a" } }) { listed(filter: $f) { id } }', {}, SHUT],
  [SECRET, { s: 'a' }, SHUT],
  [SECRET, { s: null }, null],
  [SECRET, {}, null],
  [SECRET, null, SHUT],
  ['query ($s: String) { listed(filter: { stage: $s }) { id } }', null, null],
  [ORDERS, { o: ['STAGE'] }, null],
  [ORDERS, { o: ['STAGE', 'SECRET'] }, SHUT],
  [ORDERS, null, SHUT],
  ['query ($s: ID) { byWitness(secret: $s) { id } }', { s: 'x' }, SHUT],
  ['query ($s: ID) { byWitness(secret: $s) { id } }', { s: null }, null],
])('%s with %j: %s', (document, variables, refused) => {
  const [door] = explain(document, asker('THIS_PROCEEDING'), true, variables).doors;
  expect(door?.refused).toBe(refused);
});

test('variables that do not fit are refused, and name no value', () => {
  const unfit = () =>
    explain(FILTER, asker('THIS_PROCEEDING'), true, { f: { stage: { not: 'text' } } });
  expect(unfit).toThrow('A value is not one that this operation takes.');
  expect(() => explain(FILTER, asker('THIS_PROCEEDING'), true, { f: null })).not.toThrow();
});
