/** @jest-environment node */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Classified, Operation, Underway, buildSubgraph } from '@lidhja/enforcement';
import { ReplayGuard, sampleId } from '@lidhja/platform';
import { PUBLIC } from '@lidhja/policy';
import { GraphQLScalarType, getNamedType, graphql, isEnumType, isObjectType } from 'graphql';
import { Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { SUBGRAPHS } from '../paths/Hub';
import { headersOf } from '../testkit/SignedFetch';
import { TestHub } from '../testkit/TestHub';

/** Whether the door of a subgraph lets in whoever comes. */
const mockDoor = { open: false };
jest.mock('../../shared/enforcement/serve/admitFetch', (): object => {
  const real = jest.requireActual<{ admitFetch: (...asked: unknown[]) => unknown }>(
    '../../shared/enforcement/serve/admitFetch',
  );
  const anyone = { purpose: null, reason: null, request: null, decides: [], tokenDigest: null };
  return {
    admitFetch: (...asked: unknown[]): unknown =>
      mockDoor.open
        ? Promise.resolve({ context: { operation: randomUUID(), ...anyone }, caller: null })
        : real.admitFetch(...asked),
  };
});

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const KEYS: Readonly<Record<string, object>> = {
  Area: { code: 'AL-12' },
  Organisation: { id: sampleId('organisation/prosecutor-vlora') },
  Case: { id: sampleId('case/vlora-1') },
  Person: { id: sampleId('person/1') },
  InformationRequest: { id: sampleId('request/it-decided') },
  OnwardRequest: { id: sampleId('onward/it-received') },
  Network: { id: sampleId('network/rilat') },
};

/** Every entity of every subgraph. */
const ENTITIES = [...SUBGRAPHS].flatMap(([subgraph, { schema, entities }]) =>
  [...entities.keys()].map((type) => [subgraph, type, schema] as const),
);

const DOCUMENT = (type: string, fields: string): string =>
  `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${fields} } } }`;

const keyOf = (type: string): object => {
  const key = KEYS[type];
  if (!key) throw new Error(`say in test/threats/fetches.test.ts which ${type} there is`);
  return { __typename: type, ...key };
};

test.each(ENTITIES.map(([subgraph, type]) => [subgraph, type]))(
  '%s answers no reference to %s that the gateway did not sign, whoever asks',
  async (subgraph, type) => {
    const body = JSON.stringify({
      query: DOCUMENT(type, '__typename'),
      variables: { r: [keyOf(type)] },
    });
    for (const persona of ['prosecutor-vlora', 'responsible-authority', 'donor']) {
      const response = await fetch(`${hub.subgraphs[subgraph]?.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await hub.token(persona)}`,
          'lidhja-purpose': 'THIS_PROCEEDING',
          'x-role': 'prosecutor',
        },
        body,
      });
      expect([response.status, await response.text()]).toEqual([
        401,
        expect.not.stringContaining('data'),
      ]);
    }
    const signed = { subgraph, persona: 'prosecutor-vlora', purpose: 'THIS_PROCEEDING' };
    const { status } = await hub.fetch({
      ...signed,
      document: DOCUMENT(type, '__typename'),
      variables: { r: [keyOf(type)] },
    });
    expect(status).toBe(200);
  },
);

test('a door that asks for no signature would let the same reference in', async () => {
  const variables = { r: [keyOf('Area')] };
  const body = JSON.stringify({ query: DOCUMENT('Area', 'name'), variables });
  const headers = { 'content-type': 'application/json' };
  const send = (): Promise<Response> =>
    fetch(`${hub.subgraphs['national']?.url}/graphql`, { method: 'POST', headers, body });
  expect((await send()).status).toBe(401);
  mockDoor.open = true;
  try {
    expect(await (await send()).text()).toContain('"name":"');
  } finally {
    mockDoor.open = false;
  }
});

const FORGED: Readonly<Record<string, unknown>> = { Int: 7, Boolean: true, Float: 7.5 };

