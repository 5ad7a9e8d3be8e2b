/** @jest-environment node */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CONTEXT_HEADER,
  Refusal,
  SEQUENCE_HEADER,
  SIGNATURE_HEADER,
  formatRefusal,
  signContext,
  signFetch,
  type ErrorCode,
} from '@lidhja/platform';
import { Query, Resolver } from 'type-graphql';
import { Operation } from '../declare/Operation';
import { executeRecorded } from './executeRecorded';
import { serveSubgraph, type ServedSubgraph } from './serveSubgraph';

const mockSource = { query: jest.fn().mockResolvedValue([]), destroy: jest.fn() };
const mockOpened = jest.fn();
const mockLogged = jest.fn();
const mockWarned = jest.fn();
jest.mock('@lidhja/platform', () => ({
  ...jest.requireActual<object>('@lidhja/platform'),
  openDataSource: async (source: unknown) => {
    mockOpened(source);
    return mockSource;
  },
  partDataSource: (...given: unknown[]) => given,
  createLog: (...given: unknown[]) => ({ given, debug: mockLogged, warn: mockWarned }),
}));
jest.mock('./executeRecorded', () => ({ executeRecorded: jest.fn() }));
const executed = jest.mocked(executeRecorded);

@Resolver()
class Cases {
  @Operation({ by: ['any'] })
  @Query(() => String)
  cases(): string {
    return 'cases';
  }
}
class CaseRow {}

const NOW = Date.UTC(2026, 10, 23, 12);
const clock = { now: () => NOW };
const definition: ServedSubgraph = {
  name: 'planted',
  resolvers: [Cases],
  entities: [],
  references: {},
  rows: [CaseRow],
};

const keys = mkdtempSync(join(tmpdir(), 'lidhja-serve-'));
const context = generateKeyPairSync('ed25519');
const key = randomBytes(32);
const write = (name: string, text: string): void => {
  writeFileSync(join(keys, name), text, { mode: 0o600 });
};
write('context.public.pem', context.publicKey.export({ format: 'pem', type: 'spki' }) as string);
write('fetch-planted.key', key.toString('hex'));
write('cursor.key', randomBytes(32).toString('hex'));
write('issuers.json', '[]');
afterAll(() => rmSync(keys, { recursive: true }));

const environment = {
  host: '127.0.0.1',
  port: 0,
  databaseUrl: 'postgres://database',
  keys,
  subgraphs: {},
  supergraph: '',
  logLevel: 'silent',
};

const operation = {
  operation: 'operation-1',
  purpose: null,
  reason: null,
  request: null,
  tokenDigest: null,
  decides: [],
};

const answer = { status: 200, body: { data: { cases: 'cases' } } };
const refused = (code: ErrorCode) => ({
  errors: [JSON.parse(JSON.stringify(formatRefusal(code)))],
});

