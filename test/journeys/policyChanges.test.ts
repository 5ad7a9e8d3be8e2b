import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const WITHIN = 'repeated change { id state gained lost }';
const TERMS = {
  status: 'in_force',
  offences: ['TRAFFICKING_IN_PERSONS'],
  purposes: ['THIS_PROCEEDING'],
  categories: ['CASE_STATUS', 'OFFENCE', 'SUSPECT', 'VICTIM_IDENTITY'],
  deadlineHours: { urgentDirect: 8, urgent: 72, other: 168 },
  handling: ['H0'],
};

let keys = 0;
const send = (persona: string, field: string, type: string, input: object): Promise<Answer> => {
  keys += 1;
  return hub.ask({
    persona,
    purpose: 'OVERSIGHT',
    reason: 'Amends an agreement of the sample',
    document: `mutation ($input: ${type}!) { ${field}(input: $input) { ${WITHIN} } }`,
    variables: { input: { idempotencyKey: `policy-change-${keys}`, ...input } },
  });
};

const propose = (change: object = {}, persona = 'national-coordinator'): Promise<Answer> =>
  send(persona, 'proposeAgreementVersion', 'ProposeAgreementVersionInput', {
    agreementId: sampleId('agreement/al-it'),
    validFrom: new Date().toISOString(),
    ...TERMS,
    ...change,
  });

interface Payload {
  repeated: boolean;
  change: { id: string; state: string; gained: string[]; lost: string[] };
}
const payload = ({ body }: Answer): Payload =>
  Object.values((body?.data ?? {}) as Record<string, Payload>)[0] as Payload;
const idOf = (answer: Answer): string => payload(answer).change.id;
const code = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;

const activate = (changeId: string, persona = 'national-coordinator-second'): Promise<Answer> =>
  send(persona, 'activatePolicyChange', 'ActivatePolicyChangeInput', { changeId });

/** What the Italian agency reads of the case that it was granted. */
const reads = async (): Promise<unknown> => {
  const request = sampleId('request/it-decided');
  const { body } = await hub.ask({
    persona: 'italy-agency',
    purpose: 'THIS_PROCEEDING',
    reason: 'Preliminary inquiry against a group',
    request,
    document: `{ informationRequest(id: "${request}") { disclosure { case { stage } } } }`,
  });
  return (body?.data as { informationRequest?: unknown } | undefined)?.informationRequest;
};
const STAGE = { disclosure: { case: { stage: expect.any(String) as string } } };

const count = (sql: string): Promise<number> =>
  hub.database.as('admin', async (client) => {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${sql}`);
    return rows[0]?.n ?? -1;
  });

test('an amendment holds from its activation on, also for grants that were given before', async () => {
  expect(await reads()).toEqual(STAGE);
  const narrower = await propose({ categories: ['OFFENCE'] });
  expect(payload(narrower).change.lost).toContain(
    'Case.stage CASE_STATUS foreign_authority THIS_PROCEEDING',
  );
  expect(await reads()).toEqual(STAGE);
  expect(payload(await activate(idOf(narrower))).change.state).toBe('ACTIVATED');
  expect(await reads()).not.toEqual(STAGE);
  const back = await propose();
  expect(payload(back).change.gained).toContain(
    'Case.stage CASE_STATUS foreign_authority THIS_PROCEEDING',
  );
  await activate(idOf(back));
  expect(await reads()).toEqual(STAGE);
});

test('a suspension ends everything under the agreement, also where a later version waits', async () => {
  const later = await propose({ validFrom: '2032-01-01T00:00:00Z' });
  await activate(idOf(later));
  expect(await reads()).toEqual(STAGE);
  const stop = await propose({ status: 'suspended' });
  expect(payload(stop).change.gained).toEqual([]);
  await activate(idOf(stop));
  expect(await reads()).toBeNull();
  const overtaken = `exchange.agreement_version where status = 'signed' and valid_from > now()`;
  expect(await count(overtaken)).toBe(1);
  await activate(idOf(await propose()));
  expect(await reads()).toEqual(STAGE);
});

test('neither the proposer nor anyone who does not answer for agreements activates', async () => {
  const id = idOf(await propose());
  expect(code(await activate(id, 'national-coordinator'))).toBe('SECOND_PERSON_REQUIRED');
  // A machine of the ministry has no standing mandate for it, and would be no second person.
  expect(code(await activate(id, 'ministry-system'))).toBe('PURPOSE_NOT_PERMITTED');
  for (const persona of ['prosecutor-vlora', 'italy-agency', 'inspector', 'donor']) {
    expect(code(await activate(id, persona))).toBe('DOCUMENT_INVALID');
  }
  expect(await count(`exchange.policy_change where activated_by = proposed_by`)).toBe(0);
});

test('of two proposals for one agreement, the one that comes second is outdated', async () => {
  const [first, second] = [await propose(), await propose({ purposes: ['RELATED_PROCEEDING'] })];
  expect(payload(await activate(idOf(first))).change.state).toBe('ACTIVATED');
  expect(code(await activate(idOf(second)))).toBe('POLICY_CHANGE_OUTDATED');
  expect(code(await activate(idOf(first)))).toBe('POLICY_CHANGE_OUTDATED');
});

test('a refused proposal leaves nothing behind', async () => {
  const before = await count('exchange.policy_change');
  expect(code(await propose({ purposes: [] }))).toBe('EMPTY_LIST');
  expect(code(await propose({ status: 'perhaps' }))).toBe('UNKNOWN_STATUS');
  expect(code(await propose({ agreementId: sampleId('agreement/none') }))).toBe('NOT_AVAILABLE');
  expect(await count('exchange.policy_change')).toBe(before);
  expect(await count(`exchange.idempotency_key where result is null`)).toBe(0);
});

test('the database itself keeps versions of one agreement apart', async () => {
  const overlapping = (client: { query: (sql: string) => Promise<unknown> }): Promise<unknown> =>
    client.query(`insert into exchange.agreement_version
      select agreement, 99, 'in_force', valid_from + interval '1 day', valid_until, offences, purposes,
        categories, deadline_urgent_direct, deadline_urgent, deadline_other, handling
      from exchange.agreement_version where agreement = '${sampleId('agreement/al-gr')}'`);
  await hub.database.as('admin', async (client) => {
    await client.query('begin');
    await expect(overlapping(client)).rejects.toThrow('OVERLAPPING_VALIDITY');
    await client.query('rollback; begin');
    await client.query('drop trigger keep_versions_apart on exchange.agreement_version');
    await overlapping(client);
    await client.query('rollback');
  });
});

test('the second person is also asked for by the database', async () => {
  await hub.database.as('admin', async (client) => {
    const alone = client.query(`update exchange.policy_change set activated_by = proposed_by,
      activated_at = now() where proposed_by is not null`);
    await expect(alone).rejects.toThrow('policy_change');
  });
});
