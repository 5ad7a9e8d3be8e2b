import { buildSchema, printSchema, type GraphQLSchema } from 'graphql';
import type { RequesterKind } from '@lidhja/policy';
import { audienceSchema } from './audienceSchema';
import { readDeclarations } from './readDeclarations';

const DIRECTIVES = `
  directive @classified(as: String!) on FIELD_DEFINITION | OBJECT
  directive @operation(by: [String!]!, purposes: [String!]!) on FIELD_DEFINITION
  directive @selects(by: String) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE`;

const SDL = `
  schema { query: Query, mutation: Mutation }
  type Query {
    offices: [Office] @operation(by: ["any"], purposes: [])
    "Budgets, by year."
    budgets: [Budget] @operation(by: ["donor"], purposes: ["OVERSIGHT", "STATISTICS"])
    found: [Found] @operation(by: ["any"], purposes: [])
    sealed: [Sealed] @operation(by: ["any"], purposes: [])
    named: [Named] @operation(by: ["any"], purposes: [])
    unruled: String
    _entities: [Sealed]
  }
  type Mutation { open(kind: Kind!, note: String): Office @operation(by: ["police"], purposes: []) }
  enum Kind { ONE TWO }
  interface Named { name: String @classified(as: "OPEN"), budget: Int @classified(as: "FINANCE") }
  type Office implements Named {
    name: String @classified(as: "OPEN")
    budget: Int @classified(as: "SHELTER_LOCATION")
    undeclared: String
  }
  type Budget implements Named {
    name: String @classified(as: "OPEN")
    "In euro."
    budget: Int @classified(as: "FINANCE")
    office: Office @classified(as: "OPEN")
    hidden: Hidden @classified(as: "OPEN")
  }
  type Hidden { secret: String @classified(as: "COUNSELLING_NOTE") }
  type Sealed @classified(as: "WITNESS_PROTECTION") { id: ID @classified(as: "OPEN") }
  union Found = Budget | Hidden | Sealed`;

const schemaFor = (kind: RequesterKind, sdl: string = SDL): GraphQLSchema => {
  const whole = `${DIRECTIVES}\n${sdl}`;
  return audienceSchema(buildSchema(whole), readDeclarations(whole), kind);
};

/** What a kind of requester knows, without empty lines. */
const known = (kind: RequesterKind, sdl?: string): string =>
  printSchema(schemaFor(kind, sdl))
    .replace(/directive [^\n]+\n/g, '')
    .replace(/\n\s*\n/g, '\n')
    .trim();

const linesOf = (text: string): string => text.replace(/^ {4}/gm, '').trim();

test('a donor knows what donors can reach, what it holds and what it may be asked for', () => {
  expect(known('donor')).toBe(
    linesOf(`
    type Query {
      offices: [Office]
      """
      Budgets, by year.
      Purposes: OVERSIGHT, STATISTICS.
      """
      budgets: [Budget]
      found: [Found]
      named: [Named]
    }
    interface Named {
      name: String
    }
    type Office implements Named {
      name: String
    }
    type Budget implements Named {
      name: String
      """
      In euro.
      Category: FINANCE.
      """
      budget: Int
      office: Office
    }
    union Found = Budget`),
  );
});

test('what a field is for stands apart from what is said of it', () => {
  expect(schemaFor('donor').getQueryType()?.getFields()['budgets']?.description).toBe(
    'Budgets, by year.\n\nPurposes: OVERSIGHT, STATISTICS.',
  );
});

test('the police know how to write, with what must be given, and no budgets', () => {
  const schema = known('police');
  expect(schema).toContain('type Mutation {\n  open(kind: Kind!, note: String): Office\n}');
  expect(schema).toContain('enum Kind {\n  ONE\n  TWO\n}');
  expect(schema).not.toMatch(/budgets|secret|Sealed|unruled|undeclared/);
});

test('who is cleared knows of what is sealed', () => {
  expect(known('witness_protection')).toContain('type Sealed {\n  id: ID\n}');
  expect(known('witness_protection')).toContain('sealed: [Sealed]');
});

test('who can reach nothing has a schema all the same', () => {
  const sdl = 'type Query { budgets: Int @operation(by: ["donor"], purposes: []) }';
  expect(known('police', sdl)).toBe(
    'type Query {\n  """Nothing is open to you here."""\n  nothing: Boolean\n}',
  );
});

test('a field falls that must be given what its audience does not know of', () => {
  const sdl = `
    type Query {
      a(secret: Told!): Office @operation(by: ["any"], purposes: [])
      b(secret: Told, word: String): Office @operation(by: ["any"], purposes: [])
    }
    input Told { secret: String @selects(by: "Office.secret") }
    type Office { name: String @classified(as: "OPEN"), secret: String @classified(as: "HEALTH") }`;
  expect(known('public', sdl)).toBe(
    'type Query {\n  b(word: String): Office\n}\ntype Office {\n  name: String\n}',
  );
});

test('an argument falls that would choose by what its audience can never read', () => {
  const sdl = `
    type Query {
      a(secret: String @selects(by: "Office.secret"), name: String @selects(by: "Office.name")): Office
        @operation(by: ["any"], purposes: [])
    }
    type Office { name: String @classified(as: "OPEN"), secret: String @classified(as: "HEALTH") }`;
  expect(known('public', sdl)).toContain('  a(name: String): Office');
});

test('a chain of types falls with its end, however long it is', () => {
  const sdl = `
    type Query {
      a: A @operation(by: ["any"], purposes: [])
      b: Int @operation(by: ["any"], purposes: [])
    }
    type A { b: B @classified(as: "OPEN") }
    type B { c: C @classified(as: "OPEN") }
    type C { secret: String @classified(as: "HEALTH") }`;
  expect(known('public', sdl)).toBe('type Query {\n  b: Int\n}');
});
