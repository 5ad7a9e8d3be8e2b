/** @jest-environment node */
import { GraphQLError, graphql, isObjectType, type GraphQLSchema } from 'graphql';
import { national } from '@lidhja/national';
import { Underway, buildSubgraph } from '@lidhja/enforcement';
import { PUBLIC } from '@lidhja/policy';
import { sampleId } from '@lidhja/platform';
import { TestHub } from '../testkit/TestHub';

const CANARY = 'CANARY-c81e728d';

/** At which coordinate a resolver throws, and what. */
const mockThrown: { at: string; what: (() => unknown) | null } = { at: '', what: null };
const mockMet = new Set<string>();

jest.mock('../../shared/enforcement/walls/maskFields', () => {
  type Masks = Record<'maskFields', (schema: GraphQLSchema, ...said: unknown[]) => void>;
  const { maskFields } = jest.requireActual<Masks>('../../shared/enforcement/walls/maskFields');
  const { defaultFieldResolver } = jest.requireActual<typeof import('graphql')>('graphql');
  return {
    maskFields(schema: GraphQLSchema, ...said: unknown[]) {
      for (const type of Object.values(schema.getTypeMap())) {
        if (!isObjectType(type) || type.name.startsWith('_')) continue;
        for (const field of Object.values(type.getFields())) {
          const coordinate = `${type.name}.${field.name}`;
          const resolve = field.resolve ?? defaultFieldResolver;
          field.resolve = (...asked) => {
            mockMet.add(coordinate);
            if (mockThrown.what && mockThrown.at === coordinate) throw mockThrown.what();
            return resolve(...asked) as unknown;
          };
        }
      }
      maskFields(schema, ...said);
    },
  };
});

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterEach(() => {
  mockThrown.what = null;
});
afterAll(() => hub.stop());

const LETTER = sampleId('request/it-decided');
const CASE = `stage offences { article } exploitation { form } suspects { familyName }
  victims { identifications { status body { name } } person { familyName identifications { status } } }`;

/** Questions that between them come by most fields. */
const QUESTIONS = [
  {
    persona: 'prosecutor-vlora',
    purpose: 'THIS_PROCEEDING',
    document: `{ assignedCases(first: 3) { nodes { ${CASE} } endCursor }
     findCase(reference: "VL-2026-0001") { reference openedOn } }`,
  },
  {
    persona: 'italy-agency',
    purpose: 'THIS_PROCEEDING',
    request: LETTER,
    document: `{ informationRequest(id: "${LETTER}") { reference state overdue agreement { title }
     requestingAuthority { name } decision { decidedAt categories { category granted } }
     disclosure { case { stage suspects { familyName } } } } }`,
  },
  {
    persona: 'police-vlora',
    purpose: 'ASSISTANCE',
    document:
      '{ referrals(first: 3) { nodes { referredOn recipient { name } person { familyName } } } }',
  },
  {
    persona: 'national-coordinator',
    purpose: 'PREVENTION',
    document: `{ networks(first: 2) { nodes { name activities(first: 2) { nodes { title areas { name } } } worksIn { area { name } }
     members { organisation { name } } contactPoints { place } publishedFigures { statement source { title } }
     referralsToRegionalPolice(year: 2025) { recorded published { value } } } } areas(kind: QARK, first: 2) { nodes { name networks { name } } } }`,
  },
  {
    persona: 'inspector',
    purpose: 'OVERSIGHT',
    document:
      '{ auditEntries(first: 5) { nodes { type coordinates { coordinate rule } withheld { reason } organisation { name } } } }',
  },
];

const THROWN: readonly (() => unknown)[] = [
  () => new Error(`relation ${CANARY} does not exist`),
  () =>
    Object.assign(new Error(CANARY), {
      code: '23505',
      detail: `Key (name)=(${CANARY}) already exists.`,
      table: CANARY,
    }),
  () =>
    new GraphQLError(CANARY, {
      extensions: { code: CANARY, stacktrace: [CANARY], serviceName: CANARY },
    }),
  () => CANARY,
];

interface Told {
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: unknown;
    readonly extensions?: object;
  }[];
}

