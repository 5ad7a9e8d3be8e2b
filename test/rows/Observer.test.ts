import type { Client } from 'pg';
import { TestDatabase } from '../testkit/TestCluster';
import type { Change } from './Change';
import { hubProbes } from './hubProbes';
import { observe } from './observe';
import { Observer, takeBaseline } from './Observer';
import type { Probe } from './Probe';
import { judge } from './rowsProof';
import { storeProbes } from './storeProbes';

jest.setTimeout(240_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

const admin = <T>(work: (client: Client) => Promise<T>): Promise<T> => database.as('admin', work);
const seenBy = async (client: Client, change: Change, probes: readonly Probe[]) =>
  new Observer(client, await takeBaseline(client, probes)).seenBy(change);

const NO_LONGER_KEPT = {
  what: 'the policy added of exchange.consent_person is gone',
  sql: 'drop policy added on exchange.consent_person',
};
const records = ({ sql }: Probe): boolean => sql.includes('record_consent');

/** What the hub sends and has no right to. */
const refused = async (client: Client, probes: readonly Probe[]): Promise<string[]> => {
  const wrong: string[] = [];
  await client.query('begin');
  for (const probe of probes) {
    const answer = await observe(client, probe);
    if (/^refused: (?!LJ|42501 by policy)/.test(answer)) wrong.push(`${probe.name}: ${answer}`);
  }
  await client.query('rollback');
  return wrong;
};

test('a change that one probe alone sees is unseen without that probe', async () => {
  await admin(async (client) => {
    const others = storeProbes.filter((probe) => !records(probe));
    expect(await seenBy(client, NO_LONGER_KEPT, storeProbes)).toBe(storeProbes.find(records)?.name);
    expect(await seenBy(client, NO_LONGER_KEPT, others)).toBeNull();
  });
});

test('a right that nothing needs is one that nobody misses, also not who tries it', async () => {
  await admin(async (client) => {
    await client.query('grant select on exchange.seal to lidhja_evidence');
    const tries: Probe = {
      ...{ name: 'tries it', role: 'lidhja_evidence', settings: {}, tries: 'exchange.seal' },
      sql: 'select record from exchange.seal limit 0',
    };
    const probes = [...storeProbes, tries];
    const taken = { what: 'one', sql: 'revoke select on exchange.seal from lidhja_evidence' };
    expect(await seenBy(client, taken, probes)).toBeNull();
    await client.query(taken.sql);
    const given = { what: 'two', sql: 'grant select on exchange.seal to lidhja_evidence' };
    expect(await seenBy(client, given, probes)).toBe('tries it');
    expect(await seenBy(client, given, storeProbes)).toBeNull();
  });
});

test('what the hub sends it has the right to, and where one is missing that is named', async () => {
  await admin(async (client) => {
    expect(await refused(client, hubProbes)).toEqual([]);
    await client.query('revoke select (needs) on "national".person_health from lidhja_national');
    expect((await refused(client, storeProbes)).length).toBeGreaterThan(0);
    await client.query('grant select (needs) on "national".person_health to lidhja_national');
  });
});

test('a probe that is answered otherwise each time is refused by name', async () => {
  const fickle = { name: 'a die', role: 'lidhja_national', settings: {}, sql: 'select random()' };
  await admin(async (client) => {
    await expect(takeBaseline(client, [fickle])).rejects.toThrow('each time: a die');
  });
});

test('what nobody sees is told, and so is an explanation that is wrong, void or of nothing', async () => {
  const [seen, unseen, explained] = ['seen', 'unseen', 'explained'].map((what) => ({
    what,
    sql: 'select 1',
  })) as [Change, Change, Change];
  const observer = {
    seenBy: (change: Change) => Promise.resolve(change === seen ? 'a probe' : null),
  };
  const because = 'of a test';
  await admin(async (client) => {
    const judged = (holds: Record<string, string>) =>
      judge(
        client,
        [seen, unseen, explained],
        observer,
        Object.fromEntries(
          Object.entries(holds).map(([what, sql]) => [what, { because, holds: sql }]),
        ),
      );
    expect(await judged({ explained: 'true' })).toEqual({
      ...{ changes: 3, unseen: ['unseen'], material: [], stale: [] },
    });
    expect(
      await judged({ unseen: 'true', explained: 'false', seen: 'true', gone: 'true' }),
    ).toEqual({
      ...{ changes: 3, unseen: [], material: ['seen: seen by a probe'] },
      stale: ['explained', 'gone'],
    });
  });
});
