/** @jest-environment node */
import { Refusal } from '@lidhja/platform';
import { GraphQLError, buildSchema } from 'graphql';
import { readDeclarations } from '../audience/readDeclarations';
import { DocumentRefusal } from './DocumentRefusal';
import { ALIASES, DEPTH, DIRECTIVES, PLACES, ROOT_FIELDS, TOKENS } from './documentLimits';
import { exceedsTokens } from './exceedsTokens';
import { parseDocument } from './parseDocument';
import { prepareDocument } from './prepareDocument';
import { selectOperation } from './selectOperation';

/** A limit that is taken away, by the name of its rule. */
const mockTaken: { rule: string | null } = { rule: null };
jest.mock('./limitRules', (): object => {
  const { limitRules } = jest.requireActual<{ limitRules: readonly { name: string }[] }>(
    './limitRules',
  );
  return {
    get limitRules(): unknown {
      return limitRules.filter(({ name }) => name !== mockTaken.rule);
    },
  };
});
jest.mock('./exceedsTokens', (): object => {
  const real = jest.requireActual<{ exceedsTokens: (...asked: unknown[]) => boolean }>(
    './exceedsTokens',
  );
  return {
    exceedsTokens: (...asked: unknown[]): boolean =>
      mockTaken.rule !== 'exceedsTokens' && real.exceedsTokens(...asked),
  };
});

const SDL = `
  directive @classified(as: String!) on FIELD_DEFINITION | OBJECT
  directive @operation(by: [String!]!, purposes: [String!]!, decides: [String!]) on FIELD_DEFINITION
  interface Named { name: String @classified(as: "OPEN") }
  union Found = Person | Office
  type Person implements Named {
    name: String @classified(as: "VICTIM_IDENTITY")
    age: Int @classified(as: "HEALTH")
    friend: Person @classified(as: "OPEN")
  }
  type Office implements Named {
    name: String @classified(as: "OPEN")
    head: Office @classified(as: "OPEN")
  }
  type Query {
    offices: [Office] @operation(by: ["any"], purposes: [])
    persons: [Person] @operation(by: ["police"], purposes: ["RETURN"])
    named: [Named] @operation(by: ["any"], purposes: [])
    found: [Found] @operation(by: ["any"], purposes: [])
  }
  type Mutation {
    open: Office @operation(by: ["any"], purposes: ["RETURN"], decides: ["assistance"])
    shut: Office @operation(by: ["any"], purposes: ["RETURN"], decides: ["assistance", "removal"])
  }
  type Subscription { open: Office }`;

const audience = { schema: buildSchema(SDL), declarations: readDeclarations(SDL) };
const prepare = (source: string) => prepareDocument(source, audience);

const repeat = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');
const heads = (levels: number): string =>
  `${'{ head '.repeat(levels)}{ name }${' }'.repeat(levels)}`;

/** Why a document is refused, with its places; null where it is not. */
const refusal = (work: () => unknown): [string, unknown] | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof DocumentRefusal)) throw error;
    return [error.code, error.places.map(({ line, column }) => `${line}:${column}`)];
  }
};

