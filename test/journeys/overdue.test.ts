import { randomUUID } from 'node:crypto';
import { ClockStore, DeadlineWatch, startWatch, type WatchServices } from '@lidhja/international';
import { sampleId } from '@lidhja/platform';
import { AGENCY, HeldSender, kindsTaken } from '../testkit/HeldSender';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { NoticeReceiver } from '../testkit/NoticeReceiver';
import { findRoot } from '../testkit/root';
import { testCluster } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const ITALY = 'italy-agency';
const PROSECUTOR = 'prosecutor-vlora';
const CONTACT = 'state-police';
const TOLD = [ITALY, PROSECUTOR, CONTACT] as const;
const DAY = 86_400_000;

let hub: TestHub;
let store: ClockStore;
let now = 0;

const watchWith = (more: Partial<WatchServices> = {}): DeadlineWatch =>
  new DeadlineWatch({ store, clock: { now: () => now }, newId: randomUUID, ...more });

/** A round at a moment. @returns how many were told */
const roundAt = (at: number): Promise<number> => {
  now = at;
  return watchWith().round();
};

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
  store = new ClockStore(hub.database.url('lidhja_international'));
});
beforeEach(async () => {
  // What the sample and the tests before have left.
  await admin("update exchange.request_clock set look_at = 'infinity'");
});
afterAll(async () => {
  await store.close();
  await hub.stop();
});

