import { randomUUID } from 'node:crypto';
import { TOLD } from '@lidhja/international';
import { sampleId } from '@lidhja/platform';
import { DANGER_READERS, REQUESTER_KINDS, TERMS } from '@lidhja/policy';
import type { Answer } from '../examples/ask';
import { codes } from '../testkit/inAnswer';
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
  const pushes = (): Promise<unknown> => admin('select count(*) from exchange.danger_push');
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

const PROSECUTORS = sampleId('organisation/prosecutor-vlora');
const SECOND = 'prosecutor-vlora-second';
const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;
/** An official of the agency of Greece who is not on duty. */
const OFF_DUTY = sampleId('official/greece, off duty');
const RECEIVED = { purpose: 'IMMEDIATE_THREAT', field: 'receivedDangerPushes' } as const;
const places = ({ body }: Answer): (string | undefined)[][] =>
  ((body?.errors ?? []) as { extensions?: { code?: string; at?: string } }[]).map(
    ({ extensions }) => [extensions?.code, extensions?.at],
  );

describe('around those who have a part in it', () => {
  beforeAll(() =>
    admin(`insert into exchange.official select (jsonb_populate_record(f, jsonb_build_object(
        'id', '${OFF_DUTY}', 'subject', 'greece-off-duty'))).* from exchange.official f
      where id = '${sampleId('official/greece-agency')}'`),
  );

  test.each([
    ['an official, however the id is typed', sampleId('official/greece-agency').toUpperCase()],
    [
      'an organisation, however its id is typed',
      sampleId('organisation/greece-anti-trafficking-agency').toUpperCase(),
    ],
    ['an official who is not on duty', OFF_DUTY],
  ])('%s', async (_, implicated) => {
    expect(await reported({ around: [implicated] })).toMatchObject({
      ...{ sent: false, notSent: 'NO_DUTY_DESK', telephones: ['+355 000 0003'] },
    });
  });

  test('both desks of an organisation are passed over, and the next is sent to', async () => {
    const agency = sampleId('organisation/greece-anti-trafficking-agency');
    await admin(`insert into exchange.duty_desk
      select 20 + n, case n when 1 then organisation else '${sampleId('organisation/italy-anti-trafficking-agency')}' end,
        '${sampleId('official/italy-agency')}', part_of, '+30 000 000' || n, uses, registered_from, null, true
      from exchange.duty_desk, generate_series(1, 2) n where organisation = '${agency}'`);
    await admin(`update exchange.organisation set country = 'GR'
      where id = '${sampleId('organisation/italy-anti-trafficking-agency')}'`);
    try {
      const id = await sent({ around: [sampleId('official/greece-agency')] });
      expect(await listed(RECEIVED.field, GREECE, RECEIVED.purpose)).not.toContain(id);
      expect(await listed(RECEIVED.field, 'italy-agency', RECEIVED.purpose)).toContain(id);
    } finally {
      await admin('delete from exchange.duty_desk where position > 20');
      await admin(`update exchange.organisation set country = 'IT'
        where id = '${sampleId('organisation/italy-anti-trafficking-agency')}'`);
    }
  });

  test('an id that nobody has is refused at its place, whatever the record is', async () => {
    const around = [OFF_DUTY, sampleId('nobody at all')];
    const refused = [
      {},
      { caseReference: 'XX-0' },
      { caseReference: 'VL-2026-0003', personId: sampleId('person/4') },
    ].map((changes) => send({ idempotencyKey: 'around nobody', ...changes, around }));
    const answers = await Promise.all(refused);
    for (const one of answers)
      expect(places(one)).toEqual([['IMPLICATED_UNKNOWN', 'input.around.1']]);
    expect(new Set(answers.map(({ told }) => told)).size).toBe(1);
  });

  test('nothing of it is there for a colleague, and all of it for whoever wrote it', async () => {
    const id = await sent({ around: [sampleId(`official/${SECOND}`)] });
    const other = await sent();
    await step(GREECE, 'ASSISTANCE', 'acknowledgeDangerPush', { pushId: id });
    const seen = async (persona: string): Promise<unknown[]> => {
      const notices = await ask(
        persona,
        'THIS_PROCEEDING',
        '{ notices(first: 100) { nodes { kind dangerPush { id } } } }',
      );
      const entries = await ask(
        persona,
        'OVERSIGHT',
        '{ auditEntries(filter: { type: WRITTEN }, first: 100) { nodes { records } } }',
      );
      return [
        (await read(id, persona, 'THIS_PROCEEDING', `id ${ITEMS}`)) !== null,
        (await listed('sentDangerPushes', persona, 'THIS_PROCEEDING')).includes(id),
        (await listed('sentDangerPushes', persona, 'THIS_PROCEEDING')).includes(other),
        notices.bytes.includes(id),
        entries.bytes.includes(id),
      ];
    };
    expect(await seen(SENDER)).toEqual([true, true, true, true, true]);
    expect(await seen(SECOND)).toEqual([false, false, true, false, false]);
    // Nobody in particular: the address that notices are sent to.
    const told = async (): Promise<boolean> => {
      const found = await hub.database.as('lidhja_international', async (client) => {
        await client.query('begin');
        await client.query(`select exchange.register_receiver('${PROSECUTORS}', '{prosecutor}')`);
        await client.query(`select exchange.put_notices_in_line('${PROSECUTORS}', now(), 100)`);
        const { rows } = await client.query<{ about: string }>(
          'select request as about from exchange.find_notices(null, 1000)',
        );
        await client.query('rollback');
        return rows;
      });
      return found.some(({ about }) => about === id);
    };
    expect(await told()).toBe(false);
    await admin(`delete from exchange.danger_push_around where push = '${id}'`);
    await admin('delete from exchange.danger_attempt_around');
    expect(await told()).toBe(true);
    expect(await seen(SECOND)).toEqual([true, true, true, true, true]);
  });

  test.each([
    ['sent', { around: [sampleId(`official/${SECOND}`), sampleId('official/inspector')] }, true],
    [
      'tried and not sent',
      {
        around: [
          ...[`official/${SECOND}`, 'official/inspector'].map((slug) => sampleId(slug)),
          sampleId('organisation/greece-anti-trafficking-agency'),
        ],
      },
      false,
    ],
  ])('what the record has of what was %s is there for others alone', async (_, changes, isSent) => {
    const { headers, body } = await send({ idempotencyKey: `in the record ${isSent}`, ...changes });
    const answer = body?.data as { reportImmediateDanger: { sent: boolean } };
    expect(answer.reportImmediateDanger.sent).toBe(isSent);
    const operation = headers.get('lidhja-operation') ?? '';
    const entries = async (persona: string): Promise<number> => {
      const found = await ask(
        persona,
        'OVERSIGHT',
        `{ auditEntries(filter: { operation: "${operation}" }) { nodes { type } } }`,
      );
      return (found.body?.data as { auditEntries: { nodes: [] } }).auditEntries.nodes.length;
    };
    expect(await entries(SENDER)).toBeGreaterThan(1);
    expect(await entries(SECOND)).toBe(0);
    expect(await entries('inspector')).toBe(0);
    await admin(`delete from exchange.danger_attempt_around where operation = '${operation}'`);
    // What names the push is kept from them by that.
    const most = isSent ? 1 : 2;
    expect(await entries(SECOND)).toBe(most);
    expect(await entries('inspector')).toBe(most);
  });

  test.each<[string, { readonly around?: readonly string[] } & object, string]>([
    [
      'whom nobody knows beside them',
      { around: [sampleId('nobody at all')] },
      'IMPLICATED_UNKNOWN',
    ],
    ['no grounds', { grounds: 'x' } as object, 'INPUT_INVALID'],
    ['no items', { items: [] } as object, 'INPUT_INVALID'],
  ])(
    'what was refused for %s is there for others alone',
    async (_, { around = [], ...changes }, code) => {
      const implicated = [`official/${SECOND}`, 'official/inspector'].map((slug) => sampleId(slug));
      const one = await send({ ...changes, around: [...implicated, ...around] });
      expect(places(one)[0]?.[0]).toBe(code);
      const operation = one.headers.get('lidhja-operation') ?? '';
      const entries = async (persona: string): Promise<string> =>
        (
          await ask(
            persona,
            'OVERSIGHT',
            `{ auditEntries(filter: { operation: "${operation}" }) { nodes { type mutation records } } }`,
          )
        ).bytes;
      expect(await entries(SENDER)).toContain('reportImmediateDanger');
      for (const persona of [SECOND, 'inspector'])
        expect(await entries(persona)).toContain('"nodes":[]');
    },
  );

  test('that somebody named it in vain is kept from the same, and not what they named themselves', async () => {
    const [id, none] = [await sent({ around: [sampleId('official/inspector')] }), randomUUID()];
    const reading = async (persona: string, purpose: string, name: string): Promise<string> => {
      const document = `query ($id: ID!) { dangerPush(id: $id) { id } }`;
      const { headers, bytes } = await ask(persona, purpose, document, { id: name });
      expect(bytes).toContain('{"dangerPush":null}');
      return headers.get('lidhja-operation') ?? '';
    };
    const writing = async (name: string): Promise<string> => {
      const input = { pushId: name };
      const answer = await step(GREECE, 'THIS_PROCEEDING', 'acknowledgeDangerPush', input);
      expect(answer.body?.errors).toHaveLength(1);
      return answer.headers.get('lidhja-operation') ?? '';
    };
    const entries = async (persona: string, operation: string): Promise<string[]> => {
      const filter = `{ operation: "${operation}", type: REFUSED }`;
      const document = `{ auditEntries(filter: ${filter}) { nodes { records } } }`;
      const { body } = await ask(persona, 'OVERSIGHT', document);
      const data = body?.data as { auditEntries: { nodes: { records: string[] }[] } };
      return data.auditEntries.nodes.flatMap(({ records }) => records);
    };
    // It is there for its recipient, in other purposes.
    const inVain = (name: string): Promise<string> => reading(GREECE, 'THIS_PROCEEDING', name);
    for (const tried of [inVain, writing]) {
      const [it, other] = [await tried(id), await tried(none)];
      expect([await entries(GREECE, it), await entries(GREECE, other)]).toEqual([[id], [none]]);
      expect(await entries('inspector', it)).toEqual([]);
      expect(await entries('inspector', other)).toEqual([none]);
    }
    // By a gap among their own they would see that it is there.
    const own = (name: string): Promise<string> => reading('inspector', 'OVERSIGHT', name);
    for (const name of [id, none])
      expect(await entries('inspector', await own(name))).toEqual([name]);
  });

  test('an inspection that is implicated does not review it', async () => {
    const [row] = await admin<{ organisation: string }>(
      `select organisation from exchange.official where id = '${sampleId('official/inspector')}'`,
    );
    const id = await sent({ around: [row?.organisation] });
    expect(await listed('dangerPushesToReview', 'inspector', 'OVERSIGHT')).not.toContain(id);
    expect(await read(id, 'inspector', 'OVERSIGHT')).toBeNull();
  });
});

