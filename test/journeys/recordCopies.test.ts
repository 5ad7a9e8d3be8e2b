import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { endedRecord, type EndedRecord } from '../testkit/endedRecord';
import { codes, dataOf } from '../testkit/inAnswer';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { personWith } from '../testkit/personWith';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
  for (const [like, subject, more] of [
    [POLICE, POLICE_SECOND, {}],
    [POLICE, POLICE_CLEARED, { clearances: ['witness-protection'] }],
    [KEEPER, KEEPER_CLEARED, { clearances: ['witness-protection'] }],
    [KEEPER, KEEPER_CLEARED_SECOND, { clearances: ['witness-protection'] }],
  ] as const)
    await admin(`insert into exchange.official select (jsonb_populate_record(o, '${JSON.stringify(more)}'::jsonb
      || jsonb_build_object('id', gen_random_uuid(), 'subject', '${subject}'))).*
      from exchange.official o where o.subject = '${like}'`);
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const [KEEPER, KEEPER_SECOND] = ['vatra-social-worker', 'vatra-supervisor'];
const [KEEPER_CLEARED, KEEPER_CLEARED_SECOND] = ['vatra-cleared', 'vatra-cleared-second'];
const [POLICE, POLICE_SECOND, POLICE_CLEARED] = [
  'police-vlora',
  'police-vlora-second',
  'police-vlora-cleared',
];

const ask = (
  persona: string,
  document: string,
  variables = {},
  purpose = 'IDENTIFICATION',
): Promise<Answer> =>
  hub.ask({
    ...{ persona, document, variables, purpose },
    reason: 'What was erased is called in',
  });

let made = 0;
/** One of Vatra's to the police that ended long enough ago to be erased, and is not past its last day. */
const ended = async (of: 'referral' | 'consent', sealed = false): Promise<EndedRecord> => {
  made += 1;
  const [word, person] = [`Orca-${made}`, randomUUID()];
  const hanging = of === 'consent' ? [randomUUID(), randomUUID()] : [];
  const one = { id: randomUUID(), word, person, hanging };
  await admin(`${personWith(person, word, sampleId('organisation/prosecutor-vlora'))}
    ${endedRecord[of](one, '2 years')};
    insert into exchange.${of}_person values ('${one.id}', '${person}')`);
  if (sealed)
    await admin(
      `insert into exchange.seal values ('${person}', 'witness-protection', clock_timestamp())`,
    );
  return one;
};

const erase = async (
  recordId: string,
  [first, second]: readonly [string, string] = [KEEPER, KEEPER_SECOND],
): Promise<void> => {
  const step = (mutation: 'propose' | 'approve', persona: string) =>
    ask(
      persona,
      `mutation ($input: ${mutation === 'propose' ? 'Propose' : 'Approve'}RecordRetentionInput!) {
        ${mutation}RecordRetention(input: $input) { repeated } }`,
      { input: { idempotencyKey: randomUUID(), recordId, step: 'ERASE' } },
    );
  expect(codes(await step('propose', first))).toEqual([]);
  expect(codes(await step('approve', second))).toEqual([]);
};

const confirm = (
  mutation: 'propose' | 'approve',
  persona: string,
  recordId: string,
  idempotencyKey: string = randomUUID(),
): Promise<Answer> =>
  ask(
    persona,
    `mutation ($input: ${mutation === 'propose' ? 'Propose' : 'Approve'}CopiesDestroyedInput!) {
      ${mutation}CopiesDestroyed(input: $input) {
        repeated calledIn { id record calledInAt proposed destroyedAt } } }`,
    { input: { idempotencyKey, recordId } },
  );

interface CalledIn {
  readonly id: string;
  readonly record: string;
  readonly calledInAt: string;
  readonly proposed: boolean;
  readonly destroyedAt: string | null;
}
const calledIn = async (persona: string): Promise<CalledIn[]> =>
  dataOf<{ copiesCalledIn: { nodes: CalledIn[] } }>(
    await ask(
      persona,
      '{ copiesCalledIn(first: 100) { nodes { id record calledInAt proposed destroyedAt } } }',
    ),
  ).copiesCalledIn.nodes;
const askedFor = async (persona: string, id: string): Promise<CalledIn | undefined> =>
  (await calledIn(persona)).find((one) => one.id === id);

/** What both sides were told of copies since a cursor. */
const told = async (persona: string, after: string | null = null): Promise<string[]> => {
  const { nodes, endCursor } = dataOf<{
    notices: { nodes: { kind: string }[]; endCursor: string | null };
  }>(
    await ask(
      persona,
      'query ($after: String) { notices(first: 100, after: $after) { nodes { kind } endCursor } }',
      { after },
      'ASSISTANCE',
    ),
  ).notices;
  if (nodes.length === 0) return [];
  const kinds = nodes.map(({ kind }) => kind).filter((kind) => kind.startsWith('RECORD_COPIES'));
  return [...kinds, ...(await told(persona, endCursor))];
};

