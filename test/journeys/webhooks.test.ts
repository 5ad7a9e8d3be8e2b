import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ATTEMPTS, postNotice, startSender } from '@lidhja/international';
import { sampleId, type Environment } from '@lidhja/platform';
import { AGENCY, HeldSender, kindsTaken, SECRET, signatureOf } from '../testkit/HeldSender';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { NoticeReceiver } from '../testkit/NoticeReceiver';
import { OtherLogins, WEAK_LOCKS } from '../testkit/OtherLogins';
import { findRoot } from '../testkit/root';
import { testCluster } from '../testkit/TestCluster';
import { tellOverdue } from '../testkit/tellOverdue';
import { TestHub } from '../testkit/TestHub';

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const ITALY = 'italy-agency';
const PROSECUTOR = 'prosecutor-vlora';

let hub: TestHub;
let receiver: NoticeReceiver;
let sender: HeldSender;

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

/** Until nothing is left. What has ended is noted by one reading and told from the next. */
const sendAll = async (): Promise<void> => {
  while ((await sender.later()) !== 0 || (await sender.later()) !== 0);
};

beforeAll(async () => {
  hub = await TestHub.start();
  receiver = await NoticeReceiver.start();
  await admin(WAITS_FOR_NOBODY);
  // A part that is started does so by itself.
  await tellOverdue(hub.database);
  sender = new HeldSender(hub.database, receiver.url);
  expect(await sender.register()).toBe(true);
});
beforeEach(async () => {
  receiver.answerWith(204);
  await sendAll();
  receiver.taken();
  sender.logged.length = 0;
});
afterAll(async () => {
  await sender.close();
  await receiver.stop();
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
  const errors = body?.errors as { extensions: { code: string } }[] | undefined;
  const data = body?.data as Record<string, Record<string, unknown>> | null;
  return { code: errors?.[0]?.extensions.code, payload: data?.[field] };
};

const submit = async (): Promise<string> => {
  const input = {
    requestedAuthority: sampleId('organisation/prosecutor-vlora'),
    reference: 'IT-WEBHOOKS',
    offence: 'TRAFFICKING_IN_PERSONS',
    proceeding: 'Inquiry 1/2026 (fictitious)',
    categories: ['CASE_STATUS'],
    urgency: 'OTHER',
    evidenceUse: 'INTELLIGENCE',
    language: 'en',
    summary: 'Please state what the case holds.',
  };
  const { payload } = await mutate(ITALY, 'submitInformationRequest', input, 'request { id }');
  return (payload?.['request'] as { id: string }).id;
};

const granted = async (): Promise<string> => {
  const requestId = await submit();
  await mutate(PROSECUTOR, 'acknowledgeRequest', { requestId });
  const categories = [{ category: 'CASE_STATUS' }];
  await mutate(PROSECUTOR, 'decideRequest', {
    ...{ requestId, caseReference: 'VL-2026-0001', categories },
  });
  return requestId;
};

interface Undelivered {
  readonly id: string;
  readonly attempts: number;
  readonly givenUpAt: string;
  readonly notice: { readonly kind: string; readonly request: { readonly id: string } };
}

interface UndeliveredPage {
  readonly nodes: readonly Undelivered[];
  readonly endCursor: string | null;
}

const undelivered = async (persona: string, first = 100, after: string | null = null) => {
  const { body } = await hub.ask({
    persona,
    ...HEADERS,
    document: `query ($first: Int!, $after: String) { undeliveredNotices(first: $first, after: $after) {
      nodes { id attempts givenUpAt notice { kind request { id } } } endCursor } }`,
    variables: { first, after },
  });
  expect(body?.errors).toBeUndefined();
  return (body?.data as { undeliveredNotices: UndeliveredPage }).undeliveredNotices;
};

const standing = async (request: string): Promise<Record<string, unknown>[]> =>
  admin(`select n.kind, d.attempts, d.delivered_at is not null as delivered, d.passed_at is not null as passed
    from exchange.notice_delivery d join exchange.notice n on n.id = d.notice
    where n.request = '${request}' order by d.number`);

test('an organisation is sent what its feed tells, signed, once, and nothing of the other side', async () => {
  const request = await granted();
  expect(await sender.round()).toBe(3);
  const calls = receiver.calls.slice();
  expect(kindsTaken(receiver)).toEqual(['SUBMITTED', 'ACKNOWLEDGED', 'DECIDED']);
  const { body } = await hub.ask({
    persona: ITALY,
    ...HEADERS,
    document: '{ notices(first: 100) { nodes { id kind at request { id } } } }',
  });
  const { nodes } = (body?.data as { notices: { nodes: { request: { id: string } | null }[] } })
    .notices;
  const feed = nodes.filter((one) => one.request?.id === request);
  const sent = calls.map((call) => (JSON.parse(call.body) as { data: object }).data);
  expect(sent).toEqual(feed.map((one) => ({ ...one, request })));
  expect(await sender.later()).toBe(0);
});

test('what is sent has four fields of its notice and a type, and the address is called as it is configured', async () => {
  await submit();
  await sender.round();
  const [call] = receiver.taken();
  const { type, timestamp, data, ...more } = JSON.parse(call?.body ?? '') as Record<string, object>;
  expect([type, more]).toEqual(['notice.submitted', {}]);
  expect(Object.keys(data ?? {}).sort()).toEqual(['at', 'id', 'kind', 'request']);
  expect((data as Record<string, unknown>)['at']).toBe(timestamp);
  expect(call?.path).toBe('/notices');
  expect(call?.headers['webhook-timestamp']).toBe(String(Math.floor(sender.now / 1000)));
  expect(Object.keys(call?.headers ?? {}).sort()).toEqual([
    ...['connection', 'content-length', 'content-type', 'host', 'user-agent'],
    ...['webhook-id', 'webhook-signature', 'webhook-timestamp'],
  ]);
});

test('a receiver sees that a body, an id or a time was changed on the way', async () => {
  await submit();
  await sender.round();
  const [call] = receiver.taken();
  if (!call) throw new Error('nothing came');
  const good = call.headers['webhook-signature'];
  expect(signatureOf(call)).toBe(good);
  const changed = (name: string): object => ({ ...call.headers, [name]: '1' });
  expect(signatureOf({ ...call, body: call.body.replace('SUBMITTED', 'DECIDED') })).not.toBe(good);
  for (const name of ['webhook-id', 'webhook-timestamp'])
    expect(signatureOf({ ...call, headers: changed(name) as Record<string, string> })).not.toBe(
      good,
    );
  expect(signatureOf(call, SECRET.replace('whsec_Y', 'whsec_Z'))).not.toBe(good);
});

test('each attempt is in the record before it is made, with a digest and no value', async () => {
  const request = await submit();
  let before = 0;
  receiver.answers = (_call, response) => {
    void admin(`select from audit.entry where type = 'notified' and request = '${request}'`).then(
      ({ length }) => {
        before = length;
        response.writeHead(204).end();
      },
    );
  };
  await sender.round();
  expect(before).toBe(1);
  const [call] = receiver.taken();
  const [entry] = await admin<Record<string, unknown>>(
    `select * from audit.entry where type = 'notified' and request = '${request}'`,
  );
  expect(entry).toMatchObject({
    organisation: AGENCY,
    official: null,
    purpose: null,
    cleared: false,
  });
  expect(entry?.['payload']).toMatchObject({
    answer: createHash('sha256')
      .update(`${call?.headers['webhook-signature']}${call?.body}`)
      .digest('hex'),
    attempt: 1,
  });
  // Whoever has the entry and guesses the body has not got what was signed with.
  const guessed = createHash('sha256').update(call?.body ?? '');
  expect(JSON.stringify(entry)).not.toContain(guessed.digest('hex'));
  expect(JSON.stringify(entry)).not.toContain('SUBMITTED');
  expect(JSON.stringify(entry)).not.toContain('127.0.0.1');
});

test('the organisation finds it in the record, and nobody else of the requested side', async () => {
  const request = await submit();
  await sender.round();
  const of = async (persona: string): Promise<object[]> => {
    const { body } = await hub.ask({
      persona,
      purpose: 'OVERSIGHT',
      reason: 'What was sent to whom',
      document: `{ auditEntries(first: 100, filter: { type: NOTIFIED }) { nodes {
        request answerDigest recordedBy coordinates { coordinate records } } } }`,
    });
    expect(body?.errors).toBeUndefined();
    const page = body?.data as { auditEntries: { nodes: { request: string }[] } };
    return page.auditEntries.nodes.filter((one) => one.request === request);
  };
  expect(await of(ITALY)).toMatchObject([
    { recordedBy: 'international', coordinates: [{ coordinate: 'Notice.at' }, {}, {}, {}] },
  ]);
  expect(await of(PROSECUTOR)).toEqual([]);
});

test('where the record cannot be written nothing is sent', async () => {
  await submit();
  const right = 'execute on function audit.record(jsonb)';
  await admin(`revoke ${right} from lidhja_international`);
  try {
    await expect(sender.round()).rejects.toThrow('permission denied');
    expect(receiver.taken()).toEqual([]);
  } finally {
    await admin(`grant ${right} to lidhja_international`);
  }
  expect(await sender.round()).toBe(1);
});

test('only the part that sends notices may record that one was sent', async () => {
  const entry = JSON.stringify([{ type: 'notified', organisation: null, official: null }]);
  for (const role of ['lidhja_national', 'lidhja_gateway'])
    await hub.database.as(role, (client) =>
      expect(client.query('select audit.record($1)', [entry])).rejects.toThrow('INTERNAL'),
    );
});

test('what was not taken is sent again, later each time, under the same id', async () => {
  await submit();
  receiver.answerWith(500);
  expect(await sender.round()).toBe(1);
  // Half of ten seconds to ten: 7.5.
  expect(await sender.later(7 / 3600)).toBe(0);
  expect(await sender.later(1 / 3600)).toBe(1);
  expect(await sender.later(20 / 3600)).toBe(0);
  receiver.answerWith(204);
  expect(await sender.later(10 / 3600)).toBe(1);
  const calls = receiver.taken();
  expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(calls.map(({ body }) => body)).size).toBe(1);
  expect(new Set(calls.map(({ headers }) => headers['webhook-signature'])).size).toBe(3);
  expect(await sender.later()).toBe(0);
});

