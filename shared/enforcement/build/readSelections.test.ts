import { buildSchema } from 'graphql';
import type { Category } from '@lidhja/policy';
import { DIRECTIVE_DEFINITIONS } from '../declare/directives';
import { readSelections } from './readSelections';

const CATEGORIES = new Map<string, Category>([
  ['Case.id', 'OPEN'],
  ['Case.stage', 'CASE_STATUS'],
  ['Case.suspect', 'SUSPECT'],
  ['Area.code', 'OPEN'],
  ['Area.secret', 'SHELTER_LOCATION'],
]);

const TYPES = `
  type Case { id: ID, stage: String, suspect: String, parts(kind: Int @selects): [Case] }
  type CasePage { nodes: [Case!]! endCursor: String }
  type Nodes { nodes: [Case!]! }
  type Cursor { endCursor: String }
  type Area { code: ID, secret: String }
  type Mutation { write(input: Written): Case }
  input Written { text: String }
  enum Stage { TRIAL CLOSED }
  enum CaseOrder { STAGE @selects(by: "Case.stage") SUSPECT_DESC @selects(by: "Case.suspect") }
  enum Half { STAGE @selects(by: "Case.stage") ID }
  input CaseFilter { stage: Stage @selects(by: "Case.stage") area: AreaFilter all: [CaseFilter!] }
  input AreaFilter { code: ID @selects(by: "Area.code") }
  input Silent { stage: Stage text: String @selects(by: "Case.stage") }`;

const read = (root: string) => {
  const faults: string[] = [];
  const schema = buildSchema(`${DIRECTIVE_DEFINITIONS} type Query { ${root} } ${TYPES}`);
  const selections = readSelections(schema, CATEGORIES, faults);
  return { selections: Object.fromEntries(selections), faults };
};

const PARTS = { 'Case.parts(kind:)': null };

test('says of every argument by what it chooses: by itself, or through its input or enum', () => {
  const { selections, faults } = read(`
    cases(filter: CaseFilter, orderBy: [CaseOrder!], first: Int, after: String): CasePage
    find(stage: Stage @selects(by: "Case.stage"), document: String @selects): [Case]
    some(first: Int! = 50): [Case!]!
    _entities(representations: Int): Case`);
  expect(faults).toEqual([]);
  expect(selections).toEqual({
    ...PARTS,
    'CaseFilter.stage': 'Case.stage',
    'AreaFilter.code': 'Area.code',
    'CaseOrder.STAGE': 'Case.stage',
    'CaseOrder.SUSPECT_DESC': 'Case.suspect',
    'Query.find(stage:)': 'Case.stage',
    'Query.find(document:)': null,
  });
});

test.each([
  ['an argument', 'cases(stage: String): [Case]', 'Query.cases(stage:) chooses rows: add @Sel'],
  ['`after` that is no text', 'cases(after: Stage): CasePage', 'Query.cases(after:) chooses rows'],
  ['`after` of what is no page', 'case(after: String): Case', 'Query.case(after:) chooses rows'],
  ['`after` of a list', 'cases(after: String): [Case]', 'Query.cases(after:) chooses rows'],
  ['`after` without rows', 'cases(after: String): Cursor', 'Query.cases(after:) chooses rows'],
  ['`after` without a cursor', 'cases(after: String): Nodes', 'Query.cases(after:) chooses rows'],
  ['`after` of many', 'cases(after: [String!]): CasePage', 'Query.cases(after:) chooses rows'],
  ['`first` that is a text', 'cases(first: String): CasePage', 'Query.cases(first:) chooses rows'],
  ['`first` of many', 'cases(first: [Int!]): CasePage', 'Query.cases(first:) chooses rows'],
  ['`first` of one row', 'case(first: Int): Case', 'Query.case(first:) chooses rows'],
  [
    'an argument of a field that begins like those of Federation',
    '_cases(stage: String): [Case]',
    'Query._cases(stage:) chooses rows',
  ],
  [
    'an argument in a type that begins so',
    'case: _Case } type _Case { parts(stage: String): [Case]',
    '_Case.parts(stage:) chooses rows',
  ],
  [
    'an argument of an ordinary enum',
    'cases(stage: Stage): [Case]',
    'Query.cases(stage:) chooses rows: add @SelectsBy',
  ],
  [
    'a field of an input',
    'cases(filter: Silent): [Case]',
    'Silent.stage chooses rows: add @SelectsBy',
  ],
  [
    'a value of an enum that orders',
    'cases(orderBy: Half): [Case]',
    'Half.ID chooses rows: add @SelectsBy',
  ],
  [
    'one that names no field',
    'cases(stage: Stage @selects(by: "Case.stag")): [Case]',
    'Query.cases(stage:) selects by Case.stag, which is not classified',
  ],
  [
    'one that names a protected field of another type',
    'cases(at: String @selects(by: "Area.secret")): CasePage',
    'Query.cases(at:) selects Case by Area.secret: it must be a field of the same type',
  ],
  [
    'an input that is sound for one list and not for another',
    'cases(filter: CaseFilter): [Case] areas(filter: CaseFilter): [Area]',
    'CaseFilter.stage selects Area by Case.stage: it must be a field of the same type',
  ],
])('stops at %s that does not say it', (_what, root, fault) => {
  const { faults } = read(root);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(fault);
});
