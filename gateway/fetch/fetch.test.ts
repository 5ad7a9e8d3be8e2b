import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contextPrivateKey, fetchKey } from '@lidhja/platform';
import { Agent } from 'undici';
import { Operation } from '../operation/Operation';
import { forProceeding, TestHub } from '../testkit/TestHub';
import { SubgraphLink } from './SubgraphLink';

const BOTH = '{ offices { name networks { name } } }';
const OPEN_CASE = 'mutation { openCase(input: { reference: "a", year: 1 }) { id } }';
const asProsecutor = { as: 'prosecutor', headers: forProceeding };
const CANARY = 'CANARY-7f3a';

describe('a fetch from a subgraph', () => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await new TestHub().start();
  });
  afterEach(() => hub.stop());

  it('that does not answer is a gap with its name, never an empty list', async () => {
    await hub.local.close();
    const { status, body, text } = await hub.ask(BOTH);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      offices: [
        { name: 'Vlora', networks: null },
        { name: 'Fier', networks: null },
      ],
    });
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['PART_UNAVAILABLE']);
    expect(body.extensions).toEqual({ unavailable: [{ part: 'local' }] });
    expect(text).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|valueCompletion/);
  });

  it('ends the operation when nothing is left of it', async () => {
    await hub.local.close();
    const { status, body } = await hub.ask('{ networks { name } }');
    expect(status).toBe(503);
    expect(body.data).toBeNull();
    expect(body.extensions).toEqual({ unavailable: [{ part: 'local' }] });
  });

  it.each([
    ['no JSON', '<html>'],
    ['neither data nor errors', {}],
    ['a list', []],
    ['its own unavailability', { errors: [{ extensions: { code: 'PART_UNAVAILABLE' } }] }],
  ])('that answers with %s counts as none', async (_what, answer) => {
    hub.local.before = () => Promise.resolve(answer);
    const { body } = await hub.ask(BOTH);
    expect(body.extensions).toEqual({ unavailable: [{ part: 'local' }] });
    expect(body.errors).toHaveLength(1);
  });

  it('passes on codes of the catalogue and names of inputs, and no word of anything else', async () => {
    hub.national.before = () =>
      Promise.resolve({
        data: null,
        errors: [
          {
            message: CANARY,
            path: ['openCase', 'victim', CANARY],
            locations: [{ line: 1, column: 1 }],
            extensions: {
              code: 'INPUT_INVALID',
              at: 'input.reference',
              next: CANARY,
              stacktrace: [CANARY],
              serviceName: 'national',
            },
          },
          {
            message: CANARY,
            path: [CANARY, 0],
            extensions: { code: CANARY, at: `${CANARY} and more` },
          },
        ],
      });
    const { body, text } = await hub.ask(OPEN_CASE, asProsecutor);
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain('national');
    expect(body.errors).toEqual([
      expect.objectContaining({
        path: ['openCase'],
        extensions: expect.objectContaining({
          code: 'INPUT_INVALID',
          at: 'input.reference',
        }) as unknown,
      }),
      expect.objectContaining({
        extensions: expect.objectContaining({ code: 'INTERNAL' }) as unknown,
      }),
    ]);
  });

  it('names no field but one of the answer’s root', async () => {
    hub.local.before = () =>
      Promise.resolve({
        data: null,
        errors: [{ path: ['_entities', 0, 'secret'], extensions: { code: 'BUSY' } }],
      });
    const { body } = await hub.ask('{ mine: offices { networks { name } } }');
    expect(body.errors?.[0]).toMatchObject({ path: ['mine'], extensions: { code: 'BUSY' } });
  });
});

describe('the line to a subgraph', () => {
  /** A subgraph that cuts the connection of the first fetches, and notes the sequence of each. */
  const startCutter = async (cuts: number): Promise<{ server: Server; sequences: string[] }> => {
    const sequences: string[] = [];
    const server = createServer((request, response) => {
      sequences.push(String(request.headers['lidhja-sequence']));
      if (sequences.length <= cuts) request.socket.destroy();
      else response.end('{"data":{"networks":[{"name":"RILAT"}],"openCase":{"id":"c1"}}}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, sequences };
  };

  const through = async (
    cuts: number,
    name: 'local' | 'national',
    query: string,
  ): Promise<{ unavailable: unknown; sequences: string[] }> => {
    const { server, sequences } = await startCutter(cuts);
    const hub = new TestHub();
    hub[name].listen = () =>
      Promise.resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await hub.start();
    const { body } = await hub.ask(query, asProsecutor);
    await hub.stop();
    server.close();
    return { unavailable: body.extensions?.['unavailable'], sequences };
  };

  it('is tried once more for a read, under a new sequence', async () => {
    expect(await through(1, 'local', '{ networks { name } }')).toEqual({
      unavailable: undefined,
      sequences: ['1', '2'],
    });
  });

  it('is not tried a third time', async () => {
    expect(await through(9, 'local', '{ networks { name } }')).toEqual({
      unavailable: [{ part: 'local' }],
      sequences: ['1', '2'],
    });
  });

  it('is never tried again for a write, which may have arrived', async () => {
    expect(await through(1, 'national', OPEN_CASE)).toEqual({
      unavailable: [{ part: 'national' }],
      sequences: ['1'],
    });
  });

  it.each([
    ['its own deadline', { fetch: 30, operation: 10_000 }],
    ['the deadline of the operation', { fetch: 10_000, operation: 30 }],
  ])('lets go at %s', async (_which, deadline) => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const hub = new TestHub();
    const dispatcher = new Agent();
    const link = new SubgraphLink({
      name: 'local',
      address: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      contextKey: contextPrivateKey(hub.keys.directory),
      fetchKey: fetchKey(hub.keys.directory, 'local'),
      dispatcher,
      deadline: deadline.fetch,
    });
    const operation = new Operation('an-id', 'a-salt', Date.now(), deadline.operation);
    await expect(link.post(operation, '{}')).rejects.toThrow(/abort/i);
    operation.end();
    await dispatcher.destroy();
    silent.closeAllConnections();
    silent.close();
    hub.keys.remove();
  });
});
