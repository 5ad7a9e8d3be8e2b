import { buildSchema, type GraphQLSchema } from 'graphql';
import { DIRECTIVE_DEFINITIONS } from '../declare/directives';
import { checkShape } from './checkShape';
import { readClassification } from './Classification';

const FEDERATION = `${DIRECTIVE_DEFINITIONS}
  directive @key(fields: String!) on OBJECT | INTERFACE
  directive @requires(fields: String!) on FIELD_DEFINITION
  directive @provides(fields: String!) on FIELD_DEFINITION
  directive @fromContext(field: String!) on FIELD_DEFINITION
  directive @shareable on FIELD_DEFINITION`;

const schemaOf = (sdl: string): GraphQLSchema => buildSchema(`${FEDERATION}\n${sdl}`);

const WHOLE = `
  type Query {
    one: Case @operation(by: ["police", "any"], purposes: ["THIS_PROCEEDING"])
    _entities: String
  }
  type Mutation { write: Boolean @operation(by: ["ngo"], purposes: []) }
  type Case @key(fields: "id") @classified(as: "CASE_STATUS") {
    id: ID! @classified(as: "OPEN") @shareable
    offence: String @classified(as: "OFFENCE")
  }
  interface Named { name: String @classified(as: "VICTIM_IDENTITY") }
  type _Service { sdl: String }
  enum Colour { RED }
  input Dates { startsOn: String }`;

