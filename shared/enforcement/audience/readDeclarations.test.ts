import { readDeclarations } from './readDeclarations';

const entries = (map: ReadonlyMap<string, unknown>) => Object.fromEntries(map);

test('declarations are read off the fields, types, arguments, inputs and enums of an SDL', () => {
  const { categories, operations, entities, selections } = readDeclarations(`
    type Query {
      cases(area: ID @selects(by: "Case.area"), first: Int): [Case]
        @operation(by: ["any", "police"], purposes: ["RETURN"])
    }
    extend type Case @classified(as: "CASE_STATUS") { area: ID @classified(as: "OPEN") }
    interface Named { name: String @classified(as: "VICTIM_IDENTITY") }
    input Filter { area: ID @selects(by: "Case.area"), word: String }
    enum Order { AREA @selects(by: "Case.area"), NONE }
    union Found = Case
    type Mutation { help: Int @operation(by: ["any"], purposes: [], decides: ["assistance"]) }
    scalar Date
    type Empty`);
  expect(entries(categories)).toEqual({ 'Case.area': 'OPEN', 'Named.name': 'VICTIM_IDENTITY' });
  expect(entries(operations)).toEqual({
    'Query.cases': { by: ['any', 'police'], purposes: ['RETURN'] },
    'Mutation.help': { by: ['any'], purposes: [], decides: ['assistance'] },
  });
  expect(entries(entities)).toEqual({ Case: 'CASE_STATUS' });
  expect(entries(selections)).toEqual({
    'Query.cases(area:)': 'Case.area',
    'Filter.area': 'Case.area',
    'Order.AREA': 'Case.area',
  });
});

test('what is outside the closed lists counts as undeclared', () => {
  const { categories, operations, entities, selections } = readDeclarations(`
    type Query {
      a: Int @operation(by: ["polis", "police"], purposes: [])
      b: Int @operation(by: [], purposes: [])
      c: Int @operation(by: ["any"], purposes: ["RETURN", "RETURNS"])
      d: Int @operation(by: "any", purposes: [])
      e: Int @operation(by: ["any"])
      f(x: Int @selects(by: 3), y: Int @selects): Int @other(by: ["any"])
    }
    type Case @classified(as: "CASE") { a: Int @classified(as: "OPN"), b: Int @classified, c: Int }`);
  expect([...categories.keys(), ...entities.keys(), ...selections.keys()]).toEqual([]);
  expect(entries(operations)).toEqual({ 'Query.e': { by: ['any'], purposes: [] } });
});
