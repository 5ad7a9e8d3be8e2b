import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiSchema, audienceSchema, readDeclarations } from '@lidhja/enforcement';
import { SeededRandom } from '@lidhja/exchange';
import { PURPOSES, type Purpose } from '@lidhja/policy';
import { sampleId } from '@lidhja/platform';
import type { GraphQLObjectType } from 'graphql';
import { ask } from '../examples/ask';
import { personaAskers } from '../matrix/personaAskers';
import { findRoot } from '../testkit/root';
import { TestHub } from '../testkit/TestHub';
import { BY_TYPE } from '../worlds/drawPools';
import { drawQuestion } from '../worlds/drawQuestion';
import type { Chosen, WorldQuestion } from '../worlds/Question';
import { renderDocument } from '../worlds/renderDocument';
import { contradictions, valuesIn, type Explained, type Ran } from './contradictions';

const QUESTIONS = 5;
const SEED = 20261124;
const ROOTS = /^(Query|Mutation)\./;

const EXPLAIN = `query ($document: String!, $purpose: String!, $request: ID) {
  explain(document: $document, purpose: $purpose, request: $request) {
    refused operations { coordinate refused } fields { coordinate effect } } }`;

const sdl = readFileSync(join(findRoot(), 'gateway', 'supergraph.graphql'), 'utf8');
const declarations = readDeclarations(sdl);
const schema = apiSchema(sdl);
const random = new SeededRandom(SEED);
const requests = ['it-decided', 'it-open', 'gr-old-1'].map((slug) => sampleId(`request/${slug}`));
const NOWHERE = '00000000-0000-4000-8000-000000000000';
const urn = {
  random,
  until: '2027-01-01T00:00:00Z',
  requests: [...requests, NOWHERE],
  purposes: new Map<string, readonly Purpose[]>(
    [...declarations.operations].map(([name, rule]) => [name.replace('Query.', ''), rule.purposes]),
  ),
  values: {
    ...BY_TYPE,
    ':ID': [NOWHERE],
    until: ['2027-01-01T00:00:00Z'],
    'CaseFilter.qark': ['AL-12', 'AL-03'],
    'findCase.reference': ['VL-2026-0001', 'VL-2026-0002', 'VL-2026-0003', 'FI-2026-0001', 'none'],
    'informationRequest.id': [...requests, NOWHERE],
    'findNetwork.id': [sampleId('network/rilat'), NOWHERE],
    'findActivity.id': [NOWHERE],
    'policyChange.id': [NOWHERE],
    'explain.document': ['{ areas(kind: QARK) { nodes { name } } }'],
    'explain.operationName': [null],
    'explain.purpose': PURPOSES,
    'explain.request': requests,
    'explain.as': [null],
    operation: [NOWHERE],
    area: ['AL-12', 'AL-03'],
    country: ['IT', 'GR', 'MK'],
    year: [2024, 2025],
    first: [1, 2, 5],
    after: ['AAAA'],
  },
};

interface Compared {
  readonly explained: Explained;
  readonly ran: Ran;
  readonly values: Set<string>;
  readonly about: string;
}

const suspended = new Set(['suspended-ngo']);
const personas = personaAskers().filter(({ name }) => !suspended.has(name));
const compared: Compared[] = [];
let hub: TestHub;

