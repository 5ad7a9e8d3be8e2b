import { randomBytes } from 'node:crypto';
import { readStories } from '../examples/Example';
import { playStory } from '../examples/playStory';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { tellOverdue } from '../testkit/tellOverdue';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await hub.database.as('admin', (client) => client.query(WAITS_FOR_NOBODY));
  // As the part does by itself, where it runs as a process.
  await tellOverdue(hub.database);
});
afterAll(() => hub.stop());

const stage = () => ({
  url: hub.gateway.url,
  tokenOf: async (persona: string) => (persona === 'public' ? undefined : hub.token(persona)),
  run: randomBytes(4).toString('hex'),
});

test.each([...readStories().values()].flat())(
  '$name names the links that it shows',
  ({ document }) => {
    expect(document).toMatch(/^#.*LINK-[NLRIHCAG]\d/m);
  },
);

test.each([...readStories()])('the story "%s" goes as its files say', async (_name, steps) => {
  const played = await playStory(steps, stage());
  expect(played.length).toBe(steps.length);
  expect(
    played.flatMap(({ example, differences }) => differences.map((d) => [example.name, d])),
  ).toEqual([]);
});