describe('a document', () => {
  it.each<[string, number, (units: number) => string]>([
    ['levels', DEPTH, (units) => `{ offices ${heads(units - 2)} }`],
    [
      'levels through fragments',
      DEPTH,
      (units) =>
        `{ offices { ...a } } fragment a on Office { ... { ...b } } fragment b on Office ${heads(units - 2)}`,
    ],
    [
      'levels in the second of two fields',
      DEPTH,
      (units) => `{ offices { name } offices ${heads(units - 2)} }`,
    ],
    ['aliases', ALIASES, (units) => `{ offices { ${repeat(units, (at) => `a${at}: name`)} } }`],
    [
      'directives',
      DIRECTIVES,
      (units) => `{ offices { ${repeat(units, () => 'name @skip(if: false)')} } }`,
    ],
    [
      'fields of the root',
      ROOT_FIELDS,
      (units) => `{ ${repeat(units, () => 'offices { name }')} }`,
    ],
    [
      'fields of the root through fragments',
      ROOT_FIELDS,
      (units) =>
        `{ ... { ${repeat(units - 8, () => 'offices { name }')} } ...a ...a }
         fragment a on Query { ...b ...b } fragment b on Query { offices { name } named { name } }`,
    ],
  ])('may have so many %s and no more', (_name, limit, of) => {
    expect(refusal(() => prepare(of(limit)))).toBeNull();
    expect(refusal(() => prepare(of(limit + 1)))).toEqual(['DOCUMENT_TOO_COSTLY', []]);
  });

  it.each<[string, string, string]>([
    ['levels', 'MaxDepthRule', `{ offices ${heads(DEPTH)} }`],
    [
      'levels through fragments',
      'MaxDepthRule',
      `{ offices { ...a } } fragment a on Office ${heads(DEPTH)}`,
    ],
    ['aliases', 'MaxAliasesRule', `{ offices { ${repeat(ALIASES + 1, (at) => `a${at}: name`)} } }`],
    [
      'directives',
      'MaxDirectivesRule',
      `{ offices { ${repeat(DIRECTIVES + 1, () => 'name @skip(if: false)')} } }`,
    ],
    [
      'fields of the root',
      'MaxRootFieldsRule',
      `{ ${repeat(ROOT_FIELDS + 1, () => 'offices { name }')} }`,
    ],
    ['tokens', 'exceedsTokens', repeat(TOKENS / 7, (at) => `query a${at} { offices { name } }`)],
  ])('without its limit could have any number of %s', (_name, rule, document) => {
    expect(refusal(() => prepare(document))).toEqual(['DOCUMENT_TOO_COSTLY', []]);
    mockTaken.rule = rule;
    try {
      expect(refusal(() => prepare(document))).toBeNull();
    } finally {
      mockTaken.rule = null;
    }
  });

  it('may have so many tokens and no more; comments do not count', () => {
    const of = (tokens: number) => `# comment\n{ ${repeat(tokens - 2, () => 'a')} }`;
    expect(exceedsTokens(of(TOKENS), TOKENS)).toBe(false);
    expect(exceedsTokens(of(TOKENS + 1), TOKENS)).toBe(true);
    expect(refusal(() => parseDocument(of(TOKENS)))).toBeNull();
    expect(refusal(() => parseDocument(of(TOKENS + 1)))).toEqual(['DOCUMENT_TOO_COSTLY', []]);
  });

  it('that is no GraphQL is refused at its place', () => {
    expect(refusal(() => prepare('{ offices\n  } }'))).toEqual(['DOCUMENT_INVALID', ['2:5']]);
  });

  it('that fails the parser in any other way is too costly', () => {
    const failing = null as unknown as string;
    expect(refusal(() => parseDocument(failing))).toEqual(['DOCUMENT_TOO_COSTLY', []]);
  });

  it('that does not fit the schema is refused at its first places', () => {
    expect(refusal(() => prepare('{ offices { nam } }'))).toEqual(['DOCUMENT_INVALID', ['1:13']]);
    const [code, places] = refusal(() =>
      prepare(`{ offices { ${repeat(9, (at) => `x${at}`)} } }`),
    )!;
    expect([code, (places as string[]).length]).toEqual(['DOCUMENT_INVALID', PLACES]);
  });

  it('that asks for a kind of operation that there is not is refused at its operations', () => {
    const document = 'query a { offices { name } }\n  subscription b { open { name } }';
    expect(refusal(() => prepare(document))).toEqual(['DOCUMENT_INVALID', ['2:3']]);
    const reading = buildSchema('type Query { a: String }');
    expect(
      refusal(() => prepareDocument('mutation { a }', { ...audience, schema: reading })),
    ).toEqual(['DOCUMENT_INVALID', ['1:1']]);
  });

  it('of fragments that spread themselves is refused, and ends', () => {
    const circle = '{ offices { ...a } } fragment a on Office { head { ...a } }';
    expect(refusal(() => prepare(circle))?.[0]).toBe('DOCUMENT_INVALID');
    expect(refusal(() => prepare('{ offices { ...gone } }'))?.[0]).toBe('DOCUMENT_INVALID');
    const bomb = repeat(25, (at) => `fragment f${at} on Office { ...f${at + 1} ...f${at + 1} }`);
    const last = `fragment f25 on Office ${heads(DEPTH)}`;
    expect(refusal(() => prepare(`{ offices { ...f0 } } ${bomb} ${last}`))?.[0]).toBe(
      'DOCUMENT_TOO_COSTLY',
    );
  });

  it('comes with its fragments and its operations', () => {
    const prepared = prepare(
      'query a { offices { ...f } } query b { offices { ...f } } fragment f on Office { name }',
    );
    expect([...prepared.fragments.keys()]).toEqual(['f']);
    expect(prepared.operations.map(({ node }) => node.name?.value)).toEqual(['a', 'b']);
    expect(prepared.document.definitions).toHaveLength(3);
  });
});