test.each(ENTITIES)(
  '%s answers a reference to %s the same, whatever else of it is forged',
  async (subgraph, type, schema) => {
    const found = schema.getType(type);
    const fields = isObjectType(found) ? Object.values(found.getFields()) : [];
    const plain = fields.filter(
      ({ type: one, args }) =>
        args.length === 0 &&
        (isEnumType(getNamedType(one)) || getNamedType(one) instanceof GraphQLScalarType),
    );
    const forged = Object.fromEntries([
      ...fields.map(({ name, type: one }) => [name, FORGED[getNamedType(one).name] ?? 'FORGED']),
      ...['access', 'record', 'child', 'personId', 'organisation', 'requester'].map((name) => [
        name,
        'open||',
      ]),
    ]);
    for (const [persona, purpose] of [
      ['prosecutor-vlora', 'THIS_PROCEEDING'],
      ['responsible-authority', 'ASSISTANCE'],
      ['donor', 'PREVENTION'],
    ] as const) {
      const ask = async (more: object): Promise<string> => {
        const document = DOCUMENT(type, plain.map(({ name }) => name).join(' '));
        const variables = { r: [{ ...more, ...keyOf(type) }] };
        return (await hub.fetch({ subgraph, persona, purpose, document, variables })).text;
      };
      const honest = (await ask({})).replace(/"recorded":true/, '');
      const answered = (await ask(forged)).replace(/"recorded":true/, '');
      expect(answered).not.toContain('FORGED');
      expect(answered).toBe(honest);
    }
  },
);

@ObjectType()
@Classified('OPEN')
@Directive('@key(fields: "id")')
class Believed {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('OPEN')
  @Field(() => String, { nullable: true })
  risk: string | null;
}

@Resolver()
class BelievedResolver {
  @Operation({ by: ['any'] })
  @Query(() => Believed, { nullable: true })
  believed(): null {
    return null;
  }
}

test('a subgraph that believes what a reference says would answer what was forged', async () => {
  const { schema } = buildSubgraph({
    name: 'believing',
    resolvers: [BelievedResolver],
    entities: [Believed],
    references: { Believed: (given: object) => Promise.resolve(given) },
  });
  const source =
    '{ _entities(representations: [{ __typename: "Believed", id: "1", risk: "FORGED" }]) { ... on Believed { risk } } }';
  const underway = new Underway();
  const contextValue = { requester: PUBLIC, purpose: null, ledger: {}, underway };
  expect(JSON.stringify(await graphql({ schema, source, contextValue }))).toContain('FORGED');
});

/** How many of a hundred copies of one signed fetch, sent at once, are answered. */
const answeredOf = async (subgraph: string): Promise<number> => {
  const body = JSON.stringify({ query: '{ __typename }' });
  const headers = await headersOf({ subgraph, body });
  const send = (): Promise<Response> =>
    fetch(`${hub.subgraphs[subgraph]?.url}/graphql`, { method: 'POST', headers, body });
  const answers = await Promise.all(Array.from({ length: 100 }, send));
  await Promise.all(answers.map((one) => one.text()));
  return answers.filter(({ status }) => status === 200).length;
};

test.each([...SUBGRAPHS.keys()])(
  'of a hundred copies of one fetch at once, %s answers one',
  async (subgraph) => {
    expect(await answeredOf(subgraph)).toBe(1);
  },
);

test('a guard that forgets would answer them all', async () => {
  const guard = ReplayGuard.prototype as {
    firstUse: (operation: string, sequence: number) => boolean;
  };
  const { firstUse } = guard;
  guard.firstUse = () => true;
  try {
    expect(await answeredOf('national')).toBe(100);
  } finally {
    guard.firstUse = firstUse;
  }
});

test('as many references as a page can need are answered', async () => {
  const r = Array.from({ length: 1000 }, () => keyOf('Area'));
  const fetched = { subgraph: 'national', document: DOCUMENT('Area', 'name'), variables: { r } };
  const { status, text } = await hub.fetch(fetched);
  expect([status, text.split('"name"').length]).toEqual([200, 1001]);
});