const mutate = async (persona: string, field: string, input: object, within = 'repeated') => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const { body } = await hub.ask({
    persona,
    ...HEADERS,
    document: `mutation ($input: ${type}!) { ${field}(input: $input) { ${within} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
  expect(body?.errors).toBeUndefined();
  return (body?.data as Record<string, Record<string, unknown>>)[field];
};

const submit = async (categories = ['CASE_STATUS']): Promise<string> => {
  const input = {
    requestedAuthority: sampleId('organisation/prosecutor-vlora'),
    reference: 'IT-OVERDUE',
    offence: 'TRAFFICKING_IN_PERSONS',
    proceeding: 'Inquiry 1/2026 (fictitious)',
    categories,
    urgency: 'OTHER',
    evidenceUse: 'INTELLIGENCE',
    language: 'en',
    summary: 'Please state what the case holds.',
  };
  const payload = await mutate(ITALY, 'submitInformationRequest', input, 'request { id }');
  return (payload?.['request'] as { id: string }).id;
};

/** A request of ours to an authority abroad. */
const abroad = async (): Promise<string> => {
  const input = {
    ...{ caseReference: 'VL-2026-0001', carries: ['CASE_STATUS'], reference: 'VL-OVERDUE' },
    requestedAuthority: sampleId('organisation/italy-anti-trafficking-agency'),
    ...{ offence: 'TRAFFICKING_IN_PERSONS', categories: ['OFFENCE'], urgency: 'OTHER' },
    ...{ proceeding: 'Prosecutor of Vlora, 9/2026 (fictitious)', evidenceUse: 'INTELLIGENCE' },
    ...{ language: 'en', summary: 'Please state whether a proceeding is known there.' },
  };
  const within = 'outwardRequest { id }';
  const { outwardRequest } = (await mutate(
    ...([PROSECUTOR, 'prepareOutwardRequest', input, within] as const),
  )) as { outwardRequest: { id: string } };
  const sent = (await mutate(
    'prosecutor-vlora-second',
    'approveOutwardRequest',
    { outwardRequestId: outwardRequest.id },
    'request { id }',
  )) as { request: { id: string } };
  return sent.request.id;
};

const acknowledged = async (categories?: string[]): Promise<string> => {
  const requestId = await submit(categories);
  await mutate(PROSECUTOR, 'acknowledgeRequest', { requestId });
  return requestId;
};

const ask = async <T>(persona: string, document: string, more: object = {}): Promise<T> => {
  const { body } = await hub.ask({ persona, ...HEADERS, document, ...more });
  expect(body?.errors).toBeUndefined();
  return body?.data as T;
};

const deadlineOf = async (request: string): Promise<number> => {
  const document = `{ informationRequest(id: "${request}") { deadline } }`;
  const { informationRequest: one } = await ask<{ informationRequest: { deadline: string } }>(
    ...([ITALY, document] as const),
  );
  return Date.parse(one.deadline);
};

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly request: { readonly id: string } | null;
}

/** When each of those who are concerned was told that it is overdue, as each of them reads it. */
const toldOf = async (request: string): Promise<Record<string, string[]>> => {
  const rows = await admin<{ id: string; organisation: string }>(
    `select id, organisation from exchange.notice where request = '${request}' and kind = 'OVERDUE'`,
  );
  const read = async (persona: string): Promise<string[]> => {
    const told: string[] = [];
    for (let after: string | null = null; ;) {
      const page: { notices: { nodes: Told[]; endCursor: string | null } } = await ask(
        persona,
        'query ($after: String) { notices(first: 100, after: $after) { nodes { id kind at request { id } } endCursor } }',
        { variables: { after } },
      );
      const { nodes, endCursor } = page.notices;
      told.push(...nodes.filter(({ id }) => rows.some((row) => row.id === id)).map(({ at }) => at));
      if (nodes.length === 0 || endCursor === null) return told;
      after = endCursor;
    }
  };
  return Object.fromEntries(await Promise.all(TOLD.map(async (one) => [one, await read(one)])));
};

const each = (...at: number[]): Record<string, string[]> =>
  Object.fromEntries(TOLD.map((one) => [one, at.map((when) => new Date(when).toISOString())]));

interface Escalated {
  readonly id: string;
  readonly overdueSince: string;
}

const inbox = async (persona = CONTACT, first = 100, after: string | null = null) => {
  const document = `query ($first: Int!, $after: String) { escalatedRequests(first: $first, after: $after) {
    nodes { id reference urgency submittedAt overdueSince requestingAuthority { name } requestedAuthority { name } }
    endCursor } }`;
  const variables = { first, after };
  return (
    await ask<{ escalatedRequests: { nodes: Escalated[]; endCursor: string | null } }>(
      persona,
      document,
      { variables },
    )
  ).escalatedRequests;
};

const inInbox = async (request: string): Promise<boolean> =>
  (await inbox()).nodes.some(({ id }) => id === request);

test('both sides and the point of contact are told in the first moment after the term, and once', async () => {
  const request = await acknowledged();
  const deadline = await deadlineOf(request);
  expect(await roundAt(deadline)).toBe(0);
  expect(await toldOf(request)).toEqual(each());
  expect(await roundAt(deadline + 1)).toBe(1);
  expect(await toldOf(request)).toEqual(each(deadline));
  for (const later of [deadline + 2, deadline + DAY, deadline + 400 * DAY])
    expect(await roundAt(later)).toBe(0);
  expect(await toldOf(request)).toEqual(each(deadline));
});

test('it was told when the term ended, however late it is looked at', async () => {
  const request = await submit();
  const deadline = await deadlineOf(request);
  expect(await roundAt(deadline + 30 * DAY)).toBe(1);
  expect(await toldOf(request)).toEqual(each(deadline));
});

test('several that watch at once tell it once, and lose none', async () => {
  const requests = [await submit(), await submit(), await submit()];
  now = Math.max(...(await Promise.all(requests.map(deadlineOf)))) + 1;
  const told = await Promise.all([1, 2, 3].map(() => watchWith().round()));
  const rest = await watchWith().round();
  expect(told.reduce((sum, one) => sum + one, rest)).toBe(3);
  for (const request of requests)
    for (const of of Object.values(await toldOf(request))) expect(of).toHaveLength(1);
});

test('it is in the record, for an inspection, with the notices and no more', async () => {
  const request = await submit();
  await roundAt((await deadlineOf(request)) + 1);
  const document = `{ auditEntries(first: 100, filter: { type: ESCALATED }) { nodes {
    request organisation { id } official purpose reason recordedBy records coordinates { coordinate } } } }`;
  const read = async (persona: string): Promise<object[]> => {
    const { auditEntries } = await ask<{ auditEntries: { nodes: { request: string }[] } }>(
      ...([persona, document, { purpose: 'OVERSIGHT', reason: 'What was told' }] as const),
    );
    return auditEntries.nodes.filter((one) => one.request === request);
  };
  const notices = await admin<{ id: string }>(
    `select id from exchange.notice where request = '${request}' and kind = 'OVERDUE' order by id`,
  );
  expect(notices).toHaveLength(3);
  expect(await read('inspector')).toEqual([
    {
      ...{ request, organisation: null, official: null, purpose: null, reason: null },
      ...{ recordedBy: 'international', records: notices.map(({ id }) => id), coordinates: null },
    },
  ]);
  expect(await read(PROSECUTOR)).toEqual([]);
});

test('where the record cannot be written nobody is told, and it is told by the next round', async () => {
  const request = await submit();
  const deadline = await deadlineOf(request);
  const right = 'execute on function audit.record(jsonb)';
  await admin(`revoke ${right} from lidhja_international`);
  try {
    await expect(roundAt(deadline + 1)).rejects.toThrow('permission denied');
  } finally {
    await admin(`grant ${right} to lidhja_international`);
  }
  expect(await toldOf(request)).toEqual(each());
  expect(await roundAt(deadline + 2)).toBe(1);
  expect(await toldOf(request)).toEqual(each(deadline));
});

test('a watch that is killed between telling and recording has told nothing', async () => {
  const request = await submit();
  const deadline = await deadlineOf(request);
  const killed = new ClockStore(hub.database.url('lidhja_international'));
  const settle = killed.settle.bind(killed);
  killed.settle = async (query, ...more) => {
    await settle(query, ...more);
    await query('select pg_terminate_backend(pg_backend_pid())', []);
    return [];
  };
  now = deadline + 1;
  await expect(watchWith({ store: killed }).round()).rejects.toThrow();
  await killed.close();
  expect(await toldOf(request)).toEqual(each());
  expect(await roundAt(deadline + 1)).toBe(1);
  expect(await toldOf(request)).toEqual(each(deadline));
});

test('the single point of contact finds whose it is, and nothing of what it asks', async () => {
  const request = await submit();
  const deadline = await deadlineOf(request);
  expect(await inInbox(request)).toBe(false);
  await roundAt(deadline + 1);
  expect((await inbox()).nodes).toContainEqual({
    ...{ id: request, reference: 'IT-OVERDUE', urgency: 'OTHER', submittedAt: expect.any(String) },
    overdueSince: new Date(deadline).toISOString(),
    requestingAuthority: { name: 'Anti-Trafficking Agency of Italy (fictitious)' },
    requestedAuthority: { name: "District Prosecutor's Office, Vlorë" },
  });
  const whole = `{ informationRequest(id: "${request}") { summary } }`;
  expect(await ask(CONTACT, whole)).toEqual({ informationRequest: null });
  const { bytes } = await hub.ask({
    persona: CONTACT,
    ...HEADERS,
    document: '{ notices(first: 100) { nodes { kind request { summary } } } }',
  });
  expect(bytes).toContain('{"kind":"OVERDUE","request":null}');
  expect(bytes).not.toContain('SUBMITTED');
});

test('the inbox has pages, and only those of which its authority was told', async () => {
  const requests = [await submit(), await submit()];
  await roundAt(Math.max(...(await Promise.all(requests.map(deadlineOf)))) + 1);
  const all = (await inbox()).nodes;
  expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(requests));
  expect(all.map(({ overdueSince }) => overdueSince)).toEqual(
    all.map(({ overdueSince }) => overdueSince).sort(),
  );
  const paged: Escalated[] = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof inbox>> = await inbox(CONTACT, 1, after);
    paged.push(...page.nodes);
    after = page.endCursor;
    if (after === null) break;
  }
  expect(paged).toEqual(all);
  for (const other of ['police-vlora', PROSECUTOR, 'responsible-authority'])
    expect((await inbox(other)).nodes).toEqual([]);
  const refused = await hub.ask({
    persona: ITALY,
    ...HEADERS,
    document: '{ escalatedRequests(first: 1) { nodes { id } } }',
  });
  expect(refused.bytes).toContain('DOCUMENT_INVALID');
});

const decide = (requestId: string, categories: object[] = [{ category: 'CASE_STATUS' }]) =>
  mutate(PROSECUTOR, 'decideRequest', { requestId, caseReference: 'VL-2026-0001', categories });

test('what is answered or taken back in time is never told, and late answers leave the inbox', async () => {
  const [decided, refused, withdrawn, late] = await Promise.all([
    acknowledged(),
    acknowledged(),
    acknowledged(),
    acknowledged(),
  ]);
  await decide(decided);
  await decide(refused, [{ category: 'CASE_STATUS', ground: 'NOT_AVAILABLE' }]);
  await mutate(ITALY, 'withdrawRequest', { requestId: withdrawn, reason: 'No longer needed' });
  await roundAt((await deadlineOf(late)) + DAY);
  for (const request of [decided, refused, withdrawn])
    expect(await toldOf(request)).toEqual(each());
  expect(await inInbox(late)).toBe(true);
  await decide(late);
  expect(await inInbox(late)).toBe(false);
});

test('a decision that waits for its second person does not stop the clock', async () => {
  const request = await acknowledged(['VICTIM_IDENTITY']);
  await decide(request, [{ category: 'VICTIM_IDENTITY' }]);
  const deadline = await deadlineOf(request);
  await roundAt(deadline + 1);
  expect(await toldOf(request)).toEqual(each(deadline));
  await mutate('prosecutor-vlora-second', 'approveDecision', { requestId: request });
  expect(await inInbox(request)).toBe(false);
});

test('a clarification that is awaited moves the moment, and one that is asked too late does not', async () => {
  const requestId = await acknowledged();
  const due = await deadlineOf(requestId);
  await mutate(PROSECUTOR, 'askClarification', { requestId, question: 'Which case is meant?' });
  expect(await roundAt(due + DAY)).toBe(0);
  await mutate(ITALY, 'answerClarification', { requestId, answer: 'The one of last January' });
  const moved = await deadlineOf(requestId);
  expect(moved).toBeGreaterThan(due);
  expect(await roundAt(moved)).toBe(0);
  expect(await roundAt(moved + 1)).toBe(1);
  expect(await toldOf(requestId)).toEqual(each(moved));
  const late = async (event: string, hours: number): Promise<void> => {
    await admin(`insert into exchange.request_event (request, number, event, at, organisation, taken_by, words)
      select r.id, ${hours + 9}, '${event}', to_timestamp(${moved / 1000 + hours * 3600}), r.requested,
        '${sampleId('official/prosecutor-vlora')}', 'Too late to count'
      from exchange.request r where r.id = '${requestId}'`);
    expect(await roundAt(moved + hours * 3_600_000 + 1)).toBe(0);
    expect(await inInbox(requestId)).toBe(true);
  };
  await late('CLARIFICATION_ASKED', 1);
  await late('CLARIFIED', 5);
  expect(await toldOf(requestId)).toEqual(each(moved));
});

test('where an authorisation is awaited the later end counts, and is told when it is missed too', async () => {
  const requestId = await acknowledged();
  const due = await deadlineOf(requestId);
  expect(await roundAt(due + 1)).toBe(1);
  const until = due + 20 * DAY;
  await mutate(PROSECUTOR, 'awaitAuthorisation', {
    ...{ requestId, reason: 'The court decides in a month' },
    until: new Date(until).toISOString(),
  });
  await admin(`set session_replication_role = replica;
    update exchange.request_event set at = to_timestamp(${due / 1000 + 3600})
    where request = '${requestId}' and event = 'AUTHORISATION_AWAITED'`);
  expect(await roundAt(due + DAY)).toBe(0);
  expect(await inInbox(requestId)).toBe(false);
  expect(await roundAt(until + 1)).toBe(1);
  expect(await toldOf(requestId)).toEqual(each(due, until));
  expect(await inInbox(requestId)).toBe(true);
});

test('the term is counted over the change of the clocks', async () => {
  const request = await submit();
  await admin(`set session_replication_role = replica;
    update exchange.request set submitted_at = '2026-10-24T10:00:00Z' where id = '${request}';
    update exchange.request_clock set look_at = '2026-10-24T10:00:00Z' where request = '${request}'`);
  const ends = Date.parse('2026-10-31T11:00:00Z');
  expect(await roundAt(ends)).toBe(0);
  expect(await roundAt(ends + 1)).toBe(1);
  expect(await toldOf(request)).toEqual(each(ends));
});

test('while its agreement is not in force nothing is told, and what is overdue then once it is', async () => {
  const request = await submit();
  const deadline = await deadlineOf(request);
  const status = (to: string): Promise<object[]> =>
    admin(`set session_replication_role = replica; update exchange.agreement_version set status = '${to}'
      where agreement = '${sampleId('agreement/al-it')}'`);
  await status('suspended');
  try {
    expect(await roundAt(deadline + 1)).toBe(0);
  } finally {
    await status('in_force');
  }
  expect(await roundAt(deadline + DAY)).toBe(1);
  expect(await toldOf(request)).toEqual(each(deadline));
});

test('a request that waits since something is sealed is told as any other', async () => {
  const [plain, sealed] = [
    await acknowledged(['VICTIM_IDENTITY']),
    await acknowledged(['VICTIM_IDENTITY']),
  ];
  await decide(sealed, [{ category: 'VICTIM_IDENTITY' }]);
  const record = randomUUID();
  await admin(`set session_replication_role = replica;
    update exchange."grant" set record = '${record}' where request = '${sealed}';
    insert into exchange.seal values ('${record}', 'witness-protection', now())`);
  await roundAt((await deadlineOf(sealed)) + 1);
  const shapes = await Promise.all(
    [plain, sealed].map(async (request) => {
      const told = await toldOf(request);
      const due = await deadlineOf(request);
      const { rows } = await hub.database.as('admin', (client) =>
        client.query<{ payload: object }>(
          `select type, organisation, jsonb_array_length(payload->'records') as notices
           from audit.entry where request = '${request}' and type = 'escalated'`,
        ),
      );
      const exact = JSON.stringify(told) === JSON.stringify(each(due));
      return { exact, rows, listed: await inInbox(request) };
    }),
  );
  expect(shapes[0]).toEqual({
    exact: true,
    listed: true,
    rows: [{ type: 'escalated', organisation: null, notices: 3 }],
  });
  expect(shapes[1]).toEqual(shapes[0]);
});

test('of a request abroad that has ended nothing is told, by its term or by a seal', async () => {
  const [waits, over, sealed] = [await abroad(), await abroad(), await abroad()];
  await admin(`update exchange.outward_request set valid_until = clock_timestamp()
    where id = (select outward from exchange.request where id = '${over}')`);
  const record = randomUUID();
  await admin(`update exchange.outward_request set record = '${record}'
    where id = (select outward from exchange.request where id = '${sealed}');
    insert into exchange.seal (record, compartment) values ('${record}', 'witness-protection')`);
  const due = await deadlineOf(waits);
  expect(await roundAt(due + DAY)).toBe(1);
  const told = async (request: string): Promise<string[]> =>
    (
      await admin<{ organisation: string }>(`select organisation from exchange.notice
        where request = '${request}' and kind = 'OVERDUE'`)
    ).map(({ organisation }) => organisation);
  expect((await told(waits)).sort()).toEqual(
    ['italy-anti-trafficking-agency', 'prosecutor-vlora']
      .map((slug) => sampleId(`organisation/${slug}`))
      .sort(),
  );
  for (const ended of [over, sealed]) {
    expect(await told(ended)).toEqual([]);
    const read = `{ informationRequest(id: "${ended}") { state overdue } }`;
    for (const persona of [ITALY, PROSECUTOR])
      expect(await ask(persona, read)).toEqual({
        informationRequest: { state: 'EXPIRED', overdue: false },
      });
  }
  const entries = await admin(`select 1 from audit.entry where type = 'escalated'
    and request in ('${over}', '${sealed}')`);
  expect(entries).toEqual([]);
});

test('it is sent to an address as any notice is', async () => {
  const receiver = await NoticeReceiver.start();
  const sender = new HeldSender(hub.database, receiver.url);
  try {
    expect(await sender.register(AGENCY)).toBe(true);
    const request = await submit();
    await roundAt((await deadlineOf(request)) + 1);
    await sender.later();
    expect(kindsTaken(receiver)).toEqual(['SUBMITTED', 'OVERDUE']);
  } finally {
    await sender.close();
    await receiver.stop();
  }
});

test('a part that is stopped and started again goes on where it was', async () => {
  const request = await submit();
  await admin(`set session_replication_role = replica;
    update exchange.request set submitted_at = submitted_at - interval '8 days' where id = '${request}';
    update exchange.request_clock set look_at = now() where request = '${request}'`);
  const environment = {
    ...{ host: '127.0.0.1', port: 0, subgraphs: {}, logLevel: 'silent' as const },
    keys: testCluster().keys['international'] ?? '',
    databaseUrl: hub.database.url('lidhja_international'),
    supergraph: findRoot(),
  };
  // The first round has ended when it is stopped.
  for (let start = 0; start < 2; start += 1) await startWatch(environment).stop();
  expect(await toldOf(request)).toEqual(each(await deadlineOf(request)));
});

const FIND = 'exchange.find_clocks_due';
const SETTLE = 'exchange.settle_clock';
type Change = readonly [name: string, from: string, to: string];

/** Told at the deadline to all three, once, and looked at again without effect. */
const holds = async (): Promise<boolean> => {
  const request = await acknowledged();
  const deadline = await deadlineOf(request);
  const answered = await acknowledged();
  await decide(answered);
  await roundAt(deadline);
  const early = await toldOf(request);
  await roundAt(deadline + DAY);
  await admin(`update exchange.request_clock set look_at = '-infinity'
    where request in ('${request}', '${answered}')`);
  await roundAt(deadline + 2 * DAY);
  const told = [early, await toldOf(request), await toldOf(answered)];
  return JSON.stringify(told) === JSON.stringify([each(), each(deadline), each()]);
};

const TOLD_AT: Change = [FIND, 'c.overdue_at', 'null::timestamptz'];
const SAME_ID: Change = [SETTLE, `'OVERDUE', r.id`, 'clock_timestamp(), r.id'];

test.each<[string, readonly Change[], boolean]>([
  ['nothing is', [], true],
  [
    'the end of the term is',
    [[FIND, 'v.deadline_other end', `v.deadline_other - interval '1 hour' end`]],
    false,
  ],
  ['a decision is', [[FIND, 'exchange.approved(g.categories, g.approved_by)', 'false']], false],
  ['the point of contact is', [[SETTLE, 'x.point_of_contact', 'not x.point_of_contact']], false],
  [
    'the requesting side is',
    [[SETTLE, 'array[r.requesting, r.requested, point]', 'array[r.requested, point]']],
    false,
  ],
  // Each of the two keeps it from being told again.
  ['since when it was told is', [TOLD_AT], true],
  ['that one notice has one id is', [SAME_ID], true],
  ['both of these are', [TOLD_AT, SAME_ID], false],
])('where %s left out of the account, that is seen', async (_what, changes, held) => {
  const before: string[] = [];
  for (const [name, from, to] of changes) {
    const [made] = await admin<{ sql: string }>(
      `select pg_get_functiondef('${name}'::regproc) as sql`,
    );
    const sql = made?.sql ?? '';
    expect(sql).toContain(from);
    before.push(sql);
    await admin(sql.replaceAll(from, to));
  }
  try {
    expect(await holds()).toBe(held);
  } finally {
    for (const sql of before) await admin(sql);
  }
});
