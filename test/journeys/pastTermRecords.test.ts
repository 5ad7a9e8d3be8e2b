import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { colleague } from '../testkit/colleague';
import { CLASSES, endedRecord, type Class, type EndedRecord } from '../testkit/endedRecord';
import { codes, dataOf } from '../testkit/inAnswer';
import { personWith } from '../testkit/personWith';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(colleague('consular-officer'));
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const [FIRST, SECOND, POLICE] = ['vatra-social-worker', 'vatra-supervisor', 'police-vlora'];
const [CONSUL, CONSUL_SECOND] = ['consular-officer', 'consular-officer-second'];
const PERSONS: Readonly<Record<Class, readonly [string, string]>> = {
  referral: [FIRST, SECOND],
  consent: [FIRST, SECOND],
  return: [CONSUL, CONSUL_SECOND],
};

const ask = (
  persona: string,
  document: string,
  variables: Record<string, unknown> = {},
  purpose = 'RETURN',
): Promise<Answer> =>
  hub.ask({ persona, document, variables, purpose, reason: 'What has ended is looked through' });

let made = 0;
/** One that ended that long ago, of a person of its own. */
const ended = async (of: Class, ago: string): Promise<EndedRecord> => {
  made += 1;
  const [word, person] = [`Beluga-${made}`, randomUUID()];
  const hanging = of === 'consent' ? [randomUUID(), randomUUID()] : [];
  const one = { id: randomUUID(), word, person, hanging };
  await admin(`${personWith(person, word, sampleId('organisation/prosecutor-vlora'))}
    ${endedRecord[of](one, ago)};
    insert into exchange.${of}_person values ('${one.id}', '${person}')`);
  return one;
};

const PERSON = 'person { id }';
const LISTS: Readonly<Record<Class, string>> = {
  referral: `{ referrals(first: 100) { nodes { id categories ${PERSON} } } }`,
  consent: `{ consents(first: 100) { nodes { id categories ${PERSON} representatives { id relation } } } }`,
  return: `{ returns(first: 100) { nodes { id stage ${PERSON} } } }`,
};
interface Node {
  readonly id: string;
  readonly person: { readonly id: string } | null;
}
/** What is told of it in a list of theirs; undefined where it is in none. */
const listed = async (of: Class, persona: string, id: string): Promise<Node | undefined> =>
  dataOf<Record<string, { nodes: Node[] }>>(await ask(persona, LISTS[of]))[`${of}s`]?.nodes.find(
    (node) => node.id === id,
  );

const step = (mutation: 'propose' | 'approve', persona: string, recordId: string, of: string) =>
  ask(
    persona,
    `mutation ($input: ${mutation === 'propose' ? 'Propose' : 'Approve'}RecordRetentionInput!) {
      ${mutation}RecordRetention(input: $input) { repeated } }`,
    { input: { idempotencyKey: randomUUID(), recordId, step: of } },
  );
const both = async (of: Class, id: string, what: string): Promise<void> => {
  const [first, second] = PERSONS[of];
  expect(codes(await step('propose', first, id, what))).toEqual([]);
  expect(codes(await step('approve', second, id, what))).toEqual([]);
};
const due = async (persona: string): Promise<string[]> =>
  dataOf<{ dueRecordReviews: { nodes: { id: string }[] } }>(
    await ask(persona, '{ dueRecordReviews(first: 100) { nodes { id } } }'),
  ).dueRecordReviews.nodes.map(({ id }) => id);

