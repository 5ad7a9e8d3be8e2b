import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDeclarations } from '@lidhja/enforcement';
import { describeSchema } from './describeSchema';

const read = (name: string): string => readFileSync(join(__dirname, '..', name), 'utf8');
const SDL = `
  directive @classified(as: String!) on FIELD_DEFINITION | OBJECT
  directive @operation(by: [String!]!, purposes: [String!]!) on FIELD_DEFINITION
  directive @selects(by: String) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  type Query {
    "Finds one | or none."
    find(stage: String @selects(by: "Case.stage"), filter: Filter, first: Int): Case
      @operation(by: ["prosecutor", "police"], purposes: ["THIS_PROCEEDING"])
    open: Int @operation(by: ["any"], purposes: [])
  }
  input Filter { stage: String @selects(by: "Case.stage") }
  "A case."
  type Case @classified(as: "CASE_STATUS") {
    stage: String @classified(as: "CASE_STATUS")
  }`;

test('says of each operation who may use it and by what it chooses, and of each field its category', () => {
  const lines = describeSchema(SDL).split('\n');
  expect(lines).toContain(
    '| `find` | `Case` | `stage: String` by `Case.stage`, `filter: Filter`, `first: Int` | police, prosecutor | THIS_PROCEEDING | Finds one \\| or none. |',
  );
  expect(lines).toContain('| `open` | `Int` |  | any | open data, none needed |  |');
  expect(lines).toContain('| `stage` | `String` | CASE_STATUS |  |  |');
  expect(lines).toContain('| `Filter.stage` | `Case.stage` |');
  expect(lines).toContain('That there is one says: CASE_STATUS.');
});

test('the committed document is what the supergraph makes (else: npm run compose), with every field in it', () => {
  const sdl = read('supergraph.graphql');
  const committed = read('schema.md');
  expect(committed).toBe(describeSchema(sdl));
  const { categories, operations, selections } = readDeclarations(sdl);
  const inputs = [...selections.keys()].filter((what) => !what.includes('('));
  const rows = committed.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toHaveLength(categories.size + operations.size + inputs.length);
});