const PUSH_AS_SENT = {
  recipient: sampleId('organisation/greece-anti-trafficking-agency'),
  ...{ whereabouts: 'GR', threatened: ['LIFE'], grounds: 'Asked by a taken over part' },
  ...{ rule: 'danger_at_home', bilateral: 'whatever', handling: [], around: [] },
  ...{ followUpAt: '9999-01-01T00:00:00Z', reviewBy: '9999-01-01T00:00:00Z' },
  items: [{ category: 'CASE_STATUS', neededFor: 'FINDING', words: 'words' }],
};

/** What the database answers the part that sends, whatever it decided before. */
const sendsItself = (changes: object, before = 'select 1'): Promise<unknown> =>
  hub.database.as('admin', async (client) => {
    await client.query('begin');
    try {
      await client.query(before);
      await client.query('set local role lidhja_national');
      await client.query(
        `select exchange.open_session('urn:lidhja:sample', '${SENDER}', 'THIS_PROCEEDING', null)`,
      );
      const { rows } = await client.query<{ id: string }>(
        'select exchange.send_danger_push($1, $2) as id',
        [[randomUUID(), randomUUID()], { ...PUSH_AS_SENT, ...changes }],
      );
      await client.query('reset role');
      const kept = await client.query<Record<string, unknown>>(
        `select rule, bilateral, handling, follow_up_at - sent_at = interval '15 minutes' as follows,
           review_by - sent_at = interval '3 days' as reviewed from exchange.danger_push where id = $1`,
        [rows[0]?.id],
      );
      return kept.rows[0];
    } catch (error) {
      return (error as Error).message;
    } finally {
      await client.query('rollback');
    }
  });

