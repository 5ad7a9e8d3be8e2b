import { createHash } from 'node:crypto';
import { forProceeding, TestHub } from './testkit/TestHub';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const saltOf = (text: string): string =>
  (JSON.parse(text) as { extensions?: { salt?: string } }).extensions?.salt ?? '';

describe('the gateway', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await new TestHub().start();
  });
  afterAll(() => hub.stop());
  afterEach(() => {
    hub.national.seen.length = 0;
    hub.local.seen.length = 0;
    hub.store.events.length = 0;
  });

  it('answers the public from two subgraphs in one operation', async () => {
    const { status, body, headers } = await hub.ask('{ offices { name networks { name } } }');
    expect(body).toEqual({
      data: {
        offices: [
          { name: 'Vlora', networks: [{ name: 'RILAT' }] },
          { name: 'Fier', networks: [{ name: 'RILAT' }] },
        ],
      },
    });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('lidhja-operation')).toBe(hub.national.seen[0]?.context.operation);
    expect(hub.store.events).toEqual([]);
  });

  it('gives every fetch of an operation the same context and a sequence of its own', async () => {
    await hub.ask('{ cases { nodes { id office { phone } } } }', {
      as: 'prosecutor',
      headers: forProceeding,
    });
    const fetches = [...hub.national.seen, ...hub.local.seen];
    expect(fetches.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(new Set(fetches.map(({ context }) => context.operation)).size).toBe(1);
    expect(fetches.every(({ caller }) => caller !== undefined)).toBe(true);
    expect(fetches[0]?.context).toMatchObject({
      purpose: 'THIS_PROCEEDING',
      reason: 'hearing on Monday',
      request: null,
    });
  });

  it('tells every part what the operation decides, also the part that did not declare it', async () => {
    const ask = async (query: string): Promise<unknown[]> => {
      await hub.ask(query, { as: 'prosecutor', headers: forProceeding });
      const fetches = [...hub.national.seen.splice(0), ...hub.local.seen.splice(0)];
      return fetches.map(({ context }) => context.decides);
    };
    const input = '(input: { reference: "a", year: 2026 })';
    const hidden = `mutation { ...F } fragment F on Mutation { a: openCase${input} { office { phone } } }`;
    expect(await ask(hidden)).toEqual([['interview'], ['interview']]);
    expect(await ask('{ cases { nodes { office { phone } } } }')).toEqual([[], []]);
  });

  it('records the digest of the very bytes that a signed-in caller gets', async () => {
    const query = '{ cases { nodes { reference victim { name } } } }';
    const { text, headers } = await hub.ask(query, { as: 'prosecutor', headers: forProceeding });
    const digest = (of: string): string => createHash('sha256').update(of).digest('hex');
    const { data, extensions } = JSON.parse(text) as { data: object; extensions: object };
    expect(data).toEqual({
      cases: { nodes: [{ reference: 'SYNTHETIC-1', victim: { name: 'SYNTHETIC NAME' } }] },
    });
    const salt = (extensions as { salt: string }).salt;
    expect(extensions).toEqual({ salt: expect.stringMatching(UUID) as string });
    expect(hub.store.events).toEqual([
      expect.objectContaining({
        type: 'dispatched',
        operation: headers.get('lidhja-operation'),
        purpose: 'THIS_PROCEEDING',
        answer: digest(text),
        document: digest(`${salt}${digest(query)}`),
        bytes: Buffer.byteLength(text),
        unavailable: [],
      }),
    ]);
  });

  it('lets nobody try out what was answered who has only its digest', async () => {
    const query = '{ cases { nodes { reference } } }';
    const ask = (): Promise<{ text: string }> =>
      hub.ask(query, { as: 'prosecutor', headers: forProceeding });
    const texts = [(await ask()).text, (await ask()).text];
    const salts = texts.map(saltOf);
    expect(new Set(salts).size).toBe(2);
    expect(new Set(texts.map((text) => text.replace(saltOf(text), ''))).size).toBe(1);
    const kept = hub.store.events.map((event) => event as { answer: string; document: string });
    expect(new Set(kept.map(({ answer }) => answer)).size).toBe(2);
    expect(new Set(kept.map(({ document }) => document)).size).toBe(2);
    // With the salt kept beside it, a digest would be as good as none.
    for (const salt of salts) expect(JSON.stringify(hub.store)).not.toContain(salt);
  });

  it('runs a mutation with its variables and records it', async () => {
    const { body } = await hub.ask(
      'mutation Open($input: OpenCase!) { openCase(input: $input) { id } }',
      {
        as: 'prosecutor',
        headers: forProceeding,
        variables: { input: { reference: 'a', year: 1 } },
      },
    );
    expect(body.data).toEqual({ openCase: { id: 'c1' } });
    expect(hub.store.ofType('dispatched')).toHaveLength(1);
  });

  it('mixes up nothing between callers who ask at the same time', async () => {
    const asked = [
      {
        query: '{ cases { nodes { reference office { name } } } }',
        ask: { as: 'prosecutor', headers: forProceeding },
      },
      {
        query: '{ offices { name budget } }',
        ask: { as: 'donor', headers: { ...forProceeding, 'lidhja-purpose': 'PREVENTION' } },
      },
      { query: '{ offices { name networks { name } } }', ask: {} },
      { query: '{ offices { budget } }', ask: {} },
    ];
    const salts = new Set<string>();
    const answer = async ({ query, ask }: (typeof asked)[number]): Promise<string> => {
      const { text } = await hub.ask(query, ask);
      salts.add(saltOf(text));
      return text.replace(saltOf(text), '');
    };
    const alone: string[] = [];
    for (const one of asked) alone.push(await answer(one));
    expect(new Set(alone).size).toBe(4);
    const together = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        return (await answer(asked[(i * 7) % 4]!)) === alone[(i * 7) % 4];
      }),
    );
    expect(together.filter((same) => !same)).toEqual([]);
    // Two of the four are open data, which has none.
    expect(salts.size).toBe(2 + 100 + 1);
    const operations = [...hub.national.seen, ...hub.local.seen].map(
      ({ context, sequence }) => `${context.operation} ${sequence}`,
    );
    expect(new Set(operations).size).toBe(operations.length);
  });

  it('is live, and ready only when every subgraph is', async () => {
    const ready = (): Promise<number> =>
      fetch(`${hub.gateway.url}/health/ready`).then(({ status }) => status);
    expect((await fetch(`${hub.gateway.url}/health/live`)).status).toBe(200);
    expect(await ready()).toBe(200);
    hub.local.ready = false;
    expect(await ready()).toBe(503);
    hub.local.ready = true;
    hub.store.check = () => Promise.reject(new Error('down'));
    expect(await ready()).toBe(503);
  });

  it('closes what it opened and lets a running operation finish', async () => {
    const other = await new TestHub().start();
    let go = (): void => undefined;
    const held = new Promise<undefined>((resolve) => (go = () => resolve(undefined)));
    const arrived = new Promise<void>((resolve) => {
      other.national.before = () => {
        resolve();
        return held;
      };
    });
    const answer = other.ask('{ offices { name } }');
    await arrived;
    const closing = other.gateway.close();
    go();
    expect((await answer).body.data).toEqual({ offices: [{ name: 'Vlora' }, { name: 'Fier' }] });
    await closing;
    expect(other.store.closed).toBe(true);
    await expect(fetch(other.gateway.url)).rejects.toThrow();
    await Promise.all([other.national.close(), other.local.close()]);
    other.keys.remove();
  });
});
