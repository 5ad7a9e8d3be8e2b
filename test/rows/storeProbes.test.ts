import { TestDatabase } from '../testkit/TestCluster';
import { seenBy } from './findUnseen';
import { observe } from './observe';
import type { Probe } from './Probe';
import { storeProbes } from './storeProbes';

jest.setTimeout(240_000);

const NO_LONGER_KEPT = {
  what: 'the policy added of exchange.consent_person is gone',
  sql: 'drop policy added on exchange.consent_person',
};
const records = ({ sql }: Probe): boolean => sql.includes('record_consent');

test('a change that one probe alone sees is unseen without that probe', async () => {
  const database = await TestDatabase.create();
  try {
    await database.as('admin', async (client) => {
      const ask = async (probes: readonly Probe[]): Promise<string | null> => {
        await client.query('begin');
        const answers: string[] = [];
        for (const probe of probes) answers.push(await observe(client, probe));
        await client.query('rollback');
        return seenBy(client, NO_LONGER_KEPT, { probes, answers });
      };
      expect(await ask(storeProbes)).toBe(storeProbes.find(records)?.name);
      expect(await ask(storeProbes.filter((probe) => !records(probe)))).toBeNull();
    });
  } finally {
    await database.drop();
  }
});

test('what the stores send is answered, and not refused for how it is written', async () => {
  const database = await TestDatabase.create();
  try {
    await database.as('admin', async (client) => {
      await client.query('begin');
      const wrong: string[] = [];
      for (const probe of storeProbes) {
        const answer = await observe(client, probe);
        if (/^refused: (?!LJ)/.test(answer)) wrong.push(`${probe.name}: ${answer}`);
      }
      await client.query('rollback');
      expect(wrong).toEqual([]);
    });
  } finally {
    await database.drop();
  }
});