test('what follows from the state and the time is worked out by the database', async () => {
  expect(await sendsItself({})).toEqual({
    ...{ rule: 'danger_abroad', bilateral: 'expired', handling: ['H1', 'H2'] },
    ...{ follows: true, reviewed: true },
  });
  expect([TERMS.pushUnread, TERMS.pushReview]).toEqual([15 * 60_000, 3 * 24 * 3_600_000]);
});

const DESK = `update exchange.duty_desk set registered`;
test.each([
  [
    'a danger that is another rule',
    { threatened: ['PUBLIC_SECURITY'] },
    'INPUT_INVALID',
    undefined,
  ],
  ['no danger', { threatened: [] }, 'INPUT_INVALID', undefined],
  ['what is no id', { recipient: 'nobody' }, 'INPUT_INVALID', undefined],
  ['what is no list', { around: 'nobody' }, 'INPUT_INVALID', undefined],
  [
    'an id that nobody has',
    { around: [sampleId('nobody at all')] },
    'IMPLICATED_UNKNOWN',
    undefined,
  ],
  [
    'a desk with an implicated official',
    { around: [sampleId('official/greece-agency').toUpperCase()] },
    'NOT_AVAILABLE',
    undefined,
  ],
  [
    'a desk of an implicated body',
    { around: [PUSH_AS_SENT.recipient] },
    'NOT_AVAILABLE',
    undefined,
  ],
  [
    'a desk that is not registered yet',
    {},
    'NOT_AVAILABLE',
    `${DESK}_from = now() + interval '1 day'`,
  ],
  ['a desk that is registered no more', {}, 'NOT_AVAILABLE', `${DESK}_until = now()`],
  [
    'a desk that cannot read',
    {},
    'NOT_AVAILABLE',
    `update exchange.organisation set kind = 'foreign_protection' where id = '${PUSH_AS_SENT.recipient}'`,
  ],
])('the database itself refuses %s', async (_, changes, code, before) => {
  expect(await sendsItself(changes, before)).toBe(code);
});