test('the operation that is meant is the one that is named, or the only one', () => {
  const two = prepare('query a { offices { name } } query b { offices { name } }');
  const one = prepare('query a { offices { name } }');
  expect(selectOperation(two, 'b').node.name?.value).toBe('b');
  expect(selectOperation(one, null)).toBe(one.operations[0]);
  expect(selectOperation(one, '')).toBe(one.operations[0]);
  for (const [document, name] of [
    [two, null],
    [two, 'c'],
    [one, 'b'],
    [prepare('{ offices { name } }'), 'a'],
  ] as const) {
    expect(refusal(() => selectOperation(document, name))).toEqual(['DOCUMENT_INVALID', []]);
  }
});

test('a refusal of a document names so many places, one for each error', () => {
  const at = (line: number) => ({ line, column: 1 });
  const errors = Array.from({ length: PLACES + 1 }, (_, line) => ({
    locations: [at(line), at(line + 100)],
  }));
  const refused = new DocumentRefusal('DOCUMENT_INVALID', [new GraphQLError('x'), ...errors]);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused.places).toEqual([0, 1, 2, 3, 4].map(at));
  expect(new DocumentRefusal('DOCUMENT_TOO_COSTLY').places).toEqual([]);
});

describe('what is known of an operation before it runs', () => {
  const facts = (source: string) => {
    const { coordinates, roots, ...rest } = prepare(source).operations[0]!.facts;
    return { coordinates: [...coordinates], roots: [...roots], ...rest };
  };

  it('is what it asks for by name, and whether that is open', () => {
    expect(facts('{ o: offices { name __typename } offices { head { name } } }')).toEqual({
      coordinates: ['Query.offices', 'Office.name', 'Office.head'],
      roots: ['o', 'offices'],
      aboveOpen: false,
      introspection: false,
      decides: [],
    });
  });

  it('is every type on which a field may be met', () => {
    expect(facts('{ named { name } }')).toMatchObject({
      coordinates: ['Query.named', 'Named.name', 'Person.name', 'Office.name'],
      aboveOpen: true,
    });
  });

  it('goes through fragments, each read once, on the type that they narrow to', () => {
    const found = facts(
      '{ found { ...f ... on Office { head { name } } ... { ...f } } } fragment f on Person { age }',
    );
    expect(found.coordinates).toEqual(['Query.found', 'Person.age', 'Office.head', 'Office.name']);
    expect(found.aboveOpen).toBe(true);
  });

  it('is above open data where a door asks for a purpose, or a field is not open', () => {
    expect(facts('{ persons { friend { friend { __typename } } } }')).toMatchObject({
      coordinates: ['Query.persons', 'Person.friend'],
      aboveOpen: true,
    });
    expect(facts('mutation { open { name } }')).toMatchObject({
      coordinates: ['Mutation.open', 'Office.name'],
      roots: ['open'],
      aboveOpen: true,
    });
  });

  it('is what it decides, each once', () => {
    expect(facts('mutation { shut { name } open { name } }').decides).toEqual([
      'assistance',
      'removal',
    ]);
  });

  it('is whether it asks for the schema, for data or for both', () => {
    const schemaOf = (source: string) => facts(source).introspection;
    expect(schemaOf('{ __schema { types { name } } }')).toBe(true);
    expect(schemaOf('{ a: __type(name: "A") { name } __typename }')).toBe(true);
    expect(schemaOf('{ __typename }')).toBe(false);
    expect(schemaOf('{ __schema { types { name } } offices { name } }')).toBeNull();
    expect(facts('{ __schema { types { name } } }').coordinates).toEqual([]);
  });
});