test.each(['referral', 'consent'] as const)(
  'whoever received a %s that was erased is asked for copies, and two of theirs give a receipt that the keeper sees',
  async (of) => {
    const { id, word, person } = await ended(of);
    const before = await told(POLICE);
    expect(await askedFor(POLICE, id)).toBeUndefined();
    await erase(id);
    const asked = await ask(POLICE, '{ copiesCalledIn(first: 100) { nodes { id record } } }');
    expect(asked.bytes).not.toContain(word);
    expect(asked.bytes).not.toContain(person);
    expect(await askedFor(POLICE, id)).toMatchObject({
      ...{ record: of.toUpperCase(), proposed: false, destroyedAt: null },
    });
    // Of nobody else: neither of whoever erased it, nor of another office.
    for (const persona of [KEEPER, 'employment-adviser'])
      expect(codes(await confirm('propose', persona, id))).toEqual(['NOT_AVAILABLE']);
    expect(codes(await confirm('approve', POLICE, id))).toEqual(['STEP_NOT_POSSIBLE']);
    expect(codes(await confirm('propose', POLICE, id))).toEqual([]);
    expect((await askedFor(POLICE, id))?.proposed).toBe(true);
    expect(codes(await confirm('approve', POLICE, id))).toEqual(['SECOND_PERSON_REQUIRED']);
    const key = randomUUID();
    const done = await confirm('approve', POLICE_SECOND, id, key);
    const { calledIn: now } = dataOf<{ approveCopiesDestroyed: { calledIn: CalledIn } }>(
      done,
    ).approveCopiesDestroyed;
    expect(now.destroyedAt).not.toBeNull();
    expect(dataOf(await confirm('approve', POLICE_SECOND, id, key))).toMatchObject({
      approveCopiesDestroyed: { repeated: true, calledIn: now },
    });
    expect(await askedFor(POLICE, id)).toBeUndefined();
    expect(codes(await confirm('propose', POLICE, id))).toEqual(['STEP_NOT_POSSIBLE']);
    const receipt = dataOf<{ copiesAskedFor: { nodes: CalledIn[] } }>(
      await ask(
        KEEPER,
        '{ copiesAskedFor(first: 1) { nodes { id destroyedAt proposed recipient { name } } } }',
      ),
    ).copiesAskedFor.nodes;
    expect(receipt).toEqual([
      {
        ...{ id, destroyedAt: now.destroyedAt, proposed: false },
        recipient: { name: 'Regional Police Department, Vlorë' },
      },
    ]);
    expect((await told(POLICE)).slice(before.length)).toEqual([
      'RECORD_COPIES_DUE',
      'RECORD_COPIES_DESTROYED',
    ]);
    // Whose kind has no feed finds it in the list alone.
    expect(
      await admin(`select from exchange.notice where called_in = '${id}' and kind = 'RECORD_COPIES_DESTROYED'
        and organisation = '${sampleId('organisation/vatra')}'`),
    ).toHaveLength(1);
  },
);

test('of who was protected nobody is asked who may not know of them, and whoever may is', async () => {
  const { id } = await ended('referral', true);
  const before = await told(POLICE);
  await erase(id, [KEEPER_CLEARED, KEEPER_CLEARED_SECOND]);
  expect(await askedFor(POLICE, id)).toBeUndefined();
  expect(codes(await confirm('propose', POLICE, id))).toEqual(['NOT_AVAILABLE']);
  expect(await told(POLICE)).toEqual(before);
  expect(await askedFor(POLICE_CLEARED, id)).toMatchObject({ record: 'REFERRAL' });
});

test('whoever said it and is there no more has said nothing', async () => {
  const { id } = await ended('consent');
  await erase(id);
  expect(codes(await confirm('propose', POLICE, id))).toEqual([]);
  await admin(`update exchange.official set organisation = '${sampleId('organisation/vatra')}'
    where subject = '${POLICE}'`);
  expect((await askedFor(POLICE_SECOND, id))?.proposed).toBe(false);
  expect(codes(await confirm('approve', POLICE_SECOND, id))).toEqual(['STEP_NOT_POSSIBLE']);
  await admin(`update exchange.official set organisation = '${sampleId('organisation/police-vlora')}'
    where subject = '${POLICE}'`);
  expect(codes(await confirm('approve', POLICE_SECOND, id))).toEqual([]);
});

test('what is written again to another and erased again is called in of that one', async () => {
  const { id, word, person, hanging } = await ended('referral');
  await erase(id);
  expect(await askedFor(POLICE, id)).toBeDefined();
  await admin(`${endedRecord.referral({ id, word, person, hanging }, '2 years')};
    update exchange.referral set recipient = '${sampleId('organisation/employment-vlora')}' where id = '${id}';
    insert into exchange.referral_person values ('${id}', '${person}');
    update exchange.record_term set erased_at = null where record = '${id}'`);
  await erase(id);
  expect(await askedFor(POLICE, id)).toBeUndefined();
  expect(await askedFor('employment-adviser', id)).toMatchObject({ record: 'REFERRAL' });
});

test('the longest asked for stand first, page by page', async () => {
  const pair = [await ended('referral'), await ended('consent')];
  for (const { id } of pair) await erase(id);
  const page = async (after: string | null) =>
    dataOf<{ copiesCalledIn: { nodes: { id: string }[]; endCursor: string | null } }>(
      await ask(
        POLICE,
        'query ($after: String) { copiesCalledIn(first: 1, after: $after) { nodes { id } endCursor } }',
        { after },
      ),
    ).copiesCalledIn;
  const first = await page(null);
  const second = await page(first.endCursor);
  expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(pair.map(({ id }) => id));
});