describe('a served subgraph', () => {
  let part: Awaited<ReturnType<typeof serveSubgraph>>;
  let sequence = 0;

  beforeAll(async () => {
    part = await serveSubgraph(definition, environment, { clock });
  });
  afterAll(() => part.close());
  beforeEach(() => {
    executed.mockReset().mockResolvedValue(answer);
    mockLogged.mockReset();
    mockWarned.mockReset();
  });

  const send = async (body: string, changed: Record<string, string> = {}) => {
    sequence += 1;
    const jws = await signContext(operation, context.privateKey, NOW);
    const response = await fetch(`${part.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [CONTEXT_HEADER]: jws,
        [SEQUENCE_HEADER]: String(sequence),
        [SIGNATURE_HEADER]: signFetch({ context: jws, sequence, body }, key),
        ...changed,
      },
      body,
    });
    return [response.status, await response.json()] as const;
  };

  it('reads its own rows, as its own role', () => {
    expect(mockOpened).toHaveBeenCalledWith(['planted', 'postgres://database', [CaseRow]]);
  });

  it('answers a fetch of the gateway with what came of it', async () => {
    executed.mockResolvedValue({ ...answer, status: 503 });
    expect(await send('{"query":"{ cases }"}')).toEqual([503, answer.body]);
    const [[fetched, body, services] = []] = executed.mock.calls;
    expect(fetched).toEqual({ context: operation, caller: null });
    expect(body).toEqual({ query: '{ cases }' });
    expect(services).toMatchObject({
      source: mockSource,
      clock,
      log: { given: ['planted', 'silent'] },
      opensByGrant: false,
      opensByReferral: false,
      opensByConsent: false,
    });
    const logged = { operation: 'operation-1', status: 503, milliseconds: 0 };
    expect(mockLogged.mock.calls).toEqual([[logged]]);
  });

  it('answers nobody else', async () => {
    const signature = randomBytes(32).toString('hex');
    expect(await send('{"query":"{ cases }"}', { [SIGNATURE_HEADER]: signature })).toEqual([
      401,
      refused('UNAUTHENTICATED'),
    ]);
    expect(executed).not.toHaveBeenCalled();
    expect(mockWarned.mock.calls).toEqual([[{ why: 'FETCH_SIGNATURE' }, 'a fetch was refused']]);
  });

  it('says which of all things was wrong with a fetch to its operator alone', async () => {
    const body = '{"query":"{ cases }"}';
    const old = await signContext(operation, context.privateKey, NOW - 60_000);
    const [, first] = await send(body, {
      [CONTEXT_HEADER]: old,
      [SIGNATURE_HEADER]: signFetch({ context: old, sequence: sequence + 1, body }, key),
    });
    const jws = await signContext(operation, context.privateKey, NOW);
    const again = {
      [CONTEXT_HEADER]: jws,
      [SEQUENCE_HEADER]: '1000',
      [SIGNATURE_HEADER]: signFetch({ context: jws, sequence: 1000, body }, key),
    };
    expect((await send(body, again))[0]).toBe(200);
    const [, second] = await send(body, again);
    expect(second).toEqual(first);
    expect(mockWarned.mock.calls.map(([{ why }]: [{ why: string }]) => why)).toEqual([
      'CONTEXT_EXPIRED',
      'FETCH_REPLAYED',
    ]);
    // A refusal from deeper within says nothing that it does not know.
    executed.mockRejectedValueOnce(new Refusal('UNAUTHENTICATED'));
    expect(await send(body)).toEqual([401, first]);
    expect(mockWarned.mock.calls.at(-1)).toEqual([{ why: 'UNKNOWN' }, 'a fetch was refused']);
  });

  it.each([
    ['no JSON', '{"query'],
    ['no query', '{"variables":{}}'],
    ['a query that is no text', '{"query":["{ cases }"]}'],
    [
      'a list too long',
      JSON.stringify({ query: '', variables: { a: [], b: Array(1001).fill(0) } }),
    ],
  ])('takes no body with %s', async (_name, body) => {
    expect(await send(body)).toEqual([400, refused('BODY_MALFORMED')]);
    expect(mockWarned).not.toHaveBeenCalled();
    expect(executed).not.toHaveBeenCalled();
  });

  it('takes a thousand references, and a long text', async () => {
    const variables = { references: Array(1000).fill(0), text: 'x'.repeat(1001) };
    expect(await send(JSON.stringify({ query: '', variables }))).toEqual([200, answer.body]);
    expect(executed.mock.calls[0]?.[1].variables).toEqual(variables);
  });

  it('takes two megabytes and no more', async () => {
    const empty = JSON.stringify({ query: '' }).length;
    const body = (length: number) => JSON.stringify({ query: 'x'.repeat(length - empty) });
    expect((await send(body(2_000_000)))[0]).toBe(200);
    expect(await send(body(2_000_001))).toEqual([413, refused('BODY_TOO_LARGE')]);
  });

  it('tells what broke by its code alone', async () => {
    executed.mockRejectedValueOnce(new Error('secret')).mockRejectedValueOnce(new Refusal('BUSY'));
    expect(await send('{"query":""}')).toEqual([500, refused('INTERNAL')]);
    expect(await send('{"query":""}')).toEqual([503, refused('BUSY')]);
  });

  it('is ready while its database answers', async () => {
    const ready = async () => (await fetch(`${part.url}/health/ready`)).status;
    expect(await ready()).toBe(200);
    // At its start it asked whether what it declares was activated.
    expect(mockSource.query.mock.calls.slice(-1)).toEqual([['select 1']]);
    mockSource.query.mockRejectedValueOnce(new Error('gone'));
    expect(await ready()).toBe(503);
  });
});

describe('a subgraph', () => {
  it('that opens by grant, by referral and by consent says so, and uses the machine’s clock', async () => {
    executed.mockReset().mockResolvedValue(answer);
    const before = Date.now();
    const observe = (): void => undefined;
    const opens = { opensByGrant: true, opensByReferral: true, opensByConsent: true };
    const opening = { ...definition, ...opens };
    const part = await serveSubgraph(opening, environment, { observe });
    const jws = await signContext(operation, context.privateKey, before);
    await fetch(`${part.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [CONTEXT_HEADER]: jws,
        [SEQUENCE_HEADER]: '1',
        [SIGNATURE_HEADER]: signFetch({ context: jws, sequence: 1, body: '{"query":""}' }, key),
      },
      body: '{"query":""}',
    });
    await part.close();
    const services = executed.mock.calls[0]?.[2];
    expect(services).toMatchObject({ ...opens, observe });
    expect(services?.clock.now()).toBeGreaterThanOrEqual(before);
  });

  it('closes its door, its server and its connections', async () => {
    mockSource.destroy.mockClear();
    const part = await serveSubgraph(definition, environment, { clock });
    await part.close();
    expect(mockSource.destroy).toHaveBeenCalledTimes(1);
    await expect(fetch(`${part.url}/health/live`)).rejects.toThrow();
  });

  it('that was not activated keeps no connections, and does not serve', async () => {
    mockSource.destroy.mockClear();
    mockSource.query.mockResolvedValueOnce([{ coordinate: 'a', was: 'b', becomes: 'c' }]);
    const serving = serveSubgraph(definition, environment, { clock });
    await expect(serving).rejects.toThrow('a second person has to activate');
    expect(mockSource.destroy).toHaveBeenCalledTimes(1);
  });

  it('that finds its port taken keeps no connections, and says why', async () => {
    const first = await serveSubgraph(definition, environment, { clock });
    mockSource.destroy.mockClear();
    const taken = { ...environment, port: Number(new URL(first.url).port) };
    await expect(serveSubgraph(definition, taken, { clock })).rejects.toThrow('EADDRINUSE');
    expect(mockSource.destroy).toHaveBeenCalledTimes(1);
    await first.close();
  });
});