const faultsOf = (sdl: string): string => {
  try {
    readClassification(schemaOf(sdl));
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
};

const withQuery = (types: string, rule = '@operation(by: ["any"], purposes: [])') =>
  `type Query { one: String ${rule} }\n${types}`;

describe('what a schema declares', () => {
  it('is read from its fields, operations and entities, and from nothing of Federation’s', () => {
    const { categories, operations, entities } = readClassification(schemaOf(WHOLE));
    expect(Object.fromEntries(categories)).toEqual({
      'Case.id': 'OPEN',
      'Case.offence': 'OFFENCE',
      'Named.name': 'VICTIM_IDENTITY',
    });
    expect(Object.fromEntries(operations)).toEqual({
      'Query.one': { by: ['police', 'any'], purposes: ['THIS_PROCEEDING'] },
      'Mutation.write': { by: ['ngo'], purposes: [] },
    });
    expect(Object.fromEntries(entities)).toEqual({ Case: 'CASE_STATUS' });
  });

  it('says what an operation decides, and what a field tells beside its category', () => {
    const { operations, marks } = readClassification(
      schemaOf(`type Query { assist: Case @operation(by: ["ngo"], purposes: ["ASSISTANCE"], decides: ["assistance"]) }
        type Case { testifies: Boolean @classified(as: "TESTIMONY", tells: "cooperation") }`),
    );
    expect(operations.get('Query.assist')?.decides).toEqual(['assistance']);
    expect(Object.fromEntries(marks ?? [])).toEqual({
      'Case.testifies': { tellsCooperation: true },
    });
  });

  it.each([
    [
      'type Query { one: String @operation(by: ["any"], purposes: [], decides: ["fate"]) }',
      'Query.one: unknown decision',
    ],
    [
      withQuery('type Case { a: String @classified(as: "TESTIMONY", tells: "all") }'),
      'Case.a tells something unknown',
    ],
  ])('is refused where it uses a word that no rule knows', (sdl, fault) => {
    expect(faultsOf(sdl)).toContain(fault);
  });

  it('may stand where a type is extended', () => {
    const sdl = withQuery(
      'type Case @key(fields: "id") { id: ID @classified(as: "OPEN") }\nextend type Case @classified(as: "CASE_STATUS")',
    );
    expect(readClassification(schemaOf(sdl)).entities.get('Case')).toBe('CASE_STATUS');
  });

  it.each([
    ['a field', 'type A { b: String }', 'A.b is not classified: add @Classified(category)'],
    [
      'a field of an interface',
      'interface A { b: String }',
      'A.b is not classified: add @Classified(category)',
    ],
    [
      'a field by a category that there is not',
      'type A { b: String @classified(as: "OFENCE") }',
      'A.b: unknown category',
    ],
    [
      'an entity',
      'type A @key(fields: "b") { b: String @classified(as: "OPEN") }',
      'A is an entity: add @Classified(category) to its class',
    ],
    [
      'an entity by a category that there is not',
      'type A @key(fields: "b") @classified(as: "OFENCE") { b: String @classified(as: "OPEN") }',
      'A: unknown category',
    ],
  ])('must be whole: %s', (_name, types, fault) => {
    expect(faultsOf(withQuery(types))).toBe(`The schema is not whole:\n  ${fault}`);
  });

  it.each([
    ['', 'Query.one has no rule: add @Operation({ by, purposes })'],
    ['@operation(by: [], purposes: [])', 'Query.one has no rule: add @Operation({ by, purposes })'],
    ['@operation(by: ["any", "polis"], purposes: [])', 'Query.one: unknown requester'],
    ['@operation(by: ["any"], purposes: ["OTHER", "ELSE"])', 'Query.one: unknown purpose'],
  ])('must be whole: an operation with the rule "%s"', (rule, fault) => {
    expect(faultsOf(withQuery('', rule))).toBe(`The schema is not whole:\n  ${fault}`);
  });

  it.each([
    ['type Query { _findCase: String }', 'Query._findCase has no rule: add @Operation'],
    [
      'type Query { one: _Case @operation(by: ["any"], purposes: []) } type _Case { a: Int }',
      '_Case.a is',
    ],
    [`${withQuery('')} type Mutation { _entities: String }`, 'Mutation._entities has no rule'],
  ])('exempts what Federation adds by its exact name alone: %s', (sdl, fault) => {
    expect(faultsOf(sdl)).toContain(fault);
  });

  it('is told with all its faults at once', () => {
    expect(faultsOf(withQuery('type A { b: String, c: String }'))).toContain(
      'A.b is not classified: add @Classified(category)\n  A.c is not classified',
    );
  });
});

describe('the shape of a schema', () => {
  const checked = (sdl: string, ...references: string[]): string => {
    try {
      const schema = schemaOf(sdl);
      checkShape(schema, readClassification(schema), new Set(references));
      return 'safe';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('is safe where every entity is checked and every withheld field can be null', () => {
    expect(checked(WHOLE, 'Case')).toBe('safe');
    expect(checked(withQuery('type A { b: String! @classified(as: "OPEN") }'))).toBe('safe');
  });

  it.each([
    [
      'type A { b: String! @classified(as: "OFFENCE") }',
      'A.b can be withheld (OFFENCE) and so must be nullable',
    ],
    [
      'interface A { b: [Int]! @classified(as: "FINANCE") }',
      'A.b can be withheld (FINANCE) and so must be nullable',
    ],
    ...['requires(fields: "c")', 'provides(fields: "c")', 'fromContext(field: "c")'].map((used) => [
      `type A { b: String @classified(as: "OPEN") @${used} }`,
      `A.b uses @${used.slice(0, used.indexOf('('))}: read by key in the owner's subgraph`,
    ]),
    [
      'type A @key(fields: "b") @classified(as: "OPEN") { b: ID @classified(as: "OPEN") }',
      'A is an entity without a reference check',
    ],
  ])('is not safe with %s', (types, fault) => {
    expect(checked(withQuery(types as string))).toBe(`The schema is not safe:\n  ${fault}`);
  });

  it('is not safe with a check for what is no entity', () => {
    expect(checked(WHOLE, 'Case', 'Ghost', 'Named')).toBe(
      'The schema is not safe:\n  Ghost has a reference check but no @key\n  Named has a reference check but no @key',
    );
  });

  it('knows an entity by its key and by no other directive', () => {
    const said = 'type A @classified(as: "OPEN") { b: ID @classified(as: "OPEN") }';
    expect(checked(withQuery(said))).toBe('safe');
  });

  it('knows an entity by an extension too', () => {
    const sdl = withQuery(
      'type A { b: ID @classified(as: "OPEN") }\nextend type A @key(fields: "b") @classified(as: "OPEN")',
    );
    expect(checked(sdl)).toContain('A is an entity without a reference check');
    expect(checked(sdl, 'A')).toBe('safe');
  });
});
