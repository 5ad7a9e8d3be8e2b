import { sampleId } from '@lidhja/platform';
import { DisclosureReport, type ReportLine } from '@lidhja/launch';
import { TestHub } from '../testkit/TestHub';

const REQUEST = sampleId('request/it-decided');
const CASE = sampleId('case/vlora-3');
const READ = `{ informationRequest(id: "${REQUEST}") { disclosure { case { stage
  victims { person { familyName } } } } } }`;
const REASON = 'Report of the year to oversight';
const PERIOD = { from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' };

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;
const report = (period = PERIOD): Promise<ReportLine[]> =>
  DisclosureReport.lines(hub.database.url('lidhja_migrator'), period, REASON);
const read = async (): Promise<void> => {
  const question = { persona: 'italy-agency', purpose: 'THIS_PROCEEDING', request: REQUEST };
  const { status } = await hub.ask({ ...question, reason: 'Proceeding abroad', document: READ });
  expect(status).toBe(200);
};
const identities = (lines: readonly ReportLine[]): Partial<ReportLine> | undefined =>
  lines.find(({ agreement, category }) => agreement !== null && category === 'VICTIM_IDENTITY');

test('what an agency read is counted under its agreement, by purpose and category', async () => {
  const before = identities(await report())?.answers ?? 0;
  await read();
  await read();
  const lines = await report();
  const found = identities(lines);
  const [{ title } = { title: '' }] = await admin<{ title: string }>(
    `select title from exchange.agreement where id = '${sampleId('agreement/al-it')}'`,
  );
  expect(found).toMatchObject({ agreement: title, purpose: 'THIS_PROCEEDING', records: 1 });
  expect(found?.answers).toBe(before + 2);
  expect(lines.map(({ category }) => category)).not.toContain('OPEN');
});

test('what was read and did not go out is not counted', async () => {
  const before = identities(await report())?.answers;
  await read();
  await admin(
    `delete from audit.entry where type = 'dispatched' and operation = (select operation
       from audit.entry where type = 'released' order by recorded_at desc limit 1)`,
  );
  expect(identities(await report())?.answers).toBe(before);
});

test('nothing is counted of another period', async () => {
  expect(await report({ from: '2020-01-01T00:00:00Z', until: '2020-02-01T00:00:00Z' })).toEqual([]);
});

test('that it was made is in the record', async () => {
  await report();
  const [row] = await admin(
    `select payload, recorded_by from audit.entry where type = 'exported'
     order by recorded_at desc limit 1`,
  );
  expect(row).toEqual({ payload: { reason: REASON }, recorded_by: 'lidhja_migrator' });
});

test('a return of whoever is sealed since is not counted', async () => {
  const { status } = await hub.ask({
    ...{ persona: 'consular-officer', purpose: 'RETURN', reason: 'Prepares the return' },
    document: '{ returns(first: 5) { nodes { id stage kind toCountry person { id } } } }',
  });
  expect(status).toBe(200);
  const counted = async (): Promise<number> =>
    (await report()).find(({ category }) => category === 'RETURN')?.records ?? 0;
  const before = await counted();
  expect(before).toBeGreaterThan(1);
  await admin(`insert into exchange.seal (record, compartment)
    select person, 'witness-protection' from exchange.return_person on conflict do nothing`);
  try {
    expect(await counted()).toBe(0);
  } finally {
    await admin(
      `delete from exchange.seal where record in (select person from exchange.return_person)
         and record <> '${sampleId('person/4')}'`,
    );
  }
  expect(await counted()).toBe(before);
});

test('what is sealed since is not counted, and neither is what the cleared did', async () => {
  const lines = await report();
  expect(identities(lines)).toBeDefined();
  await admin(`insert into exchange.seal (record, compartment)
    select person_id, 'witness-protection' from "national".case_person where case_id = '${CASE}'
    on conflict do nothing`);
  expect(identities(await report())).toBeUndefined();
  await admin(
    `delete from exchange.seal where record in (select person_id from "national".case_person where case_id = '${CASE}')`,
  );
  expect(identities(await report())).toEqual(identities(lines));
  await admin('update audit.entry set cleared = true');
  expect(await report()).toEqual([]);
});
