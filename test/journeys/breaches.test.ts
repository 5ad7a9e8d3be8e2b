import { randomUUID } from 'node:crypto';
import type { Answer } from '../examples/ask';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
});
afterAll(() => hub.stop());

const OFFICER = 'inspector';
const AUTHORITY = 'data-protection-commissioner';
const HOUR = 3_600_000;

const admin = async (sql: string): Promise<unknown[]> =>
  hub.database.as('admin', async (client) => (await client.query<object>(sql)).rows);

const ask = (persona: string, document: string, variables = {}): Promise<Answer> =>
  hub.ask({ persona, purpose: 'OVERSIGHT', reason: 'Looks after breaches', document, variables });

interface Breach {
  readonly id: string;
  readonly notification: string;
  readonly telling: string;
  readonly notifyBy: string;
  readonly notifiedAt: string | null;
  readonly knownAt: string;
  readonly words: string;
}

const FIELDS = `id knownAt notifyBy categories persons operations words notification notifiedAt
  lateBecause telling toldAt toldThrough delayedUntil delayedBecause
  recordedBy { name } notifiedTo { name }`;
const list = async (persona: string): Promise<readonly Breach[]> => {
  const { body } = await ask(persona, `{ breaches(first: 100) { nodes { ${FIELDS} } } }`);
  return (body?.data as { breaches: { nodes: Breach[] } }).breaches.nodes;
};

