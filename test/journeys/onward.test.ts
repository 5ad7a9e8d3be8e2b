import { randomUUID } from 'node:crypto';
import { ClockStore, OnwardWatch } from '@lidhja/international';
import { onwardSteps } from '@lidhja/policy';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
let watched: ClockStore;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
  watched = new ClockStore(hub.database.url('lidhja_international'));
});
afterAll(async () => {
  await watched.close();
  await hub.stop();
});

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const [AGENCY, OWNER, SECOND] = ['italy-agency', 'prosecutor-vlora', 'prosecutor-vlora-second'];
const GREECE = sampleId('organisation/greece-anti-trafficking-agency');
const ITALY = sampleId('organisation/italy-anti-trafficking-agency');
const VLORA = sampleId('organisation/prosecutor-vlora');
const REASON = 'A proceeding there is against the same recruiters.';
const SAYS = 'Not to be used in court before our first hearing.';

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;
/** Past what keeps rows from being changed. */
const turn = (sql: string): Promise<unknown> =>
  hub.database.as('admin', (client) =>
    client.query(`set session_replication_role = replica; ${sql}`),
  );

const mutate = (persona: string, field: string, input: object, select: string): Promise<Answer> =>
  hub.ask({
    ...{ persona, ...HEADERS },
    document: `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
      ${field}(input: $input) { ${select} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const codeOf = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;
const done = ({ body, bytes }: Answer): Record<string, { id: string }> => {
  if (body?.errors || !body?.data) throw new Error(bytes);
  return Object.values(body.data)[0] as Record<string, { id: string }>;
};

const read = (request: string): Promise<Answer> =>
  hub.ask({
    ...{ persona: AGENCY, ...HEADERS, request, variables: { id: request } },
    document: `query ($id: ID!) { informationRequest(id: $id) { disclosure { case { stage
      offences { offence } } } } }`,
  });

/** A request of the agency on a case of the owner, granted as it was asked. */
const granted = async (categories: readonly string[] = ['CASE_STATUS', 'OFFENCE']) => {
  const submitted = await mutate(
    AGENCY,
    'submitInformationRequest',
    {
      ...{ requestedAuthority: VLORA, reference: 'IT-ONWARD', offence: 'TRAFFICKING_IN_PERSONS' },
      ...{ proceeding: 'Inquiry 3/2026 (fictitious)', categories, urgency: 'OTHER' },
      ...{ evidenceUse: 'INTELLIGENCE', language: 'en' },
      summary: 'Please state what the case holds.',
    },
    'request { id }',
  );
  const requestId = done(submitted)['request']?.id ?? '';
  done(await mutate(OWNER, 'acknowledgeRequest', { requestId }, 'repeated'));
  const decision = {
    ...{ requestId, caseReference: 'VL-2026-0001' },
    categories: categories.map((category) => ({ category })),
  };
  done(await mutate(OWNER, 'decideRequest', decision, 'repeated'));
  if (categories.includes('VICTIM_IDENTITY'))
    done(await mutate(SECOND, 'approveDecision', { requestId }, 'repeated'));
  return requestId;
};
const disclosed = async (categories?: readonly string[]): Promise<string> => {
  const request = await granted(categories);
  expect((await read(request)).bytes).toContain('"stage":"');
  return request;
};

const SELECTED = `id requestId state dueAt overdue purpose categories reason recipient { id }
  decision { decidedAt until categories { category authorised ground condition } }`;
const ASKED = {
  ...{ recipientId: GREECE, categories: ['CASE_STATUS', 'OFFENCE'] },
  ...{ purpose: 'RELATED_PROCEEDING', reason: REASON },
};
const ask = (requestId: string, more: object = {}, persona = AGENCY): Promise<Answer> =>
  mutate(
    persona,
    'requestOnwardTransfer',
    { requestId, ...ASKED, ...more },
    `repeated onwardRequest { ${SELECTED} }`,
  );
const asked = async (requestId: string, more: object = {}): Promise<string> =>
  done(await ask(requestId, more))['onwardRequest']?.id ?? '';
const step = (field: string, onwardRequestId: string, more: object = {}, persona = OWNER) =>
  mutate(
    persona,
    field,
    { onwardRequestId, ...more },
    `repeated onwardRequest { id state decision { until categories { ground condition } } }`,
  );
const answers = (...categories: (string | object)[]): object => ({
  categories: categories.map((one) => (typeof one === 'string' ? { category: one } : one)),
});
const BOTH = answers('CASE_STATUS', 'OFFENCE');

interface Onward {
  readonly id: string;
  readonly state: string;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly decision: { readonly until: string | null; readonly categories: object[] } | null;
}
const told = async (persona: string, request: string, purpose = HEADERS.purpose) => {
  const { body, bytes } = await hub.ask({
    ...{ ...HEADERS, persona, purpose, variables: { id: request } },
    document: `query ($id: ID!) { informationRequest(id: $id) { onwardRequests { ${SELECTED} } } }`,
  });
  if (!body?.data) throw new Error(bytes);
  const { informationRequest } = body.data as {
    informationRequest: { onwardRequests: Onward[] } | null;
  };
  return informationRequest?.onwardRequests ?? null;
};
const stateTo = async (persona: string, request: string): Promise<string[] | undefined> =>
  (await told(persona, request))?.map(({ state }) => state);
const inbox = async (persona = OWNER): Promise<string[]> => {
  const { body, bytes } = await hub.ask({
    ...{ persona, ...HEADERS },
    document: '{ pendingOnwardRequests(first: 100) { nodes { id } } }',
  });
  if (!body?.data) throw new Error(bytes);
  const { nodes } = (body.data as { pendingOnwardRequests: { nodes: { id: string }[] } })
    .pendingOnwardRequests;
  return nodes.map(({ id }) => id);
};
const noticesOf = async (request: string): Promise<string[]> => {
  const rows = await admin<{ told: string }>(
    `select case organisation when '${VLORA}' then 'owner ' else 'agency ' end || kind as told
     from exchange.notice where request = '${request}' and kind like 'ONWARD%'
     order by transaction, number`,
  );
  return rows.map((row) => row.told).sort();
};

/** What a reading obliges to, of passing on, as its receipts say. */
const boundBy = async (request: string): Promise<object[]> => {
  const { body } = await read(request);
  const { receipts = [] } = (body?.extensions ?? {}) as { receipts?: string[] };
  return receipts.flatMap((jws) => {
    const claims = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as {
      conditions: { kind: string }[];
    };
    return claims.conditions.filter(({ kind }) => kind.includes('ONWARD'));
  });
};
const NO_ONWARD = { kind: 'NO_ONWARD_TRANSFER' };

test('it waits for its owner, who authorises a part under a condition, for that recipient alone', async () => {
  const request = await disclosed();
  const onward = await asked(request);
  expect(await told(AGENCY, request)).toMatchObject([
    {
      ...{ id: onward, requestId: request, state: 'WAITING', overdue: false, decision: null },
      ...{ purpose: ASKED.purpose, categories: ASKED.categories, reason: REASON },
      recipient: { id: GREECE },
    },
  ]);
  expect(await inbox()).toContain(onward);
  expect(await boundBy(request)).toEqual([NO_ONWARD]);
  const given = answers(
    { category: 'CASE_STATUS', condition: SAYS },
    { category: 'OFFENCE', ground: 'ONGOING_INVESTIGATION' },
  );
  done(await step('decideOnwardRequest', onward, given));
  const [to] = (await told(AGENCY, request)) ?? [];
  expect(to).toMatchObject({
    state: 'PARTLY_AUTHORISED',
    decision: {
      categories: [
        { category: 'CASE_STATUS', authorised: true, ground: null, condition: SAYS },
        { category: 'OFFENCE', authorised: false, ground: 'NEITHER_CONFIRMED_NOR_DENIED' },
      ],
    },
  });
  expect((await told(OWNER, request))?.[0]?.decision?.categories).toContainEqual(
    expect.objectContaining({ category: 'OFFENCE', ground: 'ONGOING_INVESTIGATION' }),
  );
  const at = to?.decision?.until;
  const authorised = { kind: 'ONWARD_AUTHORISED', category: 'CASE_STATUS', to: GREECE, by: VLORA };
  expect(await boundBy(request)).toEqual([NO_ONWARD, { ...authorised, at }]);
  const [grant] = await admin<{ until: Date }>(
    `select date_trunc('milliseconds', valid_until) as until from exchange."grant" where request = '${request}'`,
  );
  expect(at).toBe(grant?.until.toISOString());
  expect(await inbox()).not.toContain(onward);
  expect(await noticesOf(request)).toEqual(
    ['agency', 'owner'].flatMap((who) =>
      ['DECIDED', 'REQUESTED'].map((kind) => `${who} ONWARD_${kind}`),
    ),
  );
  expect(await told('inspector', request, 'OVERSIGHT')).toHaveLength(1);
  for (const other of ['greece-agency', 'prosecutor-fier'])
    expect(await told(other, request)).toBeNull();
  expect(codeOf(await step('decideOnwardRequest', onward, BOTH))).toBe('REQUEST_DECIDED');
});

test('what only one of two has answered was not answered, and can be taken back', async () => {
  const request = await disclosed(['CASE_STATUS', 'VICTIM_IDENTITY']);
  const both = answers('CASE_STATUS', 'VICTIM_IDENTITY');
  const onward = await asked(request, { categories: ['CASE_STATUS', 'VICTIM_IDENTITY'] });
  const waits = async (): Promise<void> => {
    expect(await told(AGENCY, request)).toMatchObject([{ state: 'WAITING', decision: null }]);
    expect(await boundBy(request)).not.toContainEqual(
      expect.objectContaining({ kind: 'ONWARD_AUTHORISED' }),
    );
    expect(await inbox()).toContain(onward);
  };
  expect(codeOf(await step('approveOnwardDecision', onward))).toBe('STEP_NOT_POSSIBLE');
  done(await step('decideOnwardRequest', onward, both));
  await waits();
  expect(await stateTo(OWNER, request)).toEqual(['APPROVAL_PENDING']);
  const reason = 'The wrong recipient was named';
  done(await step('revokeOnwardAuthorisation', onward, { reason }));
  await waits();
  expect(await stateTo(OWNER, request)).toEqual(['WAITING']);
  done(await step('decideOnwardRequest', onward, both));
  expect(codeOf(await step('approveOnwardDecision', onward))).toBe('SECOND_PERSON_REQUIRED');
  await waits();
  expect(await noticesOf(request)).toEqual([
    'agency ONWARD_REQUESTED',
    ...['APPROVAL_AWAITED', 'APPROVAL_AWAITED', 'REQUESTED'].map((kind) => `owner ONWARD_${kind}`),
  ]);
  done(await step('approveOnwardDecision', onward, {}, SECOND));
  expect(await stateTo(AGENCY, request)).toEqual(['AUTHORISED']);
  done(await step('revokeOnwardAuthorisation', onward, { reason }));
  expect(await stateTo(AGENCY, request)).toEqual(['REVOKED']);
  expect(await boundBy(request)).not.toContainEqual(
    expect.objectContaining({ kind: 'ONWARD_AUTHORISED' }),
  );
  expect(codeOf(await step('decideOnwardRequest', onward, both))).toBe('REQUEST_OVER');
  expect((await noticesOf(request)).filter((one) => one.startsWith('agency'))).toEqual(
    ['DECIDED', 'REQUESTED', 'REVOKED'].map((kind) => `agency ONWARD_${kind}`),
  );
});

/** How the agreement stands from now on, of passing on. */
const agree = (onward: string): Promise<unknown> =>
  turn(`insert into exchange.agreement_version select (jsonb_populate_record(v, jsonb_build_object(
      'version', v.version + 1, 'onward', '${onward}', 'valid_from', clock_timestamp()))).*
    from exchange.agreement_version v where v.agreement = '${sampleId('agreement/al-it')}'
    order by v.version desc limit 1`);

test('where the agreement rules it out it is refused at once, and what was authorised has ended', async () => {
  const request = await disclosed();
  const onward = await asked(request);
  done(await step('decideOnwardRequest', onward, BOTH));
  const waiting = await asked(request);
  await agree('NEVER');
  try {
    const count = 'select count(*)::int as kept from exchange.onward_request';
    const before = await admin(count);
    expect(codeOf(await ask(request))).toBe('ONWARD_FORBIDDEN');
    expect(await admin(count)).toEqual(before);
    const [entry] = await admin<{ code: string; by: string }>(
      `select payload->>'code' as code, organisation as by from audit.entry
       where type = 'refused' and payload->>'code' = 'ONWARD_FORBIDDEN' limit 1`,
    );
    expect(entry).toEqual({ code: 'ONWARD_FORBIDDEN', by: ITALY });
    expect(await stateTo(AGENCY, request)).toEqual(['ENDED', 'ENDED']);
    expect(await inbox()).not.toContain(waiting);
    expect(codeOf(await step('decideOnwardRequest', waiting, BOTH))).toBe('REQUEST_OVER');
    expect(await boundBy(request)).toEqual([NO_ONWARD, { kind: 'NEVER_ONWARD_TRANSFER' }]);
  } finally {
    await agree('WITH_AUTHORISATION');
  }
  expect(await stateTo(AGENCY, request)).toEqual(['AUTHORISED', 'WAITING']);
});

test('it is asked of what was read, for a third authority that could be granted it, and no more', async () => {
  const request = await disclosed();
  const refused = async (more: object, persona?: string, of = request): Promise<unknown> =>
    codeOf(await ask(of, more, persona));
  expect(await refused({ categories: ['SUSPECT'] })).toBe('ONWARD_CATEGORY_NOT_GRANTED');
  expect(await refused({ purpose: 'RETURN' })).toBe('PURPOSE_NOT_IN_AGREEMENT');
  const others = ['state-police', 'international-organisation-1', 'ngo-suspended', 'of nobody'];
  const unsuitable = [ITALY, VLORA, ...others.map((slug) => sampleId(`organisation/${slug}`))];
  for (const recipientId of unsuitable)
    expect([recipientId, await refused({ recipientId })]).toEqual([
      recipientId,
      'ONWARD_RECIPIENT_UNSUITABLE',
    ]);
  const suspension = randomUUID();
  await turn(
    `insert into exchange.suspension (id, organisation) values ('${suspension}', '${GREECE}')`,
  );
  expect(await refused({})).toBe('ONWARD_RECIPIENT_UNSUITABLE');
  await turn(`delete from exchange.suspension where id = '${suspension}'`);
  expect(await refused({ categories: [] })).toBe('INPUT_INVALID');
  expect(await refused({ reason: 'short' })).toBe('INPUT_INVALID');
  expect(await refused({}, AGENCY, await granted())).toBe('STEP_NOT_POSSIBLE');
  expect(await refused({}, AGENCY, randomUUID())).toBe('NOT_AVAILABLE');
  expect(await refused({}, 'greece-agency')).toBe('NOT_AVAILABLE');
  expect(await refused({}, OWNER)).toBe('DOCUMENT_INVALID');
  expect(await told(AGENCY, request)).toEqual([]);
  const idempotencyKey = randomUUID();
  const first = done(await ask(request, { idempotencyKey }));
  expect(done(await ask(request, { idempotencyKey }))).toEqual({ ...first, repeated: true });
  await turn(`insert into exchange.onward_request select (jsonb_populate_record(o, jsonb_build_object(
      'id', gen_random_uuid(), 'number', n))).*
    from exchange.onward_request o, generate_series(2, 10) n where o.request = '${request}'`);
  expect(await refused({})).toBe('ONWARD_TOO_MANY');
  expect(await told(AGENCY, request)).toHaveLength(10);
});

test('every category is answered, by its own authority, on a ground that the agreement has', async () => {
  const onward = await asked(await disclosed());
  const decide = async (given: object, persona?: string): Promise<unknown> =>
    codeOf(await step('decideOnwardRequest', onward, given, persona));
  const ground = 'NOT_AN_OFFENCE_IN_REQUESTED_STATE';
  expect(await decide(answers('CASE_STATUS'))).toBe('INPUT_INVALID');
  expect(await decide(answers('CASE_STATUS', 'SUSPECT'))).toBe('INPUT_INVALID');
  expect(await decide(answers('CASE_STATUS', { category: 'OFFENCE', ground }))).toBe(
    'GROUND_NOT_IN_AGREEMENT',
  );
  const outwards = { category: 'OFFENCE', ground: 'NEITHER_CONFIRMED_NOR_DENIED' };
  expect(await decide(answers('CASE_STATUS', outwards))).toBe('INPUT_INVALID');
  const bound = { category: 'OFFENCE', ground: 'NATIONAL_SECURITY', condition: SAYS };
  expect(await decide(answers('CASE_STATUS', bound))).toBe('INPUT_INVALID');
  expect(await decide(BOTH, 'prosecutor-fier')).toBe('NOT_AVAILABLE');
  expect(await decide(BOTH, AGENCY)).toBe('DOCUMENT_INVALID');
  // A colleague who does not reach the case.
  const id = sampleId('official/prosecutor-vlora-second');
  const moved = (areas: string): Promise<unknown> =>
    turn(`update exchange.official set areas = '${areas}' where id = '${id}'`);
  await moved('{AL-04}');
  expect(await decide(BOTH, SECOND)).toBe('NOT_AVAILABLE');
  await moved('{AL-12}');
  expect(await decide(BOTH, SECOND)).toBeUndefined();
});

test('a value of another provider is passed on by nobody but with that provider’s permission', async () => {
  const request = await disclosed();
  const onward = await asked(request);
  const record = sampleId('case/vlora-1');
  const provider = sampleId('organisation/state-police');
  const only = answers('CASE_STATUS', { category: 'OFFENCE', ground: 'NOT_AVAILABLE' });
  await turn(`insert into exchange.handling (record, category, code, provider, first_recipient, synthetic)
    values ('${record}', 'OFFENCE', 'H2', '${provider}', '${VLORA}', true)`);
  const decide = async (given: object): Promise<unknown> =>
    codeOf(await step('decideOnwardRequest', onward, given));
  try {
    expect(await decide(BOTH)).toBe('ONWARD_PROVIDER_DECIDES');
    await turn(`insert into exchange.handling_permission (record, code, recipient, permitted_by, synthetic)
      values ('${record}', 'H2', '${ITALY}', '${provider}', true)`);
    // Permitted to whoever has it, and not to whom they would pass it on to.
    expect(await decide(BOTH)).toBe('ONWARD_PROVIDER_DECIDES');
    expect(await decide(only)).toBeUndefined();
    const another = await asked(request);
    await turn(`insert into exchange.handling_permission (record, code, recipient, permitted_by, synthetic)
      values ('${record}', 'H2', '${GREECE}', '${provider}', true)`);
    expect(codeOf(await step('decideOnwardRequest', another, BOTH))).toBeUndefined();
  } finally {
    for (const table of ['handling', 'handling_permission'])
      await turn(`delete from exchange.${table} where record = '${record}' and code = 'H2'`);
  }
});

const reason = 'The proceeding was closed';
const PAST = `clock_timestamp() - interval '1 hour'`;
const ENDS: Readonly<Record<string, (request: string) => Promise<unknown>>> = {
  revoked: (requestId) => mutate(OWNER, 'revokeGrant', { requestId, reason }, 'repeated'),
  closed: async (requestId) => {
    done(await mutate(AGENCY, 'confirmReceipt', { requestId }, 'repeated'));
    return mutate(AGENCY, 'closeRequest', { requestId }, 'repeated');
  },
  'at its term': (request) =>
    turn(`update exchange."grant" set valid_from = ${PAST}, valid_until = clock_timestamp()
      where request = '${request}'`),
};

test.each(Object.keys(ENDS))('it ends with its grant: %s', async (how) => {
  const request = await disclosed();
  const [answered, waiting] = [await asked(request), await asked(request)];
  done(await step('decideOnwardRequest', answered, BOTH));
  await ENDS[how]?.(request);
  for (const persona of [AGENCY, OWNER])
    expect(await stateTo(persona, request)).toEqual(['ENDED', 'ENDED']);
  const [first] = (await told(AGENCY, request)) ?? [];
  expect(Date.parse(first?.decision?.until ?? '')).toBeLessThanOrEqual(Date.now());
  expect(await inbox()).not.toContain(waiting);
  expect(codeOf(await ask(request))).toBe('REQUEST_OVER');
  expect(codeOf(await step('decideOnwardRequest', waiting, BOTH))).toBe('REQUEST_OVER');
  expect(codeOf(await step('revokeOnwardAuthorisation', answered, { reason }))).toBe(
    'REQUEST_OVER',
  );
});

test('a record that is sealed has ended it, as its term would have', async () => {
  const pair = [await disclosed(), await disclosed()];
  const onwards: string[][] = [];
  for (const request of pair) {
    const [answered, waiting] = [await asked(request), await asked(request)];
    done(await step('decideOnwardRequest', answered, BOTH));
    onwards.push([answered, waiting]);
  }
  const [ended, sealed] = pair as [string, string];
  const record = randomUUID();
  const at = new Date().toISOString();
  await turn(`update exchange."grant" set valid_until = '${at}' where request = '${ended}'`);
  await turn(`update exchange."grant" set record = '${record}' where request = '${sealed}'`);
  await turn(`insert into exchange.seal values ('${record}', 'witness-protection', '${at}')`);
  const seen = async (request: string, [answered = '', waiting = '']: string[] = []) => ({
    told: JSON.stringify([await told(AGENCY, request), await told(OWNER, request)])
      .replaceAll(answered, 'answered')
      .replaceAll(waiting, 'waiting')
      .replaceAll(request, 'request')
      .replace(/"(dueAt|decidedAt)":"[^"]+"/g, ''),
    codes: [
      codeOf(await ask(request)),
      codeOf(await step('decideOnwardRequest', waiting, BOTH)),
      codeOf(await step('approveOnwardDecision', waiting, {}, SECOND)),
      codeOf(await step('revokeOnwardAuthorisation', answered, { reason })),
    ],
    inbox: (await inbox()).includes(waiting),
  });
  const closed = await seen(sealed, onwards[1]);
  expect(closed.codes).toEqual(Array.from({ length: 4 }, () => 'REQUEST_OVER'));
  expect(closed.told).toContain('"state":"ENDED"');
  expect(closed).toEqual(await seen(ended, onwards[0]));
  // Nor by whoever is cleared: nothing is passed on of what nobody may know of.
  const id = sampleId('official/prosecutor-vlora');
  const clear = (clearances: string): Promise<unknown> =>
    turn(`update exchange.official set clearances = '${clearances}' where id = '${id}'`);
  await clear('{witness-protection}');
  expect(codeOf(await step('decideOnwardRequest', onwards[1]?.[1] ?? '', BOTH))).toBe(
    'REQUEST_OVER',
  );
  await clear('{}');
});

test('one that is not answered in its term is overdue to both sides', async () => {
  const request = await disclosed();
  const onward = await asked(request);
  const [{ dueAt } = { dueAt: '' }] = (await told(AGENCY, request)) ?? [];
  // Seven days by the clocks of Vlora, as the agreement has it for what is not urgent.
  expect(Math.round((Date.parse(dueAt) - Date.now()) / 3_600_000)).toBe(7 * 24);
  await turn(`update exchange.onward_request set filed_at = filed_at - interval '8 days',
    due_at = due_at - interval '8 days' where id = '${onward}'`);
  for (const persona of [AGENCY, OWNER])
    expect(await told(persona, request)).toMatchObject([{ state: 'WAITING', overdue: true }]);
  expect(await inbox()).toContain(onward);
  done(await step('decideOnwardRequest', onward, BOTH));
  expect(await told(AGENCY, request)).toMatchObject([{ state: 'AUTHORISED', overdue: false }]);
});

interface OverdueRow {
  readonly organisation: string;
  readonly kind: string;
  readonly at: Date;
}
/** Who was told that something was not answered in time, by the rows. */
const overdueRows = (request: string): Promise<OverdueRow[]> =>
  admin<OverdueRow>(`select organisation, kind, at from exchange.notice
    where request = '${request}' and kind = 'ONWARD_OVERDUE' order by at, organisation`);
const CONTACT = 'state-police';
const TOLD_OVERDUE = [ITALY, VLORA, sampleId('organisation/state-police')].sort();

/** A round of the watch, at a moment. @returns how many were told */
const roundAt = async (at: number, store = watched): Promise<number> =>
  new OnwardWatch({ store, clock: { now: () => at }, newId: randomUUID }).round();

/** How many notices of a kind the feed has for somebody, of whatever request. */
const fed = async (persona: string, after: string | null = null): Promise<object[]> => {
  const { body, bytes } = await hub.ask({
    ...{ persona, ...HEADERS, variables: { after } },
    document: `query ($after: String) { notices(first: 100, after: $after) {
      nodes { id kind at request { id } } endCursor } }`,
  });
  if (!body?.data) throw new Error(bytes);
  const { nodes, endCursor } = (
    body.data as { notices: { nodes: { kind: string }[]; endCursor: string | null } }
  ).notices;
  const found = nodes.filter(({ kind }) => kind === 'ONWARD_OVERDUE');
  return nodes.length === 0 ? [] : [...found, ...(await fed(persona, endCursor))];
};

/** When the answer to the one that was asked first on a request is due. */
const dueOf = async (request: string): Promise<number> =>
  Date.parse((await told(AGENCY, request))?.[0]?.dueAt ?? '');

describe('that it is overdue is told by itself', () => {
  beforeEach(() => turn(`update exchange.onward_clock set look_at = 'infinity'`));

  test('to both sides and to the point of contact, in its moment and once, with an entry', async () => {
    const request = await disclosed();
    await asked(request);
    const due = await dueOf(request);
    const before = await Promise.all([AGENCY, OWNER, CONTACT].map((persona) => fed(persona)));
    expect(await roundAt(due)).toBe(0);
    expect(await overdueRows(request)).toEqual([]);
    expect(await roundAt(due + 1)).toBe(1);
    expect(await roundAt(due + 400 * 86_400_000)).toBe(0);
    const rows = await overdueRows(request);
    expect(rows.map(({ organisation }) => organisation)).toEqual(TOLD_OVERDUE);
    for (const { at } of rows) expect(at.getTime()).toBe(due);
    const after = await Promise.all([AGENCY, OWNER, CONTACT].map((persona) => fed(persona)));
    expect(after.map(({ length }, index) => length - (before[index]?.length ?? 0))).toEqual([
      ...[1, 1, 1],
    ]);
    // The point of contact is told that it is, and reads nothing of the request.
    expect(after.map((notices) => notices.at(-1))).toMatchObject([
      ...[{ request: { id: request } }, { request: { id: request } }, { request: null }],
    ]);
    for (const other of ['greece-agency', 'prosecutor-fier', 'police-vlora'])
      expect(await fed(other)).toEqual([]);
    expect(
      await admin(`select organisation, official, jsonb_array_length(payload->'records') as notices
        from audit.entry where type = 'escalated' and request = '${request}'`),
    ).toEqual([{ organisation: null, official: null, notices: 3 }]);
  });

  test('nothing is told of what was answered, and what waits for its second person was not', async () => {
    const both = ['CASE_STATUS', 'VICTIM_IDENTITY'];
    const [answered, half] = [await disclosed(), await disclosed(both)];
    done(await step('decideOnwardRequest', await asked(answered), BOTH));
    const onward = await asked(half, { categories: both });
    done(await step('decideOnwardRequest', onward, answers(...both)));
    expect(await roundAt((await dueOf(half)) + 1)).toBe(1);
    expect(await overdueRows(answered)).toEqual([]);
    expect(await overdueRows(half)).toHaveLength(3);
  });

  test('nothing is told of what has ended, by the term of its grant or by a seal', async () => {
    const [ended, sealed, waits] = [await disclosed(), await disclosed(), await disclosed()];
    for (const request of [ended, sealed, waits]) await asked(request);
    const record = randomUUID();
    await turn(`update exchange."grant" set valid_until = clock_timestamp() where request = '${ended}';
      update exchange."grant" set record = '${record}' where request = '${sealed}';
      insert into exchange.seal values ('${record}', 'witness-protection', clock_timestamp())`);
    expect(await roundAt((await dueOf(waits)) + 1)).toBe(1);
    expect(await overdueRows(ended)).toEqual([]);
    expect(await overdueRows(sealed)).toEqual([]);
    expect(await overdueRows(waits)).toHaveLength(3);
    const left = `select from exchange.onward_clock c join exchange.onward_request o on o.id = c.onward
      where o.request in ('${ended}', '${sealed}', '${waits}')`;
    expect(await admin(left)).toEqual([]);
  });

  test('while its agreement is not in force nothing is told, and what is overdue then once it is', async () => {
    const request = await disclosed();
    await asked(request);
    const due = await dueOf(request);
    const status = (to: string): Promise<unknown> =>
      turn(`update exchange.agreement_version set status = '${to}'
        where agreement = '${sampleId('agreement/al-it')}'`);
    await status('suspended');
    try {
      expect(await roundAt(due + 1)).toBe(0);
    } finally {
      await status('in_force');
    }
    expect(await roundAt(due + 2)).toBe(1);
    expect(await overdueRows(request)).toHaveLength(3);
  });

  test('several that watch at once tell it once, and where the record fails nobody is told', async () => {
    const request = await disclosed();
    await asked(request);
    const due = await dueOf(request);
    const right = 'execute on function audit.record(jsonb)';
    await admin(`revoke ${right} from lidhja_international`);
    try {
      await expect(roundAt(due + 1)).rejects.toThrow('permission denied');
    } finally {
      await admin(`grant ${right} to lidhja_international`);
    }
    expect(await overdueRows(request)).toEqual([]);
    const rounds = await Promise.all([1, 2, 3].map(() => roundAt(due + 1)));
    expect(rounds.reduce((sum, one) => sum + one, await roundAt(due + 1))).toBe(1);
    expect(await overdueRows(request)).toHaveLength(3);
  });

  test.each([
    ['what was answered', 's.approved is not true and', ''],
    ['what has ended', 'and s.over_at > p_now', ''],
    ['the point of contact', 'x.point_of_contact', 'false'],
    ['the agency', 'r.requesting, r.requested, p.id', 'r.requested, p.id'],
  ])('were %s not asked about, that is seen', async (_what, from, to) => {
    const [answered, ended, waits] = [await disclosed(), await disclosed(), await disclosed()];
    done(await step('decideOnwardRequest', await asked(answered), BOTH));
    await asked(ended);
    await asked(waits);
    await turn(
      `update exchange."grant" set valid_until = clock_timestamp() where request = '${ended}'`,
    );
    const due = await dueOf(waits);
    const [made] = await admin<{ sql: string }>(
      `select pg_get_functiondef('exchange.tell_onward_overdue'::regproc) as sql`,
    );
    expect(made?.sql).toContain(from);
    await admin((made?.sql ?? '').replace(from, to));
    try {
      await roundAt(due + 1);
    } finally {
      await admin(made?.sql ?? '');
    }
    const told = await Promise.all([answered, ended, waits].map(overdueRows));
    expect(told.map(({ length }) => length)).not.toEqual([0, 0, 3]);
  });
});

test('the exchange has the course that the policy has', async () => {
  const order = (steps: readonly object[]): string[] =>
    steps.map((one) => JSON.stringify(one)).sort();
  expect(order(await admin('select state, event, next from exchange.onward_step'))).toEqual(
    order(onwardSteps()),
  );
});