test('whoever does not answer in time is called again, and holds up nobody meanwhile', async () => {
  const other = await NoticeReceiver.start();
  const organisation = sampleId('organisation/prosecutor-vlora');
  const patience = new AbortController();
  let waited = false;
  const held = new HeldSender(hub.database, receiver.url, {
    receivers: [
      { organisation: AGENCY, url: receiver.url, secrets: [SECRET] },
      { organisation, url: other.url, secrets: [SECRET] },
    ],
    // The patience with the first ends when it is told to, and with the other never.
    post: (url, headers, body, signal) =>
      postNotice(url, headers, body, url === receiver.url && !waited ? patience.signal : signal),
  });
  await sender.close();
  try {
    expect(await held.register(organisation)).toBe(true);
    await submit();
    held.now = sender.now;
    // The first is waited for until the other has been called.
    const called = new Promise<void>((resolve) => {
      other.answers = (_call, response) => {
        response.writeHead(204).end();
        resolve();
      };
    });
    receiver.answers = () => void called.then(() => patience.abort());
    expect(await held.round()).toBe(2);
    expect(held.logged).toEqual([expect.stringContaining('"why":"ABORTED"')]);
    expect(kindsTaken(other)).toEqual(['SUBMITTED']);
    waited = true;
    receiver.answerWith(204);
    expect(await held.later()).toBe(1);
    expect(new Set(receiver.taken().map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  } finally {
    await held.close();
    await other.stop();
  }
});

test('a receiver that fails is called once in a round, however much waits for it', async () => {
  await granted();
  receiver.answerWith(503);
  expect(await sender.round()).toBe(1);
  expect(await sender.round()).toBe(1);
  receiver.answerWith(204);
  expect(await sender.later()).toBe(3);
});

/** A request of which the first notice was given up. @returns the id of the notice */
const givenUp = async (): Promise<{ request: string; notice: string }> => {
  const request = await submit();
  receiver.answerWith(500);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) expect(await sender.later()).toBe(1);
  expect(await sender.later()).toBe(0);
  const [first] = receiver.taken();
  return { request, notice: first?.headers['webhook-id'] ?? '' };
};

test('after the last attempt a notice is given up: the operator and the organisation see it, and it can be sent again', async () => {
  const { request, notice } = await givenUp();
  expect(sender.logged).toHaveLength(ATTEMPTS);
  expect(sender.logged.at(-1)).toContain('given up');
  expect(sender.logged.at(-1)).toContain(notice);
  const { nodes } = await undelivered(ITALY);
  expect(nodes.at(-1)).toMatchObject({
    ...{ id: notice, attempts: ATTEMPTS },
    notice: { kind: 'SUBMITTED', request: { id: request } },
  });
  expect((await undelivered(PROSECUTOR)).nodes).toEqual([]);
  receiver.answerWith(204);
  // Of another organisation, and of nobody's.
  for (const [persona, noticeId] of [[PROSECUTOR, notice] as const, [ITALY, randomUUID()] as const])
    expect((await mutate(persona, 'sendNoticeAgain', { noticeId })).code).toBe('NOT_AVAILABLE');
  const again = { idempotencyKey: randomUUID(), noticeId: notice };
  const asked = () => mutate(ITALY, 'sendNoticeAgain', again, 'repeated noticeId');
  expect((await asked()).payload).toEqual({ repeated: false, noticeId: notice });
  expect((await asked()).payload).toEqual({ repeated: true, noticeId: notice });
  expect(await sender.round()).toBe(1);
  expect(receiver.taken().map(({ headers }) => headers['webhook-id'])).toEqual([notice]);
  expect((await undelivered(ITALY)).nodes.map(({ id }) => id)).not.toContain(notice);
  // What was taken is not sent again.
  expect((await mutate(ITALY, 'sendNoticeAgain', { noticeId: notice })).code).toBe('NOT_AVAILABLE');
});

test('what was given up is read page by page, each once', async () => {
  for (let n = 0; n < 3; n += 1) await givenUp();
  const whole = (await undelivered(ITALY)).nodes.map(({ id }) => id);
  const read: string[] = [];
  let page = await undelivered(ITALY, 2);
  for (;;) {
    read.push(...page.nodes.map(({ id }) => id));
    if (page.endCursor === null) break;
    page = await undelivered(ITALY, 2, page.endCursor);
  }
  expect(whole.length).toBeGreaterThan(2);
  expect(read).toEqual(whole);
});

test('what was sent and could not be marked is sent again under the same id', async () => {
  const request = await submit();
  const right = 'execute on function exchange.end_attempt';
  await admin(`revoke ${right} from lidhja_international`);
  await expect(sender.round()).rejects.toThrow('permission denied');
  await admin(`grant ${right} to lidhja_international`);
  expect(await standing(request)).toMatchObject([{ attempts: 1, delivered: false }]);
  expect(await sender.later()).toBe(1);
  const ids = receiver.taken().map(({ headers }) => headers['webhook-id']);
  expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  expect(await standing(request)).toMatchObject([{ attempts: 2, delivered: true }]);
});

test('a sender whose connections were cut knows that it leads no more, and begins anew', async () => {
  await admin(`select pg_terminate_backend(pid, 20000) from pg_stat_activity
    where application_name = 'lidhja-international-webhooks' and datname = current_database()`);
  await expect(sender.round()).rejects.toThrow();
  await sender.close();
  await submit();
  expect(await sender.round()).toBe(1);
});

test('a login of another part that was stolen does not keep the sender from its lock', async () => {
  await sender.close();
  const [table, number] = ['exchange.notice_sender', 7_215_203];
  const what = { table, lead: 'exchange.lead_senders()', number };
  const others = await OtherLogins.over(hub.database, 'lidhja_international', what);
  const [{ made } = { made: '' }] = (await admin(
    `select pg_get_functiondef('exchange.lead_senders()'::regprocedure) as made`,
  )) as { made: string }[];
  try {
    expect(others.allowed).toEqual([]);
    for (const [, weak] of WEAK_LOCKS(table, number)) {
      const lock = `lock table ${table} in share update exclusive mode nowait;`;
      expect(made).toContain(lock);
      await admin(made.replace(lock, weak));
      expect(await sender.round()).toBeNull();
    }
    await admin(made);
    await submit();
    expect(await sender.round()).toBe(1);
  } finally {
    await admin(made);
    await others.end();
  }
});

test('a second sender waits, and takes over when the first has ended', async () => {
  const second = new HeldSender(hub.database, receiver.url);
  try {
    await submit();
    second.now = sender.now;
    expect(await second.round()).toBeNull();
    expect(receiver.taken()).toEqual([]);
    await sender.close();
    expect(await second.round()).toBe(1);
    expect(await sender.round()).toBeNull();
  } finally {
    await second.close();
  }
  expect(await sender.round()).toBe(0);
});

test('while an agreement is not in force its notices are not sent, and are passed over as the feed does', async () => {
  const [waiting, untold] = [await submit(), await submit()];
  receiver.answerWith(500);
  expect(await sender.round()).toBe(1);
  receiver.taken();
  const status = (to: string): string =>
    `set session_replication_role = replica; update exchange.agreement_version set status = '${to}'
     where agreement = '${sampleId('agreement/al-it')}'`;
  const before = await admin<{ version: number; status: string }>(
    `select version, status from exchange.agreement_version where agreement = '${sampleId('agreement/al-it')}'`,
  );
  await admin(status('suspended'));
  await admin(
    `insert into exchange.notice (organisation, request, kind, at)
     values ('${AGENCY}', '${untold}', 'ACKNOWLEDGED', now())`,
  );
  receiver.answerWith(204);
  try {
    expect(await sender.later()).toBe(0);
    expect(receiver.taken()).toEqual([]);
    expect(await standing(waiting)).toMatchObject([{ passed: true, delivered: false }]);
    expect((await undelivered(ITALY)).nodes).toEqual([]);
  } finally {
    for (const one of before) await admin(`${status(one.status)} and version = ${one.version}`);
  }
  // What had not been put in line is told once it is in force again.
  expect(await sender.later()).toBe(1);
  expect(kindsTaken(receiver)).toEqual(['ACKNOWLEDGED']);
});

const SEALED_AT = new Date(Date.now() - 3_600_000).toISOString();

test('of a grant whose record is sealed nothing is sent but that it ended, as the feed says it', async () => {
  const [ended, sealed] = [await granted(), await granted()];
  await sender.later();
  receiver.taken();
  const record = randomUUID();
  const earlier = `set session_replication_role = replica; update exchange."grant" set
    valid_from = '2026-01-01', valid_until = `;
  await admin(`${earlier} '${SEALED_AT}' where request = '${ended}'`);
  await admin(`${earlier} '2040-01-01', record = '${record}' where request = '${sealed}'`);
  // A revocation waits in line at the moment of the sealing.
  for (const request of [ended, sealed])
    await admin(`insert into exchange.revocation ("grant", revoked_by, reason) select id, requested_by,
      'Taken back' from exchange."grant" where request = '${request}'`);
  receiver.answerWith(500);
  await sender.round();
  receiver.taken();
  await admin(
    `set session_replication_role = replica; insert into exchange.seal values
    ('${record}', 'witness-protection', '${SEALED_AT}')`,
  );
  receiver.answerWith(204);
  await sendAll();
  const told = receiver.taken().map(({ body }) => {
    const { data } = JSON.parse(body) as { data: { kind: string; request: string; at: string } };
    return [data.request, data.kind, data.at];
  });
  expect(told.filter(([of]) => of === ended)).toEqual([[ended, 'EXPIRED', SEALED_AT]]);
  expect(told.filter(([of]) => of === sealed)).toEqual([[sealed, 'EXPIRED', SEALED_AT]]);
});

test('without the rule of the feed at the moment of sending, what was sealed since would be told', async () => {
  const sealed = await granted();
  await sendAll();
  receiver.taken();
  const record = randomUUID();
  await admin(`set session_replication_role = replica; update exchange."grant" set
    valid_from = '2026-01-01', record = '${record}' where request = '${sealed}'`);
  await admin(`insert into exchange.revocation ("grant", revoked_by, reason) select id, requested_by,
    'Taken back' from exchange."grant" where request = '${sealed}'`);
  receiver.answerWith(500);
  await sender.round();
  receiver.taken();
  await admin(
    `set session_replication_role = replica; insert into exchange.seal values
    ('${record}', 'witness-protection', '${SEALED_AT}')`,
  );
  receiver.answerWith(204);
  const [rule] = await admin<{ made: string }>(
    `select pg_get_functiondef('exchange.find_notices'::regproc) as made`,
  );
  const rules = 's.since is null or n.at <= greatest(s.since, g.valid_from, g.approved_at)';
  await admin((rule?.made ?? '').replace(rules, 'true'));
  try {
    await sendAll();
  } finally {
    await admin(rule?.made ?? '');
  }
  expect(kindsTaken(receiver)).toContain('REVOKED');
});

test('word of danger is sent before what waited, also what comes while a round goes on', async () => {
  await submit();
  await submit();
  const danger = (): Promise<object[]> =>
    admin(`insert into exchange.notice (organisation, danger_push, kind, at)
      select recipient, id, 'DANGER_REPORTED', now() from exchange.danger_push
      where recipient = '${AGENCY}' limit 1`);
  await danger();
  let calls = 0;
  receiver.answers = (_call, response) => {
    calls += 1;
    const meanwhile = calls === 2 ? danger() : Promise.resolve([]);
    void meanwhile.then(() => response.writeHead(204).end());
  };
  expect(await sender.round()).toBe(4);
  expect(kindsTaken(receiver)).toEqual([
    ...['DANGER_REPORTED', 'SUBMITTED', 'DANGER_REPORTED', 'SUBMITTED'],
  ]);
});

test('word of danger is sent to a receiver that asks for time, and by itself', async () => {
  await submit();
  receiver.answerWith(429, { 'retry-after': '3600' });
  expect(await sender.round()).toBe(1);
  await admin(`insert into exchange.notice (organisation, danger_push, kind, at)
    select recipient, id, 'DANGER_REPORTED', now() from exchange.danger_push
    where recipient = '${AGENCY}' limit 1`);
  expect(await sender.later(60 / 3600)).toBe(1);
  // Not again before it is due, and the other not before the receiver said.
  expect(await sender.later(1 / 3600)).toBe(0);
  receiver.answerWith(204);
  expect(await sender.later(10 / 3600)).toBe(1);
  expect(await sender.later(3500 / 3600)).toBe(0);
  expect(await sender.later(100 / 3600)).toBe(1);
  expect(kindsTaken(receiver)).toEqual([
    ...['SUBMITTED', 'DANGER_REPORTED', 'DANGER_REPORTED', 'SUBMITTED'],
  ]);
});

test('word of danger is sent as such, and is gone with its person: from what is sent and from the record', async () => {
  const [push] = await admin<{ id: string; record: string }>(
    `select p.id, r.record from exchange.danger_push p join exchange.danger_push_record r on r.push = p.id
     join "national".person n on n.id = r.record
     where p.recipient = '${AGENCY}' order by p.id, r.record limit 1`,
  );
  // Of its case the seal would end a grant too, which is told.
  if (!push) throw new Error('the sample has none');
  const tell = (kind: string): Promise<object[]> =>
    admin(`insert into exchange.notice (organisation, danger_push, kind, at)
      values ('${AGENCY}', '${push.id}', '${kind}', now())`);
  const recorded = async (): Promise<number> => {
    const { bytes } = await hub.ask({
      persona: ITALY,
      purpose: 'OVERSIGHT',
      reason: 'What was sent to whom',
      document: `{ auditEntries(first: 100, filter: { type: NOTIFIED }) { nodes { coordinates { coordinate } } } }`,
    });
    return bytes.split('Notice.dangerPush').length - 1;
  };
  const before = await recorded();
  await tell('DANGER_REPORTED');
  expect(await sender.round()).toBe(1);
  const [call] = receiver.taken();
  expect(JSON.parse(call?.body ?? '')).toMatchObject({
    type: 'notice.danger_reported',
    data: { kind: 'DANGER_REPORTED', dangerPush: push.id },
  });
  expect(await recorded()).toBe(before + 1);
  await tell('DANGER_REVIEWED');
  receiver.answerWith(500);
  expect(await sender.round()).toBe(1);
  receiver.answerWith(204);
  receiver.taken();
  await admin(`insert into exchange.seal values ('${push.record}', 'witness-protection', now())`);
  expect(await sender.later()).toBe(0);
  expect(receiver.taken()).toEqual([]);
  expect(await recorded()).toBe(0);
});

test('a receiver that asks for time is left alone until then, whatever waits for it, and an hour at most', async () => {
  await granted();
  receiver.answerWith(503, { 'retry-after': '600' });
  expect(await sender.round()).toBe(1);
  receiver.answerWith(204);
  expect(await sender.later(599 / 3600)).toBe(0);
  receiver.answerWith(429, { 'retry-after': '86400' });
  expect(await sender.later(1 / 3600)).toBe(1);
  receiver.answerWith(204);
  expect(await sender.later(3599 / 3600)).toBe(0);
  expect(await sender.later(1 / 3600)).toBe(3);
  expect(await sender.later()).toBe(0);
});

test('a receiver that fails to keep up and does not say until when is called again when its notice is', async () => {
  await granted();
  receiver.answerWith(429);
  expect(await sender.round()).toBe(1);
  receiver.answerWith(204);
  expect(await sender.later(7 / 3600)).toBe(0);
  expect(await sender.later(1 / 3600)).toBe(3);
});

test('a receiver that is gone is sent nothing more, and the rest where the part is started again', async () => {
  const request = await granted();
  receiver.answerWith(410);
  expect(await sender.round()).toBe(1);
  receiver.answerWith(204);
  const [first] = receiver.taken();
  const notice = first?.headers['webhook-id'] ?? '';
  for (let hours = 0; hours < 48; hours += 7) expect(await sender.later()).toBe(0);
  expect(sender.logged).toEqual([
    expect.stringMatching(new RegExp(`"${notice}".*"why":"410".*is gone.*LIDHJA_WEBHOOKS`)),
  ]);
  // What it did not take is given up at once, and seen; the others wait.
  expect((await undelivered(ITALY)).nodes.at(-1)).toMatchObject({
    ...{ id: notice, attempts: 1 },
    notice: { kind: 'SUBMITTED', request: { id: request } },
  });
  const meanwhile = await submit();
  const noticeId = notice;
  expect((await mutate(ITALY, 'sendNoticeAgain', { noticeId })).code).toBeUndefined();
  expect(await sender.later()).toBe(0);
  expect(await standing(meanwhile)).toEqual([]);
  await sender.close();
  const again = new HeldSender(hub.database, receiver.url);
  again.now = sender.now;
  try {
    expect(await again.register()).toBe(true);
    expect(await again.round()).toBe(4);
    const kinds = ['SUBMITTED', 'ACKNOWLEDGED', 'DECIDED', 'SUBMITTED'];
    expect(kindsTaken(receiver).sort()).toEqual(kinds.sort());
    expect(await standing(meanwhile)).toMatchObject([{ attempts: 1, delivered: true }]);
  } finally {
    await again.close();
    sender = new HeldSender(hub.database, receiver.url);
    sender.now = again.now;
  }
});

test('an organisation that is suspended is sent nothing until it is not', async () => {
  await submit();
  await admin(`insert into exchange.suspension (organisation) values ('${AGENCY}')`);
  expect(await sender.later()).toBe(0);
  await admin(`delete from exchange.suspension where organisation = '${AGENCY}'`);
  expect(await sender.later()).toBe(1);
});

const environmentWith = (list: object[] | null): Environment => {
  const { keys, data } = testCluster();
  const copy = mkdtempSync(join(data, 'keys-'));
  cpSync(keys['international'] ?? '', copy, { recursive: true });
  if (list) writeFileSync(join(copy, 'webhooks.json'), JSON.stringify(list));
  writeFileSync(join(copy, 'webhook.secret'), `${SECRET}\n`, { mode: 0o600 });
  return {
    ...{ host: '127.0.0.1', port: 0, keys: copy, subgraphs: {}, logLevel: 'silent' },
    databaseUrl: hub.database.url('lidhja_international'),
    supergraph: join(findRoot(), 'gateway', 'supergraph.graphql'),
  };
};

const connections = async (): Promise<number> =>
  (
    await admin(`select from pg_stat_activity where datname = current_database()
      and application_name = 'lidhja-international-webhooks'`)
  ).length;

const listed = (organisation: string, url = 'http://127.0.0.1:9/') => ({
  ...{ organisation, url },
  secretFile: 'webhook.secret',
});

/** The server hears a little later that somebody has gone. */
const allClosed = async (): Promise<void> => {
  while ((await connections()) > 0);
};

test('without a receiver nothing is opened', async () => {
  await sender.close();
  await allClosed();
  for (const list of [null, []]) expect(await startSender(environmentWith(list))).toBeNull();
  expect(await connections()).toBe(0);
});

test.each([
  [
    'an address without TLS',
    listed(AGENCY, 'http://agency.example/'),
    'its url must begin with https',
  ],
  ['nobody of the registry', listed(randomUUID()), 'is no authority of the registry'],
  [
    'one that has no feed',
    listed(sampleId('organisation/vatra')),
    'is no authority of the registry',
  ],
])('a start with %s is refused, and nothing stays open', async (_name, receiver, why) => {
  await sender.close();
  await expect(startSender(environmentWith([receiver]))).rejects.toThrow(why);
  await allClosed();
});

test('whoever never answers delays nobody else, round after round', async () => {
  const other = await NoticeReceiver.start();
  await sender.close();
  const organisation = sampleId('organisation/prosecutor-vlora');
  const environment = environmentWith([
    listed(AGENCY, receiver.url),
    listed(organisation, other.url),
  ]);
  const hung = new Promise<void>((resolve) => {
    receiver.answers = () => resolve();
  });
  const taken = (): Promise<void> =>
    new Promise((resolve) => {
      other.answers = (_call, response) => {
        response.writeHead(204).end();
        resolve();
      };
    });
  const running = await startSender(environment);
  try {
    const first = taken();
    await submit();
    await Promise.all([hung, first]);
    // A round of its own, while the first call to the other has not ended.
    const second = taken();
    await submit();
    await second;
    expect(receiver.taken()).toHaveLength(1);
  } finally {
    await running?.stop();
    await other.stop();
  }
});

/** The part as a process, as the launcher starts it. */
const startPart = ({ keys, databaseUrl, supergraph }: Environment): ChildProcess =>
  spawn(process.execPath, [join(findRoot(), 'subgraphs', 'international', 'dist', 'main.js')], {
    env: {
      ...{ DATABASE_URL: databaseUrl, LIDHJA_KEYS: keys, LIDHJA_SUPERGRAPH: supergraph },
      ...{ PORT: '0', LIDHJA_LOG: 'error', NODE_ENV: 'production' },
    },
    stdio: 'ignore',
  });

test('a part that is killed while it sends loses nothing: the next sends it again under the same id', async () => {
  await sender.close();
  const request = await submit();
  const environment = environmentWith([listed(AGENCY, receiver.url)]);
  const killed = startPart(environment);
  const end = once(killed, 'exit');
  receiver.answers = () => killed.kill('SIGKILL');
  expect((await end)[1]).toBe('SIGKILL');
  receiver.answerWith(204);
  expect(await standing(request)).toMatchObject([{ attempts: 1, delivered: false }]);
  await allClosed();
  expect(await sender.later()).toBe(1);
  const calls = receiver.taken();
  expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(calls).toHaveLength(2);
});
