import { ALIASES, DEPTH, DIRECTIVES, ROOT_FIELDS, TOKENS } from '@lidhja/enforcement';
import { forProceeding, TestHub } from '../testkit/TestHub';

const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const heads = (levels: number): string => `${'{ head '.repeat(levels)}{ id }${' }'.repeat(levels)}`;

/** A document of exactly this many units, for each limit. */
const documents: Record<string, { limit: number; of: (units: number) => string }> = {
  levels: { limit: DEPTH, of: (units) => `{ offices ${heads(units - 2)} }` },
  'levels, through fragments': {
    limit: DEPTH,
    of: (units) => `{ offices { ...a } } fragment a on Office ${heads(units - 2)}`,
  },
  aliases: {
    limit: ALIASES,
    of: (units) => `{ offices { ${repeat(units, (i) => `a${i}: id`)} } }`,
  },
  directives: {
    limit: DIRECTIVES,
    of: (units) => `{ offices { ${repeat(units, () => 'id @include(if: true)')} } }`,
  },
  'fields at the root': {
    limit: ROOT_FIELDS,
    of: (units) => `{ ${repeat(units, () => 'offices { id }')} }`,
  },
  // Eight tokens for an operation, and the rest as fields of one more.
  tokens: {
    limit: TOKENS,
    of: (units) =>
      `${repeat(Math.floor(units / 8) - 1, (i) => `query b${i} { offices { id } }`)}
       query a { offices { id ${repeat(units % 8, () => 'id')} } }`,
  },
};

describe('the limits of a document', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await new TestHub().start();
  });
  afterAll(() => hub.stop());

  it.each(Object.entries(documents))(
    'admit %s up to the limit and no more',
    async (name, { limit, of }) => {
      const named = name === 'tokens' ? { operationName: 'a' } : {};
      const at = await hub.ask(of(limit), named);
      expect(at.body.errors).toBeUndefined();
      hub.national.seen.length = 0;
      const above = await hub.ask(of(limit + 1), named);
      expect(above.status).toBe(400);
      expect(above.body.errors?.map(({ extensions }) => extensions.code)).toEqual([
        'DOCUMENT_TOO_COSTLY',
      ]);
      expect(hub.national.seen).toEqual([]);
    },
  );

  it('hold for an operation or a fragment that is named like introspection', async () => {
    const { of } = documents['levels']!;
    const body = of(DEPTH + 1);
    const aliases = repeat(ALIASES + 1, (i) => `a${i}: id`);
    const shapes = [
      `query __schema ${body}`,
      `query __type ${body}`,
      `query IntrospectionQuery ${body}`,
      `{ ...__schema } fragment __schema on Query ${body}`,
      `query __schema { offices { ...__type } } fragment __type on Office { ${aliases} }`,
      `query A { offices { id } } query __schema ${body}`,
    ];
    const replies = await Promise.all(
      shapes.map((query) =>
        hub.ask(query, query.includes('query A') ? { operationName: 'A' } : {}),
      ),
    );
    expect(replies.map(({ body: { errors } }) => errors?.[0]?.extensions.code)).toEqual(
      shapes.map(() => 'DOCUMENT_TOO_COSTLY'),
    );
  });

  it('end a bomb of fragments, and fragments that spread themselves, at once', async () => {
    const bomb = `{ offices { ...f0 } } ${repeat(25, (i) => `fragment f${i} on Office { ...f${i + 1} ...f${i + 1} }`)}
      fragment f25 on Office { id }`;
    const started = Date.now();
    expect((await hub.ask(bomb)).body.errors?.[0]?.extensions.code).toBe('DOCUMENT_TOO_COSTLY');
    const circle = '{ offices { ...a } } fragment a on Office { head { ...a } }';
    expect((await hub.ask(circle)).body.errors?.[0]?.extensions.code).toBe('DOCUMENT_INVALID');
    expect(Date.now() - started).toBeLessThan(2000);
  });

  it('weigh pages by their size, from the document, a variable or a default', async () => {
    const cost = async (query: string, variables?: unknown): Promise<string | undefined> =>
      (await hub.ask(query, { variables })).body.errors?.[0]?.extensions.code;
    expect(await cost('{ offices(first: 100) { id name } }')).toBeUndefined();
    expect(await cost('{ offices(first: 90000) { id name } }')).toBe('DOCUMENT_TOO_COSTLY');
    const query = 'query ($n: Int = 90000) { offices(first: $n) { id name } }';
    expect(await cost(query, { n: 10 })).toBeUndefined();
    expect(await cost(query)).toBe('DOCUMENT_TOO_COSTLY');
    expect(await cost('query ($n: Int) { offices(first: $n) { id name } }', { n: 1e6 })).toBe(
      'DOCUMENT_TOO_COSTLY',
    );
  });

  it('do not let introspection circle through its own lists', async () => {
    const query =
      '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }';
    const { status } = await hub.ask(query, { as: 'donor' });
    expect(status).toBe(400);
  });
});

describe('variables', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await new TestHub().start();
  });
  afterAll(() => hub.stop());

  const OPEN =
    'mutation ($input: OpenCase!, $n: Boolean = true) { openCase(input: $input) { id @include(if: $n) } }';
  const SENTINEL = 'SENTINEL-19c';

  it.each([
    [{}, '$input'],
    [{ input: null }, '$input'],
    [{ input: SENTINEL }, '$input'],
    [{ input: { year: 1 } }, '$input'],
    [{ input: { reference: 'a', year: SENTINEL } }, '$input.year'],
    [{ input: { reference: { n: SENTINEL }, year: 1 } }, '$input.reference'],
    [
      { input: { reference: 'a', year: 1, parts: [{ order: 1 }, { order: SENTINEL }] } },
      '$input.parts.1.order',
    ],
    [{ input: { reference: 'a', year: 1, [SENTINEL]: 1 } }, '$input'],
    [{ input: { reference: 'a', year: 1 }, n: SENTINEL }, '$n'],
  ])('%j are refused at the place where they are wrong', async (variables, at) => {
    hub.national.seen.length = 0;
    const { status, body, text } = await hub.ask(OPEN, {
      as: 'prosecutor',
      headers: forProceeding,
      variables,
    });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'VARIABLES_INVALID', at });
    expect(text).not.toContain(SENTINEL);
    expect(hub.national.seen).toEqual([]);
  });
});
