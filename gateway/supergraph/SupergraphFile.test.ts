import { renameSync, rmSync } from 'node:fs';
import { composeSupergraph } from './composeSupergraph';
import { NATIONAL } from '../testkit/schemas';
import { TestHub, type Reply } from '../testkit/TestHub';

const QUERY = '{ offices { name networks { name } } }';
const NEW_FIELD = '{ offices { town } }';

describe('the supergraph file', () => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await new TestHub().start(undefined, { watchInterval: 20 });
  });
  afterEach(() => hub.stop());

  /** Puts a text in place of the file at once, as `npm run compose` and a mounted volume do. */
  const replace = (text: string): void => {
    hub.keys.write('next.graphql', text);
    renameSync(hub.keys.path('next.graphql'), hub.keys.path('supergraph.graphql'));
  };

  /** Asks without pause on several lines until `done`, and once more on each; answers every reply. */
  const load = async (done: () => boolean): Promise<Reply[]> => {
    const replies: Reply[] = [];
    const line = async (): Promise<void> => {
      do replies.push(await hub.ask(QUERY));
      while (!done());
      replies.push(await hub.ask(QUERY));
    };
    await Promise.all(Array.from({ length: 8 }, line));
    return replies;
  };

  const withTown = (): string =>
    composeSupergraph([
      { name: 'local', sdl: hub.local.sdl },
      {
        name: 'national',
        sdl: NATIONAL.replace(
          'budget: Int @classified(as: "FINANCE")',
          '$& town: String @classified(as: "OPEN")',
        ),
      },
    ]);

  const allGood = (replies: Reply[]): void => {
    expect(replies.length).toBeGreaterThanOrEqual(16);
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies[0]?.body.errors).toBeUndefined();
  };

  it('is taken into force while callers ask, and none of them notices', async () => {
    expect((await hub.ask(NEW_FIELD)).status).toBe(400);
    let swapped = false;
    const replies = load(() => swapped);
    replace(withTown());
    // The test's subgraph does not serve the new field, but the gateway accepts it from now on.
    while ((await hub.ask(NEW_FIELD)).status === 400);
    swapped = true;
    allGood(await replies);
  });

  it.each([
    ['no SDL', 'type {'],
    ['no supergraph', 'type Query { offices: Int }'],
    ['nothing', ''],
  ])('is refused when it holds %s, and the last good one goes on', async (_what, text) => {
    replace(text);
    // A good one after it shows that the bad one has been looked at.
    const before = await load(() => true);
    replace(withTown());
    let swapped = false;
    const during = load(() => swapped);
    while ((await hub.ask(NEW_FIELD)).status === 400);
    swapped = true;
    allGood([...before, ...(await during)]);
  });

  it('is refused when it is gone, and taken again when it is back', async () => {
    rmSync(hub.keys.path('supergraph.graphql'));
    const before = await load(() => true);
    replace(withTown());
    while ((await hub.ask(NEW_FIELD)).status === 400);
    expect(before.every(({ status }) => status === 200)).toBe(true);
  });
});

describe('a gateway without a good supergraph', () => {
  const startWith = async (change: (sdl: string) => string): Promise<void> => {
    const hub = new TestHub();
    const supergraph = change(hub.supergraph);
    expect(supergraph).not.toBe(hub.supergraph);
    Object.assign(hub, { supergraph });
    try {
      await hub.start();
    } finally {
      await Promise.all([hub.national.close(), hub.local.close()]);
      hub.keys.remove();
    }
  };

  it('does not start when no one classified a field', async () => {
    const change = (sdl: string): string => sdl.replace(/ @classified\(as: "FINANCE"\)/, '');
    await expect(startWith(change)).rejects.toThrow('Office.budget');
  });

  it('does not start when a subgraph has no address', async () => {
    const change = (sdl: string): string => sdl.replace('name: "local"', 'name: "elsewhere"');
    await expect(startWith(change)).rejects.toThrow('no address for "elsewhere"');
  });
});
