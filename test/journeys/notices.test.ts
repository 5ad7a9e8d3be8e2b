import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import { Client } from 'pg';
import type { Answer } from '../examples/ask';
import { TestDatabase } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';
import { WAITS_FOR_ALL, WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
});
afterAll(() => hub.stop());

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const AGENCY = 'italy-agency';
const PROSECUTOR = 'prosecutor-vlora';
const SECOND = 'prosecutor-vlora-second';

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly request: { readonly id: string } | null;
}

interface Feed {
  readonly nodes: readonly Told[];
  readonly endCursor: string | null;
}

const FEED = `query ($first: Int!, $after: String) { notices(first: $first, after: $after) {
  nodes { id kind at request { id } } endCursor } }`;

const ask = (persona: string, first: number, after: string | null): Promise<Answer> =>
  hub.ask({ persona, ...HEADERS, document: FEED, variables: { first, after } });

const feed = async (persona: string, after: string | null = null, first = 100): Promise<Feed> => {
  const { body } = await ask(persona, first, after);
  expect(body?.errors).toBeUndefined();
  return (body?.data as { notices: Feed }).notices;
};

/** Where a side stands that has read all there is. */
const now = async (persona: string): Promise<string | null> => {
  let at: Feed = await feed(persona);
  while (at.nodes.length > 0) at = await feed(persona, at.endCursor);
  return at.endCursor;
};

const since = async (
  persona: string,
  after: string | null,
  request?: string,
): Promise<string[]> => {
  const { nodes } = await feed(persona, after);
  return nodes.filter((one) => !request || one.request?.id === request).map(({ kind }) => kind);
};

