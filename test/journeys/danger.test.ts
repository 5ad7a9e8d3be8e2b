import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await hub.database.as('admin', (client) => client.query(WAITS_FOR_NOBODY));
});
afterAll(() => hub.stop());

const SENDER = 'prosecutor-vlora';
const GREECE = 'greece-agency';
const REASON = 'A person is in danger tonight';
const WORDS = 'Sample-Endangered, by the second bridge (synthetic)';

interface Report {
  readonly repeated: boolean;
  readonly sent: boolean;
  readonly pushId: string | null;
  readonly notSent: string | null;
  readonly telephones: readonly string[];
}

const INPUT = {
  caseReference: 'VL-2025-0007',
  personId: sampleId('person/2'),
  threatened: ['LIFE'],
  grounds: 'The exploiter was seen at the door (synthetic)',
  whereabouts: 'GR',
  items: [
    { category: 'VICTIM_LOCATION', neededFor: 'FINDING', words: WORDS },
    { category: 'VICTIM_IDENTITY', neededFor: 'RECOGNISING', words: 'A woman (synthetic)' },
  ],
};

const send = (changes: object = {}, persona = SENDER): Promise<Answer> =>
  hub.ask({
    ...{ persona, purpose: 'THIS_PROCEEDING', reason: REASON },
    document: `mutation ($input: ReportDangerInput!) { reportImmediateDanger(input: $input) {
      repeated sent pushId notSent telephones } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...INPUT, ...changes } },
  });

const reported = async (changes?: object, persona?: string): Promise<Report> => {
  const { body, bytes } = await send(changes, persona);
  if (!body?.data) throw new Error(bytes);
  return (body.data as unknown as { reportImmediateDanger: Report }).reportImmediateDanger;
};
const sent = async (changes?: object): Promise<string> => String((await reported(changes)).pushId);

const PUSH = `id state whereabouts threatened grounds basis handling conditions sentAt followUpAt reviewBy
  acknowledgedAt receipt { readAt operation } review { outcome words } sentBy { name } sentTo { name }`;
const ITEMS = 'items { category neededFor words }';

interface Push {
  readonly state: string;
  readonly grounds: string | null;
  readonly receipt: { readonly readAt: string; readonly operation: string } | null;
  readonly items?: readonly { readonly category: string; readonly words: string | null }[];
  readonly [field: string]: unknown;
}

const ask = (persona: string, purpose: string, document: string, variables: object = {}) =>
  hub.ask({ persona, purpose, reason: REASON, document, variables: { ...variables } });

const read = async (
  id: string,
  persona: string,
  purpose: string,
  fields = PUSH,
): Promise<Push | null> => {
  const document = `query ($id: ID!) { dangerPush(id: $id) { ${fields} } }`;
  const { body, bytes } = await ask(persona, purpose, document, { id });
  if (!body?.data) throw new Error(bytes);
  return (body.data as unknown as { dangerPush: Push | null }).dangerPush;
};
const step = (persona: string, purpose: string, field: string, input: object): Promise<Answer> => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { repeated push { state } } }`;
  return ask(persona, purpose, document, { input: { idempotencyKey: randomUUID(), ...input } });
};
const listed = async (field: string, persona: string, purpose: string): Promise<string[]> => {
  const { body, bytes } = await ask(
    persona,
    purpose,
    `{ ${field}(first: 100) { nodes { id } endCursor } }`,
  );
  if (!body?.data) throw new Error(bytes);
  const page = (body.data as unknown as Record<string, { nodes: { id: string }[] }>)[field];
  return (page?.nodes ?? []).map(({ id }) => id);
};
const numbers = (): Promise<Answer> =>
  hub.ask({ persona: SENDER, document: '{ dutyTelephones(whereabouts: "IT") { telephones } }' });
const codes = ({ body }: Answer): unknown[] =>
  ((body?.errors ?? []) as { extensions?: { code?: string } }[]).map(
    ({ extensions }) => extensions?.code,
  );

test('word of danger reaches a country whose agreement has expired, and is read, acknowledged and reviewed', async () => {
  const id = await sent();
  const unread = await read(id, SENDER, 'THIS_PROCEEDING');
  expect(unread).toMatchObject({
    ...{ state: 'SENT', whereabouts: 'GR', receipt: null, grounds: INPUT.grounds },
    basis: 'CETS 197, article 33(1)',
    handling: ['H1', 'H2'],
    conditions: ['PROTECTION_ONLY', 'NO_ONWARD_TRANSFER', 'NO_RIGHT_TO_READ'],
    sentTo: { name: 'Anti-Trafficking Agency of Greece (fictitious)' },
  });
  const received = await read(id, GREECE, 'IMMEDIATE_THREAT', `${PUSH} ${ITEMS}`);
  expect(received?.items?.map(({ words }) => words)).toContain(WORDS);
  // The grounds are the sender's, for whoever reviews.
  expect(received?.grounds).toBeNull();
  expect((await read(id, SENDER, 'THIS_PROCEEDING'))?.receipt).toMatchObject({
    operation: expect.any(String) as string,
  });

  const acknowledged = await step(GREECE, 'ASSISTANCE', 'acknowledgeDangerPush', { pushId: id });
  expect(acknowledged.body?.data).toMatchObject({
    acknowledgeDangerPush: { push: { state: 'ACKNOWLEDGED' } },
  });

  expect(await listed('dangerPushesToReview', 'inspector', 'OVERSIGHT')).toContain(id);
  const inspected = await read(id, 'inspector', 'OVERSIGHT', `${PUSH} ${ITEMS}`);
  expect(inspected).toMatchObject({ grounds: INPUT.grounds });
  expect(inspected?.items?.map(({ words }) => words)).toEqual([null, null]);
  const outcome = { pushId: id, outcome: 'JUSTIFIED', words: 'There were grounds' };
  await step('inspector', 'OVERSIGHT', 'reviewDangerPush', outcome);
  expect(codes(await step('inspector', 'OVERSIGHT', 'reviewDangerPush', outcome))).toEqual([
    'STEP_NOT_POSSIBLE',
  ]);
  expect(await listed('dangerPushesToReview', 'inspector', 'OVERSIGHT')).not.toContain(id);
  expect(await read(id, SENDER, 'THIS_PROCEEDING')).toMatchObject({
    state: 'REVIEWED',
    review: { outcome: 'JUSTIFIED', words: 'There were grounds' },
  });
});

test('each side lists its own, and nobody else is told of any', async () => {
  const id = await sent();
  expect(await listed('sentDangerPushes', SENDER, 'THIS_PROCEEDING')).toContain(id);
  expect(await listed('receivedDangerPushes', GREECE, 'IMMEDIATE_THREAT')).toContain(id);
  expect(await listed('receivedDangerPushes', 'italy-agency', 'IMMEDIATE_THREAT')).not.toContain(
    id,
  );
  expect(await listed('sentDangerPushes', 'prosecutor-fier', 'THIS_PROCEEDING')).not.toContain(id);
  for (const persona of ['italy-agency', 'police-vlora'])
    expect(await read(id, persona, 'IMMEDIATE_THREAT')).toBeNull();
  expect(
    codes(await step('italy-agency', 'ASSISTANCE', 'acknowledgeDangerPush', { pushId: id })),
  ).toEqual(['NOT_AVAILABLE']);
});

test('it opens nothing: the desk reads no case, and asks nothing under the agreement that has ended', async () => {
  await sent();
  const asked = await ask(
    GREECE,
    'THIS_PROCEEDING',
    `mutation ($input: SubmitInformationRequestInput!) { submitInformationRequest(input: $input) {
      request { id } } }`,
    {
      input: {
        idempotencyKey: randomUUID(),
        requestedAuthority: sampleId('organisation/prosecutor-vlora'),
        ...{
          reference: 'GR-DANGER',
          offence: 'TRAFFICKING_IN_PERSONS',
          categories: ['CASE_STATUS'],
        },
        ...{ proceeding: 'Inquiry 1/2026', urgency: 'OTHER', evidenceUse: 'INTELLIGENCE' },
        ...{ language: 'en', summary: 'Please state what the case holds.' },
      },
    },
  );
  expect(codes(asked)).toEqual(['AGREEMENT_NOT_IN_FORCE']);
});

test('what protection has no use for is left out, and the rest goes', async () => {
  const health = { category: 'HEALTH', neededFor: 'SHIELDING', words: 'A secret illness' };
  const notes = { category: 'COUNSELLING_NOTE', neededFor: 'FINDING', words: 'A secret note' };
  const unsaid = { category: 'FAMILY', words: 'A secret relative' };
  const id = await sent({ items: [...INPUT.items, health, notes, unsaid] });
  const received = await read(id, GREECE, 'IMMEDIATE_THREAT', ITEMS);
  expect(received?.items?.map(({ category }) => category)).toEqual([
    'VICTIM_IDENTITY',
    'VICTIM_LOCATION',
  ]);
  const kept = await hub.database.as('admin', (client) =>
    client.query(`select from exchange.danger_push_item where words like '%secret%'`),
  );
  expect(kept.rowCount).toBe(0);
  expect(await reported({ items: [health] })).toMatchObject({
    ...{ sent: false, notSent: 'NOTHING_TO_SEND' },
    telephones: ['+30 000 0002', '+355 000 0003'],
  });
});

test('at home it goes to the police, and needs no convention', async () => {
  const id = await sent({ whereabouts: 'AL' });
  const received = await read(id, 'police-vlora', 'ASSISTANCE', `basis ${ITEMS}`);
  expect(received?.['basis']).toBe("the hub's own rule, after CETS 197, article 33(1)");
  expect(received?.items).toHaveLength(2);
});

test.each([
  ['a state that is no party', { whereabouts: 'XK' }, 'CONVENTION_NOT_IN_FORCE', ['+355 000 0003']],
  ['a state without a desk', { whereabouts: 'NO' }, 'NO_DUTY_DESK', ['+355 000 0003']],
  [
    'a desk that is implicated',
    { around: [sampleId('organisation/greece-anti-trafficking-agency')] },
    'NO_DUTY_DESK',
    ['+355 000 0003'],
  ],
  [
    'an official who is implicated',
    { around: [sampleId('official/greece-agency')] },
    'NO_DUTY_DESK',
    ['+355 000 0003'],
  ],
  [
    'a case that is nowhere',
    { caseReference: 'XX-0' },
    'NOT_AVAILABLE',
    ['+30 000 0002', '+355 000 0003'],
  ],
  [
    'a person who is not in it',
    { personId: sampleId('person/1') },
    'NOT_AVAILABLE',
    ['+30 000 0002', '+355 000 0003'],
  ],
  [
    'a protected person',
    { caseReference: 'VL-2026-0003', personId: sampleId('person/4') },
    'NOT_AVAILABLE',
    ['+30 000 0002', '+355 000 0003'],
  ],
] as const)(
  'nothing is sent for %s, and both numbers are told as far as there are any',
  async (_, changes, code, numbers) => {
    expect(await reported(changes)).toEqual({
      ...{ repeated: false, sent: false, pushId: null, notSent: code },
      telephones: numbers,
    });
  },
);

test('where either state leaves the convention, nothing goes to the other', async () => {
  const ends = (until: string): Promise<unknown> =>
    hub.database.as('admin', (client) =>
      client.query(
        `update exchange.convention_party set in_force_until = ${until} where country = 'GR'`,
      ),
    );
  await ends('current_date');
  const refused = await reported();
  await ends('null');
  expect(refused).toMatchObject({ sent: false, notSent: 'CONVENTION_NOT_IN_FORCE' });
  expect((await reported()).sent).toBe(true);
});

test('a protected person and a person who is nowhere have the same bytes', async () => {
  const key = { idempotencyKey: randomUUID() };
  const here = { ...key, caseReference: 'VL-2026-0003' };
  const one = await send({ ...here, personId: sampleId('person/4') });
  const other = await send({ ...here, personId: sampleId('person/that never was') });
  expect(one.told).toBe(other.told);
});

test('sent once for its key; what was not sent can be sent again as it was', async () => {
  const key = { idempotencyKey: randomUUID() };
  const away = (suspended: boolean): Promise<unknown> =>
    hub.database.as('admin', (client) =>
      client.query(
        suspended
          ? `insert into exchange.suspension (organisation) values ('${sampleId('organisation/greece-anti-trafficking-agency')}')`
          : `delete from exchange.suspension where organisation = '${sampleId('organisation/greece-anti-trafficking-agency')}'`,
      ),
    );
  await away(true);
  expect((await reported(key)).sent).toBe(false);
  await away(false);
  const first = await reported(key);
  const again = await reported(key);
  expect([first.repeated, again.repeated]).toEqual([false, true]);
  expect(again).toEqual({ ...first, repeated: true });
  expect(codes(await send({ ...key, whereabouts: 'IT' }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
});

test('the desk is told that there is word, and never what; the sender what became of it', async () => {
  const id = await sent();
  await step(GREECE, 'ASSISTANCE', 'acknowledgeDangerPush', { pushId: id });
  const told = async (persona: string, purpose: string): Promise<string[]> => {
    const document = '{ notices(first: 100) { nodes { kind request { id } dangerPush { id } } } }';
    const { body, bytes } = await ask(persona, purpose, document);
    if (!body?.data) throw new Error(bytes);
    expect(bytes).not.toContain(WORDS);
    interface Told {
      readonly kind: string;
      readonly request: object | null;
      readonly dangerPush: { readonly id: string } | null;
    }
    const { nodes } = (body.data as unknown as { notices: { nodes: Told[] } }).notices;
    return nodes.filter((one) => one.dangerPush?.id === id).map(({ kind }) => kind);
  };
  expect(await told(GREECE, 'IMMEDIATE_THREAT')).toEqual(['DANGER_REPORTED']);
  expect(await told(SENDER, 'THIS_PROCEEDING')).toEqual(['DANGER_ACKNOWLEDGED']);
});

test('what cannot be recorded is not sent, and the numbers need no record', async () => {
  const admin = (sql: string): Promise<{ rows: { count: string }[] }> =>
    hub.database.as('admin', (client) => client.query(sql));
  const pushes = async (): Promise<unknown> =>
    (await admin('select count(*) from exchange.danger_push')).rows;
  const before = await pushes();
  const key = { idempotencyKey: randomUUID() };
  await admin('revoke execute on function audit.record(jsonb) from lidhja_national');
  try {
    expect(codes(await send(key))).toEqual(['RECORD_NOT_KEPT']);
    expect((await numbers()).body?.data).toBeDefined();
  } finally {
    await admin('grant execute on function audit.record(jsonb) to lidhja_national');
  }
  expect(await pushes()).toEqual(before);
  expect(await reported(key)).toMatchObject({ repeated: false, sent: true });
});

/** Records that the inspector finds written by such a push. */
const recorded = async (): Promise<string[]> => {
  const { body, bytes } = await ask(
    'inspector',
    'OVERSIGHT',
    '{ auditEntries(filter: { type: WRITTEN }, first: 100) { nodes { mutation records } } }',
  );
  if (!body?.data) throw new Error(bytes);
  interface Entry {
    readonly mutation: string;
    readonly records: string[];
  }
  const { nodes } = (body.data as unknown as { auditEntries: { nodes: Entry[] } }).auditEntries;
  return nodes
    .filter(({ mutation }) => mutation === 'reportImmediateDanger')
    .flatMap(({ records }) => records);
};

test('with the person sealed, the word is gone for both sides, and so are its notices', async () => {
  const id = await sent();
  expect(await recorded()).toContain(id);
  await hub.database.as('admin', (client) =>
    client.query(
      `insert into exchange.seal values ('${sampleId('person/2')}', 'witness-protection')`,
    ),
  );
  expect(await read(id, SENDER, 'THIS_PROCEEDING')).toBeNull();
  expect(await read(id, GREECE, 'IMMEDIATE_THREAT')).toBeNull();
  expect(await read(id, 'inspector', 'OVERSIGHT')).toBeNull();
  expect(await recorded()).not.toContain(id);
  expect(await listed('receivedDangerPushes', GREECE, 'IMMEDIATE_THREAT')).toEqual([]);
  expect(codes(await step(GREECE, 'ASSISTANCE', 'acknowledgeDangerPush', { pushId: id }))).toEqual([
    'NOT_AVAILABLE',
  ]);
});

test('the numbers are there before they are needed', async () => {
  expect((await numbers()).body?.data).toEqual({
    dutyTelephones: { telephones: ['+39 000 0001', '+355 000 0003'] },
  });
});