const write = (persona: string, mutation: string, input: object): Promise<Answer> =>
  ask(
    persona,
    `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) {
      ${mutation}(input: $input) { repeated breach { ${FIELDS} } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
  );
const faultOf = ({ body }: Answer): unknown => {
  const [error] = (body?.errors ?? []) as { extensions: { code: string; place?: string } }[];
  return error?.extensions.code;
};
const breachOf = ({ body }: Answer): Breach =>
  Object.values(body?.data as Record<string, { breach: Breach }>)[0]?.breach as Breach;

const KNOWN = {
  categories: ['VICTIM_IDENTITY'],
  persons: 2,
  words: 'A list was sent to a wrong address (synthetic).',
};
const record = (hoursAgo: number, more: object = {}): Promise<Answer> =>
  write(OFFICER, 'recordBreach', {
    ...{ knownAt: new Date(Date.now() - hoursAgo * HOUR).toISOString(), ...KNOWN },
    ...more,
  });

test('the clock starts when it became known, and both are due in 72 hours', async () => {
  const breach = breachOf(await record(2));
  expect(Date.parse(breach.notifyBy) - Date.parse(breach.knownAt)).toBe(72 * HOUR);
  expect(breach).toMatchObject({ notification: 'DUE', telling: 'DUE' });
  expect((await list(OFFICER)).at(-1)).toEqual(breach);
});

test('the authority knows nothing of it before it is notified, and then the facts', async () => {
  const breach = breachOf(await record(1));
  expect((await list(AUTHORITY)).map(({ id }) => id)).not.toContain(breach.id);
  const notified = breachOf(await write(OFFICER, 'notifyBreach', { breachId: breach.id }));
  expect(notified).toMatchObject({ notification: 'DONE', telling: 'DUE', lateBecause: null });
  expect((await list(AUTHORITY)).find(({ id }) => id === breach.id)).toEqual(notified);
  expect(faultOf(await write(OFFICER, 'notifyBreach', { breachId: breach.id }))).toBe(
    'STEP_NOT_POSSIBLE',
  );
});

test('what is late is overdue to see, and is notified with its reason', async () => {
  const breach = breachOf(await record(73));
  expect(breach).toMatchObject({ notification: 'OVERDUE', telling: 'OVERDUE' });
  expect(faultOf(await write(OFFICER, 'notifyBreach', { breachId: breach.id }))).toBe(
    'INPUT_INVALID',
  );
  const lateBecause = 'It was first taken for a test (synthetic).';
  const answer = await write(OFFICER, 'notifyBreach', { breachId: breach.id, lateBecause });
  expect(breachOf(answer)).toMatchObject({ notification: 'DONE', lateBecause, telling: 'OVERDUE' });
});

test('telling is put off with a reason until a day, and recorded when it was done', async () => {
  const { id: breachId } = breachOf(await record(80));
  const because = 'A call might be overheard by those around them (synthetic).';
  const until = new Date(Date.now() + 24 * HOUR).toISOString();
  const delayed = await write(OFFICER, 'delayTelling', { breachId, because, until });
  expect(breachOf(delayed)).toMatchObject({ telling: 'DELAYED', delayedBecause: because });
  await admin(
    `update exchange.breach_step set until = clock_timestamp() where breach = '${breachId}'`,
  );
  expect((await list(OFFICER)).find(({ id }) => id === breachId)?.telling).toBe('OVERDUE');
  const far = new Date(Date.now() + 93 * 24 * HOUR).toISOString();
  for (const day of [far, new Date(Date.now() - HOUR).toISOString()])
    expect(faultOf(await write(OFFICER, 'delayTelling', { breachId, because, until: day }))).toBe(
      'INPUT_INVALID',
    );
  const through = 'By the social workers who look after them (synthetic).';
  const told = await write(OFFICER, 'recordPersonsTold', { breachId, through });
  expect(breachOf(told)).toMatchObject({ telling: 'DONE', toldThrough: through });
  expect(faultOf(await write(OFFICER, 'delayTelling', { breachId, because, until }))).toBe(
    'STEP_NOT_POSSIBLE',
  );
});

test('what was recorded once is not recorded again under the same key', async () => {
  const input = { idempotencyKey: randomUUID(), knownAt: new Date().toISOString(), ...KNOWN };
  const first = await write(OFFICER, 'recordBreach', input);
  const again = await write(OFFICER, 'recordBreach', input);
  expect(breachOf(again)).toEqual(breachOf(first));
  expect(JSON.stringify(again.body)).toContain('"repeated":true');
});

test('of open data alone there is nothing to record, of an unknown extent there is', async () => {
  expect(faultOf(await record(1, { categories: ['OPEN'] }))).toBe('INPUT_INVALID');
  expect(faultOf(await record(-1))).toBe('INPUT_INVALID');
  expect(breachOf(await record(1, { categories: [], persons: null })).notification).toBe('DUE');
});

test('nobody else takes its steps or reads it', async () => {
  const { id: breachId } = breachOf(await record(1));
  await write(OFFICER, 'notifyBreach', { breachId });
  const through = 'By nobody, in truth (synthetic).';
  expect(faultOf(await write(AUTHORITY, 'recordPersonsTold', { breachId, through }))).toBe(
    'NOT_AVAILABLE',
  );
  const stranger = await hub.ask({
    ...{ persona: 'prosecutor-vlora', purpose: 'THIS_PROCEEDING', reason: 'Looks for breaches' },
    document: '{ breaches(first: 10) { nodes { id } } }',
  });
  expect(stranger.bytes).not.toContain(breachId);
  expect(faultOf(stranger)).toBeDefined();
});

test('each step is an entry', async () => {
  const { headers, body } = await record(1);
  const entries =
    await admin(`select payload->>'mutation' as mutation, payload->'records' as records
    from audit.entry where type = 'written' and operation = '${headers.get('lidhja-operation') ?? ''}'`);
  const [id] = [breachOf({ body } as Answer).id];
  expect(entries).toEqual([{ mutation: 'recordBreach', records: [id] }]);
});

test('the list goes on page by page, the oldest first', async () => {
  const whole = await list(OFFICER);
  const paged: string[] = [];
  let after: string | null = null;
  do {
    const document = `query ($after: String) { breaches(first: 2, after: $after) { nodes { id } endCursor } }`;
    const { body } = await ask(OFFICER, document, { after });
    const { breaches } = body?.data as {
      breaches: { nodes: { id: string }[]; endCursor: string | null };
    };
    paged.push(...breaches.nodes.map(({ id }) => id));
    after = breaches.endCursor;
  } while (after !== null);
  expect(paged).toEqual(whole.map(({ id }) => id));
});

interface Told {
  readonly kind: string | null;
  readonly at: string | null;
  readonly request: object | null;
  readonly dangerPush: object | null;
  readonly breach: Breach | null;
}

/** The whole feed of somebody, from a position on, and where it stands then. */
const feed = async (
  persona: string,
  after: string | null = null,
  purpose = 'OVERSIGHT',
): Promise<{ nodes: Told[]; end: string | null; bytes: string }> => {
  const { body, bytes } = await hub.ask({
    ...{ persona, purpose, reason: 'Looks after breaches', variables: { after } },
    document: `query ($after: String) { notices(first: 100, after: $after) {
      nodes { kind at request { id } dangerPush { id } breach { ${FIELDS} } } endCursor } }`,
  });
  const told = body?.data as { notices: { nodes: Told[]; endCursor: string | null } } | null;
  if (!told) throw new Error(bytes);
  const { nodes, endCursor } = told.notices;
  if (nodes.length === 0) return { nodes, end: endCursor, bytes };
  const later = await feed(persona, endCursor, purpose);
  return { ...later, nodes: [...nodes, ...later.nodes], bytes: bytes + later.bytes };
};

test('that it was notified is told to the authority in its feed, once and with its clock, and to nobody else', async () => {
  const { end } = await feed(AUTHORITY);
  const officer = (await feed(OFFICER)).end;
  const breach = breachOf(await record(1));
  expect((await feed(AUTHORITY, end)).nodes).toEqual([]);
  const notified = breachOf(await write(OFFICER, 'notifyBreach', { breachId: breach.id }));
  // What is left to be done about it is no news of the authority's.
  const through = 'Through the shelter that holds their files (synthetic)';
  const done = breachOf(
    await write(OFFICER, 'recordPersonsTold', { breachId: breach.id, through }),
  );
  const { nodes } = await feed(AUTHORITY, end);
  const at = notified.notifiedAt;
  expect(nodes).toEqual([
    { ...{ kind: 'BREACH_NOTIFIED', at, request: null, dangerPush: null }, breach: done },
  ]);
  expect(notified).toMatchObject({ notification: 'DONE', notifyBy: breach.notifyBy });
  expect((await feed(OFFICER, officer)).nodes).toEqual([]);
  for (const persona of ['prosecutor-vlora', 'italy-agency', 'police-vlora'])
    expect((await feed(persona, null, 'THIS_PROCEEDING')).bytes).not.toContain(breach.id);
});

test('an office of oversight is told nothing else in it, whatever its organisation has', async () => {
  const before = await feed(AUTHORITY);
  const [row] = (await admin(
    `select b.authority from exchange.breach b order by b.recorded_at limit 1`,
  )) as { authority: string }[];
  // Were they written for it by mistake.
  await admin(`insert into exchange.notice (organisation, request, kind, at)
    select '${row?.authority}', r.id, k, clock_timestamp() from exchange.request r,
      unnest(array['SUBMITTED', 'OVERDUE', 'ERASED']) k limit 9`);
  await admin(`insert into exchange.notice (organisation, danger_push, kind, at)
    select '${row?.authority}', d.id, 'DANGER_REPORTED', clock_timestamp() from exchange.danger_push d limit 9`);
  expect((await feed(AUTHORITY)).nodes).toEqual(before.nodes);
  // Nor is a breach told for another purpose, or beside the feed; nor is anybody told of requests for its purpose.
  expect((await feed(AUTHORITY, null, 'THIS_PROCEEDING')).nodes).toEqual([]);
  expect((await feed('italy-agency')).nodes).toEqual([]);
  expect((await feed('italy-agency', null, 'THIS_PROCEEDING')).nodes).not.toEqual([]);
  for (const list of ['undeliveredNotices', 'dueReviews', 'pendingRequests']) {
    const { body } = await ask(AUTHORITY, `{ ${list} { nodes { id } } }`);
    expect(body?.data).toBeFalsy();
  }
});