const mutate = (persona: string, field: string, type: string, input: object, within: string) =>
  hub.ask({
    persona,
    ...HEADERS,
    document: `mutation ($input: ${type}!) { ${field}(input: $input) { ${within} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

const submit = async (categories: readonly string[]): Promise<string> => {
  const input = {
    requestedAuthority: sampleId('organisation/prosecutor-vlora'),
    reference: 'IT-NOTICES',
    offence: 'TRAFFICKING_IN_PERSONS',
    proceeding: 'Inquiry 1/2026 (fictitious)',
    categories,
    urgency: 'OTHER',
    evidenceUse: 'INTELLIGENCE',
    language: 'en',
    summary: 'Please state what the case holds.',
  };
  const type = 'SubmitInformationRequestInput';
  const { body } = await mutate(
    AGENCY,
    'submitInformationRequest',
    type,
    input,
    'request { id offer: reference }',
  );
  const { submitInformationRequest } = body?.data as Record<string, { request: { id: string } }>;
  return submitInformationRequest?.request.id ?? '';
};

const step = async (persona: string, field: string, requestId: string, more: object = {}) => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const { body } = await mutate(persona, field, type, { requestId, ...more }, 'repeated');
  const errors = body?.errors as { extensions: { code: string } }[] | undefined;
  return errors?.[0]?.extensions.code;
};

const decide = (request: string, categories: readonly string[], condition?: string) =>
  step(PROSECUTOR, 'decideRequest', request, {
    caseReference: 'VL-2026-0001',
    categories: categories.map((category) => ({ category, ...(condition ? { condition } : {}) })),
  });

const offerOf = async (request: string): Promise<string> => {
  const [row] = await admin<{ id: string }>(
    `select o.id from exchange.condition_offer o join exchange.decision d on d.id = o.decision
     where d.request = '${request}' order by o.number desc limit 1`,
  );
  return row?.id ?? '';
};

const SIDES = [AGENCY, PROSECUTOR] as const;

/** What each side is told of a request that something is done to. */
const toldOf = async (work: () => Promise<string>): Promise<string[][]> => {
  const from = [await now(AGENCY), await now(PROSECUTOR)];
  const request = await work();
  return Promise.all(SIDES.map((side, at) => since(side, from[at] ?? null, request)));
};

const granted = async (): Promise<string> => {
  const request = await submit(['CASE_STATUS']);
  expect(await step(PROSECUTOR, 'acknowledgeRequest', request)).toBeUndefined();
  expect(await decide(request, ['CASE_STATUS'])).toBeUndefined();
  return request;
};

// Before the others, whose readings would have noted it.
test('that a sealed grant has ended is told also where nobody read before its term was over', async () => {
  const [ended, sealed] = [await granted(), await granted()];
  const from = [await now(AGENCY), await now(PROSECUTOR)];
  const record = randomUUID();
  const over = `set session_replication_role = replica; update exchange."grant" set
    valid_from = '2026-11-01', approved_at = '2026-11-01', valid_until = `;
  // All of it before anyone looks again.
  await admin(
    `insert into exchange.seal values ('${record}', 'witness-protection', '${SEALED_AT}')`,
  );
  await admin(`${over} '${SEALED_AT}' where request = '${ended}'`);
  await admin(`${over} '2026-11-28', record = '${record}' where request = '${sealed}'`);
  await Promise.all([AGENCY, PROSECUTOR].map((one) => now(one)));
  for (const request of [sealed, ended])
    expect(
      await Promise.all([
        since(AGENCY, from[0] ?? null, request),
        since(PROSECUTOR, from[1] ?? null, request),
      ]),
    ).toEqual([['EXPIRED'], ['EXPIRED']]);
});

test('both sides are told of every step of a request, in its order', async () => {
  const [agency, prosecutor] = await toldOf(async () => {
    const request = await submit(['CASE_STATUS']);
    await step(PROSECUTOR, 'acknowledgeRequest', request);
    await step(PROSECUTOR, 'askClarification', request, { question: 'Which case is meant?' });
    await step(AGENCY, 'answerClarification', request, { answer: 'That of our last letter' });
    const reason = 'The court hears it next month';
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
    await step(PROSECUTOR, 'awaitAuthorisation', request, { reason, until });
    await decide(request, ['CASE_STATUS'], 'Kept to this proceeding');
    await step(AGENCY, 'acceptConditions', request, { offerId: await offerOf(request) });
    const document = `{ informationRequest(id: "${request}") { disclosure { case { stage } } } }`;
    const read = await hub.ask({ persona: AGENCY, ...HEADERS, request, document });
    expect(read.bytes).toContain('"stage":"');
    await step(AGENCY, 'confirmReceipt', request);
    await step(AGENCY, 'reportUse', request, { report: 'Used in the first hearing' });
    await step(PROSECUTOR, 'closeRequest', request);
    return request;
  });
  expect(agency).toEqual([
    ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED'],
    ...['DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED', 'DISCLOSED', 'RECEIVED'],
    ...['USE_REPORTED', 'CLOSED'],
  ]);
  expect(prosecutor).toEqual(agency);
});

test('a decision that waits for its second person is told to its owner alone, and to both when approved', async () => {
  const all = ['CASE_STATUS', 'VICTIM_IDENTITY'];
  let request = '';
  const waiting = await toldOf(async () => {
    request = await submit(all);
    await step(PROSECUTOR, 'acknowledgeRequest', request);
    await decide(request, all, 'Kept to this proceeding');
    return request;
  });
  expect(waiting).toEqual([
    ['SUBMITTED', 'ACKNOWLEDGED'],
    ['SUBMITTED', 'ACKNOWLEDGED', 'APPROVAL_AWAITED'],
  ]);
  const approved = await toldOf(async () => {
    expect(await step(SECOND, 'approveDecision', request)).toBeUndefined();
    return request;
  });
  const both = ['DECIDED', 'CONDITIONS_OFFERED'];
  expect(approved).toEqual([both, both]);
});

test('a step that is refused, or taken back with its transaction, is told to nobody', async () => {
  const told = await toldOf(async () => {
    const request = await submit(['CASE_STATUS']);
    expect(await step(PROSECUTOR, 'closeRequest', request)).toBeDefined();
    return request;
  });
  expect(told).toEqual([['SUBMITTED'], ['SUBMITTED']]);
});

test('a page that was read never comes again, and the next goes on after it', async () => {
  const whole = (await feed(PROSECUTOR)).nodes.map(({ id }) => id);
  expect(whole.length).toBeGreaterThan(20);
  const read: string[] = [];
  let page = await feed(PROSECUTOR, null, 7);
  while (page.nodes.length > 0) {
    read.push(...page.nodes.map(({ id }) => id));
    page = await feed(PROSECUTOR, page.endCursor, 7);
  }
  expect(read.slice(0, whole.length)).toEqual(whole);
  expect(new Set(read).size).toBe(read.length);
  // Nothing came, and the place is kept.
  expect(await feed(PROSECUTOR, page.endCursor)).toEqual(page);
  await granted();
  expect(await since(PROSECUTOR, page.endCursor)).toEqual(['SUBMITTED', 'ACKNOWLEDGED', 'DECIDED']);
});

/** What the agency reads while a step has yet to commit that was taken before another, and afterwards. */
const readBetween = async (horizon: string): Promise<{ between: string[]; after: string[] }> => {
  const [early, late] = [await granted(), await granted()];
  const from = await now(AGENCY);
  const slow = new Client({ connectionString: hub.database.adminUrl });
  await slow.connect();
  const kinds = ({ nodes }: Feed): string[] => nodes.map(({ kind }) => kind).sort();
  try {
    await slow.query('begin');
    await slow.query(
      `insert into exchange.request_event (request, number, event, organisation, taken_by)
       select '${early}', 99, 'CLOSED', requested, '${sampleId(`official/${PROSECUTOR}`)}'
       from exchange.request where id = '${early}';
       set constraints all immediate`,
    );
    expect(await step(AGENCY, 'withdrawRequest', late, { reason: 'It is known' })).toBeUndefined();
    await admin(horizon);
    const between = await feed(AGENCY, from);
    await slow.query('commit');
    await admin(WAITS_FOR_NOBODY);
    const after = await feed(AGENCY, between.endCursor);
    return { between: kinds(between), after: kinds(after) };
  } finally {
    await slow.end();
  }
};

test('a step that commits after a later one is not lost to who has read in between', async () => {
  // The later one is there, and kept back: what comes before it in the order may still come.
  const read = await readBetween(WAITS_FOR_ALL);
  expect(read).toEqual({ between: [], after: ['CLOSED', 'WITHDRAWN'] });
  const told = await readBetween(WAITS_FOR_NOBODY);
  expect(told).toEqual({ between: ['WITHDRAWN'], after: [] });
});

test('the horizon that waits here is that of the product', async () => {
  const made = `select pg_get_functiondef('exchange.notice_horizon'::regproc) as made`;
  await admin(WAITS_FOR_ALL);
  const ours = await admin<object>(made);
  await admin(WAITS_FOR_NOBODY);
  const fresh = await TestDatabase.create();
  try {
    const { rows } = await fresh.as('admin', (client) => client.query<object>(made));
    expect(rows).toEqual(ours);
  } finally {
    await fresh.drop();
  }
});

const SEALED_AT = '2026-11-27T09:00:00Z';

/** What each side, and an official of the owner's, is told of a grant after something became of it. */
const told = async (request: string, from: readonly (string | null)[], cleared: string) => {
  await Promise.all([AGENCY, PROSECUTOR, cleared].map((one) => now(one)));
  return Promise.all([
    since(AGENCY, from[0] ?? null, request),
    since(PROSECUTOR, from[1] ?? null, request),
    since(cleared, from[2] ?? null, request),
  ]);
};

test('a grant whose record is sealed has ended, as one that ran out; who is cleared is told what became of it', async () => {
  await admin(`update exchange.official set clearances = '{witness-protection}'
    where id = '${sampleId(`official/${SECOND}`)}'`);
  const [ended, sealed] = [await granted(), await granted()];
  const from = [await now(AGENCY), await now(PROSECUTOR), await now(SECOND)];
  const record = randomUUID();
  const earlier = `set session_replication_role = replica; update exchange."grant" set
    valid_from = '2026-11-01', valid_until = `;
  await admin(`${earlier} '${SEALED_AT}' where request = '${ended}'`);
  await admin(`${earlier} '2040-01-01', record = '${record}' where request = '${sealed}'`);
  await admin(
    `set session_replication_role = replica;
     insert into exchange.seal values ('${record}', 'witness-protection', '${SEALED_AT}')`,
  );
  for (const request of [ended, sealed])
    await admin(`insert into exchange.revocation ("grant", revoked_by, reason) select id,
      requested_by, 'Taken back' from exchange."grant" where request = '${request}'`);
  expect(await told(ended, from, SECOND)).toEqual([['EXPIRED'], ['EXPIRED'], ['EXPIRED']]);
  expect(await told(sealed, from, SECOND)).toEqual([['EXPIRED'], ['EXPIRED'], ['REVOKED']]);
  const ends = (await feed(AGENCY, from[0])).nodes.filter(({ kind }) => kind === 'EXPIRED');
  expect(ends.map(({ at }) => Date.parse(at))).toEqual([SEALED_AT, SEALED_AT].map(Date.parse));
});

test('a grant that is taken back is told to both sides', async () => {
  const request = await granted();
  const both = await toldOf(async () => {
    const reason = 'The proceeding was closed';
    expect(await step(PROSECUTOR, 'revokeGrant', request, { reason })).toBeUndefined();
    return request;
  });
  expect(both).toEqual([['REVOKED'], ['REVOKED']]);
});

test('a notice says that something happened and nothing of it', async () => {
  const { body } = await hub.ask({
    persona: AGENCY,
    ...HEADERS,
    document: '{ __type(name: "Notice") { fields { name } } }',
  });
  const { fields } = (body?.data as { __type: { fields: { name: string }[] } }).__type;
  expect(fields.map(({ name }) => name).sort()).toEqual([
    ...['at', 'breach', 'dangerPush', 'id', 'kind', 'request'],
  ]);
  const { rows } = await hub.database.as('admin', (client) =>
    client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'exchange.notice'::regclass
         and attnum > 0 order by 1`,
    ),
  );
  expect(rows.map(({ name }) => name)).toEqual([
    ...[
      'at',
      'breach',
      'called_in',
      'danger_push',
      'draft',
      'grant',
      'id',
      'kind',
      'number',
      'organisation',
      'request',
      'transaction',
    ],
  ]);
});

test('a cursor is its official’s own, and what is no side of a request is told nothing', async () => {
  const { endCursor } = await feed(PROSECUTOR, null, 1);
  const { body } = await ask(SECOND, 1, endCursor);
  expect(body?.errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
  expect((await feed('prosecutor-fier')).nodes).toEqual([]);
});

test('requests under an agreement that is not in force are told nothing of', async () => {
  const greece = await admin<{ there: boolean }>(
    `select count(*) > 0 as there from exchange.notice
     where organisation = '${sampleId('organisation/greece-anti-trafficking-agency')}'`,
  );
  expect(greece).toEqual([{ there: true }]);
  // Word of danger rests on no agreement.
  const { nodes } = await feed('greece-agency');
  expect(nodes.map(({ kind }) => kind)).toEqual(['DANGER_REPORTED']);
  // Not even to whom nothing at all is sealed.
  await admin('delete from exchange.seal');
  expect(await feed('greece-agency')).toMatchObject({ nodes: [{ kind: 'DANGER_REPORTED' }] });
});