const compare = async (
  persona: (typeof personas)[number],
  given?: WorldQuestion,
): Promise<void> => {
  const { requester } = persona.asker;
  const known = audienceSchema(schema, declarations, requester.kind);
  const drawn = given ?? drawQuestion({ ...urn, schema: known }, persona.name);
  const purpose = drawn.purpose ?? random.pick(PURPOSES);
  const { document, variables, coordinates } = renderDocument(known, drawn);
  const token = await hub.token(persona.name);
  const request = drawn.request ?? undefined;
  const about = { token, reason: 'Compares what is explained with what is given' };
  const answer = await ask(hub.gateway.url, {
    ...about,
    // An explanation has a purpose of its own; a machine acts for those of its mandates alone.
    purpose: persona.purposes.includes('OVERSIGHT') ? 'OVERSIGHT' : (persona.purposes[0] ?? ''),
    document: EXPLAIN,
    variables: { document, purpose, request: request ?? null },
  });
  const explained = (answer.body?.data as { explain: Explained } | undefined)?.explain;
  if (!explained?.fields) throw new Error(`${persona.name}: ${answer.bytes} for ${document}`);
  const run = await ask(hub.gateway.url, {
    ...about,
    purpose,
    ...(request ? { request } : {}),
    document,
    variables,
  });
  const told = explained.fields.map(({ coordinate }) => coordinate);
  expect(new Set(told)).toEqual(new Set([...coordinates].filter((one) => !ROOTS.test(one))));
  expect(told.length).toBe(new Set(told).size);
  const extensions = (run.body?.extensions ?? {}) as { withheld?: { coordinate: string }[] };
  const errors = (run.body?.errors ?? []) as { extensions: { code: string } }[];
  compared.push({
    explained,
    values: valuesIn(known.getQueryType() as GraphQLObjectType, drawn.chosen, run.body?.data),
    ran: {
      data: run.body?.data,
      codes: errors.map((error) => error.extensions.code),
      withheld: (extensions.withheld ?? []).map(({ coordinate }) => coordinate),
    },
    about: `${persona.name} for ${purpose} on ${request ?? 'nothing'}: ${document}`,
  });
};

const field = (name: string, chosen: Chosen[] = [], given: Chosen['given'] = {}): Chosen => ({
  field: name,
  alias: null,
  within: 'plain',
  given,
  chosen,
});

/** A consent could open offences for this purpose, and there is none. */
const WITHOUT_CONSENT: WorldQuestion = {
  persona: 'responsible-authority',
  operation: 'query',
  purpose: 'ASSISTANCE',
  request: null,
  chosen: [
    field('findCase', [field('stage'), field('offences', [field('offence')])], {
      reference: { value: 'VL-2026-0001', variable: false },
    }),
  ],
};

beforeAll(async () => {
  hub = await TestHub.start();
  const authority = personas.find(({ name }) => name === WITHOUT_CONSENT.persona);
  if (authority) await compare(authority, WITHOUT_CONSENT);
  for (const persona of personas) {
    for (let at = 0; at < QUESTIONS; at += 1) await compare(persona);
  }
}, 180_000);
afterAll(() => hub.stop());

/** What would have been wrong, had every conditional coordinate been said to be of another effect. */
const wrongIf = (effect: string): string[] =>
  compared.flatMap(({ explained, ran, values }) => {
    const fields = explained.fields.map((field) =>
      field.effect === 'CONDITIONAL' ? { ...field, effect } : field,
    );
    return contradictions({ ...explained, fields }, ran, values);
  });

test('what is explained of a document is what happens when it runs', () => {
  const wrong = compared.flatMap(({ explained, ran, values, about }) =>
    contradictions(explained, ran, values).map((one) => `${one} (${about})`),
  );
  expect(wrong).toEqual([]);
});

test('something of every kind was compared', () => {
  const effects = compared.flatMap(({ explained }) => explained.fields.map((one) => one.effect));
  for (const effect of ['ALLOWED', 'CONDITIONAL', 'WITHHELD']) {
    expect(effects.filter((one) => one === effect).length).toBeGreaterThan(20);
  }
  expect(compared.filter(({ explained }) => explained.refused).length).toBeGreaterThan(1);
  expect(
    compared.filter(({ explained }) => explained.operations.some((one) => one.refused)).length,
  ).toBeGreaterThan(3);
  expect(compared.filter(({ values }) => values.size > 3).length).toBeGreaterThan(15);
});

test('an explanation that says more, or less, than is so would be found', () => {
  expect(wrongIf('ALLOWED').length).toBeGreaterThan(0);
  expect(wrongIf('WITHHELD').length).toBeGreaterThan(0);
});