test('the database has no desk for danger that could not read, and knows the kinds that the policy knows', async () => {
  const [row] = await admin<{ kinds: string[] }>(
    `select array_agg(k) as kinds from unnest('{${REQUESTER_KINDS.join()}}'::text[]) k where exchange.reads_danger(k)`,
  );
  expect(row?.kinds.sort()).toEqual([...DANGER_READERS].sort());
  const desk = (use: string): Promise<unknown> =>
    sendsItself(
      {},
      `insert into exchange.duty_desk select 90, '${PROSECUTORS}', official, '{}', '+355 0', '{${use}}', now(), null, true
       from exchange.duty_desk limit 1`,
    );
  expect(await desk('SAFE_REPORT')).toMatchObject({ rule: 'danger_abroad' });
  expect(await desk('DANGER_AT_HOME')).toBe(
    'an organisation of this kind cannot read word of danger',
  );
});

test('whoever received it reads it to protect, and for nothing else', async () => {
  const id = await sent({ whereabouts: 'AL' });
  const notices = (purpose: string): Promise<Answer> =>
    ask(
      'police-vlora',
      purpose,
      '{ notices(first: 100) { nodes { kind dangerPush { id items { words } } } } }',
    );
  for (const purpose of ['THIS_PROCEEDING', 'RELATED_PROCEEDING']) {
    expect(await read(id, 'police-vlora', purpose, `id ${ITEMS}`)).toBeNull();
    const { bytes } = await notices(purpose);
    expect(bytes).toContain('DANGER_REPORTED');
    expect(bytes).not.toContain(WORDS);
  }
  for (const purpose of ['IMMEDIATE_THREAT', 'ASSISTANCE']) {
    expect((await read(id, 'police-vlora', purpose, ITEMS))?.items).toHaveLength(2);
    expect((await notices(purpose)).bytes).toContain(WORDS);
  }
  // Whoever wrote it has it, and so has an inspection, without the words.
  expect((await read(id, SENDER, 'RELATED_PROCEEDING', ITEMS))?.items).toHaveLength(2);
  expect((await read(id, 'inspector', 'OVERSIGHT', ITEMS))?.items?.[0]?.words).toBeNull();
});

