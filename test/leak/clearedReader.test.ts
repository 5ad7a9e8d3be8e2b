import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const WITNESS = sampleId('person/4');
const LIST = `{ consents(first: 100) { nodes { person { id familyName citizenship healthNeeds } } } }`;

const ask = (persona: string): Promise<Answer> =>
  hub.ask({
    persona,
    purpose: 'ASSISTANCE',
    reason: 'Looks after a person',
    document: LIST,
  });

test('the sample’s protected witness is read by whoever is cleared, and is there for nobody else', async () => {
  const { body } = await ask('witness-protection-officer');
  // Identity alone: the compartment opens nothing of health or migration.
  expect(body?.data).toEqual({
    consents: {
      nodes: [
        {
          person: {
            id: WITNESS,
            familyName: expect.stringMatching(/^Sample/),
            citizenship: null,
            healthNeeds: null,
          },
        },
      ],
    },
  });
  for (const persona of ['employment-adviser', 'vatra-social-worker']) {
    const { status, bytes } = await ask(persona);
    expect([status, bytes.includes(sampleId('person/1'))]).toEqual([200, true]);
    expect(bytes).not.toContain(WITNESS);
  }
});

test('a clearance that has ended leaves nobody', async () => {
  await hub.database.as('admin', (client) =>
    client.query(
      `update exchange.official set clearances = '{}' where subject = 'witness-protection-officer'`,
    ),
  );
  expect((await ask('witness-protection-officer')).bytes).not.toContain(WITNESS);
});