test.each(CLASSES)(
  'a %s is read until its last day and not after it, but under a hold, and found by whoever decides',
  async (of) => {
    const [first] = PERSONS[of];
    const [kept, past] = [await ended(of, '2 years'), await ended(of, '6 years')];
    // A consent is nothing for its recipient from the moment it is taken back.
    const readers = of === 'referral' ? [first, POLICE] : [first];
    const read = (one: EndedRecord): Promise<(Node | undefined)[]> =>
      Promise.all(readers.map((persona) => listed(of, persona, one.id)));
    for (const node of await read(kept)) expect(node?.id).toBe(kept.id);
    expect((await read(kept))[0]?.person?.id).toBe(kept.person);
    const gone = readers.map(() => undefined);
    expect(await read(past)).toEqual(gone);
    expect(await due(first)).toContain(past.id);
    await both(of, past.id, 'HOLD');
    for (const node of await read(past)) expect(node?.id).toBe(past.id);
    expect((await read(past))[0]?.person?.id).toBe(past.person);
    await both(of, past.id, 'LIFT_HOLD');
    expect(await read(past)).toEqual(gone);
    // It ends anew, and is read again until then.
    const since = (age: string): Promise<unknown> =>
      admin(`update exchange.record_term set ended_at = clock_timestamp() - interval '${age}'
        where record = '${past.id}'`);
    await since('4 years');
    for (const node of await read(past)) expect(node?.id).toBe(past.id);
    await since('6 years');
    expect(await read(past)).toEqual(gone);
    await both(of, past.id, 'ERASE');
    expect(await read(past)).toEqual(gone);
    expect(await due(first)).not.toContain(past.id);
    expect(await admin(`select from exchange.${of}_person where ${of} = '${past.id}'`)).toEqual([]);
  },
);

test('nothing is done with a consent that is past its last day, as with one that was never there', async () => {
  const { id } = await ended('consent', '6 years');
  const withdraw = (consentId: string): Promise<Answer> =>
    ask(
      FIRST,
      'mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { repeated } }',
      { input: { idempotencyKey: randomUUID(), consentId } },
    );
  const readers = (consentId: string): Promise<Answer> =>
    ask(
      FIRST,
      `query ($id: ID!) { readersOfPerson(consentId: $id, safeChannel: true) { nodes { day } endCursor } }`,
      { id: consentId },
    );
  const stands = (consentId: string): Promise<Answer> =>
    ask(
      FIRST,
      `mutation ($input: NameRepresentativeInput!) { nameRepresentative(input: $input) { repeated } }`,
      { input: { idempotencyKey: randomUUID(), consentId, relation: 'PARENT' } },
    );
  for (const tried of [withdraw, readers, stands]) {
    const nowhere = await tried(randomUUID());
    const past = await tried(id);
    expect([codes(past), past.body?.data]).toEqual([codes(nowhere), nowhere.body?.data]);
    // On one that is not, the same is done.
    const { id: kept } = await ended('consent', '2 years');
    expect(codes(await tried(kept))).toEqual([]);
  }
  expect(codes(await withdraw(id))).toEqual(['NOT_AVAILABLE']);
});

test('no consent is recorded on a referral that is past its last day', async () => {
  const record = async (ago: string): Promise<string[]> =>
    codes(
      await ask(
        FIRST,
        'mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { repeated } }',
        {
          input: {
            ...{ idempotencyKey: randomUUID(), referralId: (await ended('referral', ago)).id },
            ...{ recipientId: sampleId('organisation/employment-vlora'), purposes: ['ASSISTANCE'] },
            ...{ categories: ['VICTIM_IDENTITY'], informedOn: '2026-01-01' },
          },
        },
        'ASSISTANCE',
      ),
    );
  expect(await record('2 years')).toEqual([]);
  expect(await record('6 years')).toEqual(['NOT_AVAILABLE']);
});

test('figures count a referral past its last day as before', async () => {
  const counted = (): Promise<number | null> =>
    hub.database.as('lidhja_local', async (client) => {
      await client.query('begin');
      await client.query(
        `select exchange.open_session('urn:lidhja:sample', 'national-coordinator', 'STATISTICS', null)`,
      );
      const { rows } = await client.query<{ referrals: number | null }>(
        `select referrals from exchange.count_referrals_to_police(array['${sampleId('network/rilat')}'::uuid], 2019)`,
      );
      await client.query('rollback');
      return rows[0]?.referrals ?? null;
    });
  const { id } = await ended('referral', '4 years');
  const before = await counted();
  expect(before).toBeGreaterThan(0);
  await admin(
    `update exchange.record_term set ended_at = ended_at - interval '3 years' where record = '${id}'`,
  );
  expect(await listed('referral', FIRST, id)).toBeUndefined();
  expect(await counted()).toEqual(before);
});