test('every resolver that throws is one constant error outside, without a word of what it threw', async () => {
  const told = new Set<string>();
  let thrown = 0;
  for (const question of QUESTIONS) {
    mockMet.clear();
    mockThrown.what = null;
    const whole = await hub.ask({ ...question, reason: 'Looks at errors' });
    expect((whole.body as Told).errors).toBeUndefined();
    const met = [...mockMet];
    expect(met.length).toBeGreaterThan(5);
    for (const [turn, at] of met.entries()) {
      Object.assign(mockThrown, { at, what: THROWN[turn % THROWN.length] });
      const { bytes, body, headers } = await hub.ask({ ...question, reason: 'Looks at errors' });
      expect(bytes + JSON.stringify([...headers])).not.toContain(CANARY);
      const { errors = [] } = body as Told;
      thrown += errors.length > 0 ? 1 : 0;
      for (const { message, extensions = {}, ...rest } of errors) {
        told.add(JSON.stringify([message, extensions]));
        expect(Object.keys(rest).filter((key) => key !== 'path')).toEqual([]);
        expect(Object.keys(extensions)).toEqual(['code', 'next']);
      }
    }
  }
  expect(thrown).toBeGreaterThan(60);
  // One text for what broke, and one for a statement that may be tried again.
  expect([...told].map((one) => /"code":"(\w+)"/.exec(one)?.[1]).sort()).toEqual([
    'BUSY',
    'INTERNAL',
  ]);
}, 120_000);

test('without our errors a resolver’s own would be told', async () => {
  const { schema } = buildSubgraph(national);
  Object.assign(mockThrown, { at: 'Query.areas', what: () => new GraphQLError(CANARY) });
  const contextValue = { requester: PUBLIC, purpose: null, underway: new Underway() };
  const field = schema.getQueryType()?.getFields()['areas'];
  if (field)
    field.resolve = () => {
      throw new GraphQLError(CANARY);
    };
  const answer = await graphql({
    schema,
    source: '{ areas(kind: QARK) { endCursor } }',
    contextValue,
  });
  expect(JSON.stringify(answer)).toContain(CANARY);
});

const ECHOED = { n: CANARY };
const ECHO: readonly (readonly [string, string, object])[] = [
  ['national', 'query ($v: String!) { findCase(reference: $v) { id } }', { v: ECHOED }],
  ['national', 'query ($v: Int) { areas(kind: QARK, first: $v) { endCursor } }', { v: CANARY }],
  ['national', 'query ($v: AreaKind!) { areas(kind: $v) { endCursor } }', { v: CANARY }],
  ['international', 'query ($v: ID!) { informationRequest(id: $v) { id } }', { v: ECHOED }],
  ['local', 'query ($v: String) { networks(after: $v) { endCursor } }', { v: CANARY }],
  [
    'evidence',
    'query ($v: AuditEntryFilter) { auditEntries(filter: $v) { endCursor } }',
    { v: { from: CANARY } },
  ],
  ['national', `{ findCase(reference: 1${CANARY.replace(/\W/g, '')}) { id } }`, {}],
  ['national', `{ ${CANARY.replace(/\W/g, '')} }`, {}],
];

test.each(ECHO)(
  'what was sent to %s is not echoed in its errors: %s',
  async (subgraph, document, variables) => {
    const { text } = await hub.fetch({
      subgraph,
      persona: 'inspector',
      purpose: 'OVERSIGHT',
      document,
      variables,
    });
    expect(text).toContain('"errors"');
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(CANARY.replace(/\W/g, ''));
  },
);

test('the library alone would echo it', async () => {
  const [, source, variableValues] = ECHO[0] as (typeof ECHO)[0];
  const answer = await graphql({
    schema: buildSubgraph(national).schema,
    source,
    variableValues: variableValues as never,
  });
  expect(JSON.stringify(answer)).toContain(CANARY);
});

test('a name that is almost right is answered with no other name', async () => {
  const document = '{ aras(kind: QARK) { endCursor } findCas(reference: "x") { id } }';
  const { text } = await hub.fetch({
    subgraph: 'national',
    persona: 'prosecutor-vlora',
    purpose: 'THIS_PROCEEDING',
    document,
  });
  expect(text).toContain('"errors"');
  expect(text).not.toMatch(/areas|findCase|mean/);
});

test('the library alone would name what was meant', async () => {
  const { schema } = buildSubgraph(national);
  const answer = await graphql({ schema, source: '{ aras(kind: QARK) { endCursor } }' });
  expect(JSON.stringify(answer)).toContain('areas');
});