test('a shelter that has a desk is told, and reads', async () => {
  const shelter = sampleId('organisation/a shelter with a desk');
  const official = sampleId('official/vatra-social-worker');
  await admin(`insert into exchange.organisation (id, name, kind, country, synthetic)
    values ('${shelter}', 'A shelter (fictitious)', 'shelter', 'AL', true)`);
  const [was] = await admin<{ organisation: string }>(
    `select organisation from exchange.official where id = '${official}'`,
  );
  await admin(`update exchange.official set organisation = '${shelter}' where id = '${official}'`);
  await admin(`insert into exchange.duty_desk values (91, '${shelter}', '${official}', '{}', '+355 000 0009',
    '{DANGER_AT_HOME}', '2026-01-01', null, true)`);
  try {
    const id = await sent({ whereabouts: 'AL', toward: 'shelter' });
    const { bytes } = await ask(
      'vatra-social-worker',
      'ASSISTANCE',
      '{ notices(first: 100) { nodes { kind dangerPush { id items { words } } } } }',
    );
    expect(bytes).toContain(id);
    expect(bytes).toContain(WORDS);
    const receives = await hub.database.as('lidhja_international', (client) =>
      client.query<{ known: boolean }>('select exchange.register_receiver($1, $2) as known', [
        shelter,
        TOLD.by,
      ]),
    );
    expect(receives.rows).toEqual([{ known: true }]);
  } finally {
    await admin('delete from exchange.duty_desk where position = 91');
    await admin(
      `update exchange.official set organisation = '${was?.organisation}' where id = '${official}'`,
    );
  }
});

test('it is reviewed when the desk has answered or has had its time, and not before', async () => {
  const id = await sent();
  const review = async (): Promise<unknown> =>
    codes(
      await step('inspector', 'OVERSIGHT', 'reviewDangerPush', {
        ...{ pushId: id, outcome: 'JUSTIFIED', words: 'There were grounds' },
      }),
    );
  expect(await review()).toEqual(['STEP_NOT_POSSIBLE']);
  expect(await read(id, SENDER, 'THIS_PROCEEDING')).toMatchObject({ state: 'SENT' });
  await admin(`update exchange.danger_push set follow_up_at = now() where id = '${id}'`);
  expect(await read(id, SENDER, 'THIS_PROCEEDING')).toMatchObject({ state: 'FOLLOWED_UP' });
  expect(await review()).toEqual([]);
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
