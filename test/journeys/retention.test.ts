import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecordExport, writeLines } from '@lidhja/launch';
import { sampleId } from '@lidhja/platform';
import { Notes } from '../canaries/Notes';
import type { Answer } from '../examples/ask';
import { colleague } from '../testkit/colleague';
import { codes } from '../testkit/inAnswer';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { RecordLog } from '../testkit/RecordLog';
import { ServerFiles, formsOf, holding } from '../testkit/ServerFiles';
import { testCluster } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
  await admin(colleague('italy-agency'));
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'What is kept is looked through' };
const FIRST = 'prosecutor-vlora';
const SECOND = 'prosecutor-vlora-second';
const AGENCY = 'italy-agency';
const LETTER = 'Narwhal-of-a-letter (synthetic)';
const NAME = 'narwhal-letter.txt';
const PERSON = 'Narwhal-of-a-Name';
const SUMMARY = 'A narwhal is asked about (synthetic).';
const REASON_OF_HASTE = 'The narwhal leaves on Monday (synthetic).';
const SECRETS = [LETTER, PERSON, NAME, SUMMARY, REASON_OF_HASTE];
const KEPT =
  'reviewDueAt deleteBy copiesDeleteBy held erasedAt copiesDestroyedAt proposedRetentionStep';

interface Kept {
  readonly reviewDueAt: string | null;
  readonly deleteBy: string | null;
  readonly copiesDeleteBy: string | null;
  readonly held: boolean | null;
  readonly erasedAt: string | null;
  readonly copiesDestroyedAt: string | null;
  readonly proposedRetentionStep: string | null;
}

const ask = (
  persona: string,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> => hub.ask({ ...HEADERS, persona, document, variables });

const submitted = async (sealed = true): Promise<string> => {
  const document = { kind: 'OTHER', name: NAME, mediaType: 'TEXT', language: 'en' };
  const content = Buffer.from(LETTER).toString('base64');
  const { body, bytes } = await ask(
    AGENCY,
    `mutation ($input: SubmitInformationRequestInput!) {
      submitInformationRequest(input: $input) { request { id } } }`,
    {
      input: {
        idempotencyKey: randomUUID(),
        requestedAuthority: sampleId('organisation/prosecutor-vlora'),
        ...{ reference: 'IT-KEPT', offence: 'TRAFFICKING_IN_PERSONS' },
        proceeding: 'Inquiry 2/2026 (fictitious)',
        categories: ['CASE_STATUS'],
        ...{ urgency: 'URGENT', evidenceUse: 'INTELLIGENCE', language: 'en' },
        ...{ summary: SUMMARY, urgencyReason: REASON_OF_HASTE },
        ...(sealed
          ? { particulars: [{ familyName: PERSON }], documents: [{ ...document, content }] }
          : {}),
      },
    },
  );
  const data = body?.data as { submitInformationRequest: { request: { id: string } } } | null;
  if (!data) throw new Error(bytes);
  return data.submitInformationRequest.request.id;
};

const step = (
  mutation: 'proposeRetentionStep' | 'approveRetentionStep',
  persona: string,
  requestId: string,
  of: string,
  idempotencyKey: string = randomUUID(),
): Promise<Answer> =>
  ask(
    persona,
    `mutation ($input: ${mutation === 'proposeRetentionStep' ? 'Propose' : 'Approve'}RetentionStepInput!) { ${mutation}(input: $input) {
      repeated request { id ${KEPT} } } }`,
    { input: { idempotencyKey, requestId, step: of } },
  );

const both = async (requestId: string, of: string, persons = [FIRST, SECOND]): Promise<void> => {
  const [first = '', second = ''] = persons;
  expect(codes(await step('proposeRetentionStep', first, requestId, of))).toEqual([]);
  expect(codes(await step('approveRetentionStep', second, requestId, of))).toEqual([]);
};

const kept = async (persona: string, id: string): Promise<Kept> => {
  const { body, bytes } = await ask(
    persona,
    `query ($id: ID!) { informationRequest(id: $id) { ${KEPT} } }`,
    { id },
  );
  const data = body?.data as { informationRequest: Kept } | null;
  if (!data) throw new Error(bytes);
  return data.informationRequest;
};

const due = async (persona: string): Promise<string[]> => {
  const { body, bytes } = await ask(persona, '{ dueReviews(first: 100) { nodes { id } } }');
  const data = body?.data as { dueReviews: { nodes: { id: string }[] } } | null;
  if (!data) throw new Error(bytes);
  return data.dueReviews.nodes.map(({ id }) => id);
};

/** The moment comes, without anybody waiting for it. */
const comes = (id: string, columns = 'due_at'): Promise<unknown> =>
  admin(
    `update exchange.retention set ${columns
      .split(',')
      .map((name) => `${name} = clock_timestamp() - interval '1 minute'`)
      .join(', ')} where request = '${id}'`,
  );

/** So long as a test lasts the agreement has these terms. */
const under = async (terms: string, act: () => Promise<void>): Promise<void> => {
  const of = `update exchange.agreement_version set %s where agreement = '${sampleId('agreement/al-it')}'`;
  await admin(of.replace('%s', terms));
  try {
    await act();
  } finally {
    await admin(
      of.replace(
        '%s',
        `max_age = null, review_every = null, on_case_closed = 'KEEP', legal_hold = true`,
      ),
    );
  }
};

test('terms are counted from when it came; nothing is listed before, and to no one else then', () =>
  under(`max_age = '10 days', review_every = '3 days'`, async () => {
    const id = await submitted();
    const [row] = await admin<{ review: Date; over: Date }>(
      `select submitted_at + interval '3 days' as review, submitted_at + interval '10 days' as over
       from exchange.request where id = '${id}'`,
    );
    expect(await kept(FIRST, id)).toMatchObject({
      reviewDueAt: row?.review.toISOString(),
      deleteBy: row?.over.toISOString(),
      ...{ copiesDeleteBy: null, held: false, erasedAt: null, proposedRetentionStep: null },
    });
    expect(await due(FIRST)).not.toContain(id);
    expect(codes(await step('proposeRetentionStep', FIRST, id, 'ERASE'))).toEqual([
      'RETENTION_NOT_DUE',
    ]);
    await comes(id);
    expect(await due(FIRST)).toContain(id);
    expect(await due(AGENCY)).toContain(id);
    expect(await due('police-vlora')).toEqual([]);
    expect(await due('state-police')).not.toContain(id);
    // Kept after a review, it is due again in its turn, and never past its age.
    await both(id, 'KEEP');
    expect(await due(FIRST)).not.toContain(id);
    await comes(id, 'due_at,delete_at');
    expect(codes(await step('proposeRetentionStep', FIRST, id, 'KEEP'))).toEqual([
      'RETENTION_OVER',
    ]);
  }));

test('a request that seeks nobody and encloses nothing has a term for what is written in it', () =>
  under(`max_age = '10 days', review_every = '3 days'`, async () => {
    const id = await submitted(false);
    expect(await kept(FIRST, id)).toMatchObject({ held: false, erasedAt: null });
    expect((await kept(FIRST, id)).reviewDueAt).not.toBeNull();
    await comes(id);
    await both(id, 'ERASE');
    const { body } = await ask(AGENCY, READ, { id });
    expect(body?.data).toMatchObject({ informationRequest: { summary: null, documents: [] } });
  }));

test('when it is closed it is due at once, and past its age where the agreement says so', () =>
  under(`max_age = '10 days', review_every = '3 days', on_case_closed = 'DELETE'`, async () => {
    const id = await submitted();
    await ask(
      AGENCY,
      `mutation ($input: WithdrawRequestInput!) { withdrawRequest(input: $input) { repeated } }`,
      {
        input: { idempotencyKey: randomUUID(), requestId: id, reason: 'It is needed no more.' },
      },
    );
    expect(await due(AGENCY)).toContain(id);
    expect(codes(await step('proposeRetentionStep', FIRST, id, 'KEEP'))).toEqual([
      'RETENTION_OVER',
    ]);
  }));

const READ = `query ($id: ID!) { informationRequest(id: $id) { reference summary urgencyReason
  particulars { familyName } documents { kind name bytes sha256 content } } }`;

test('an erasure takes two persons of one authority, and is recorded before it destroys', async () => {
  const id = await submitted();
  await comes(id);
  const key = randomUUID();
  expect(codes(await step('proposeRetentionStep', FIRST, id, 'ERASE', key))).toEqual([]);
  expect((await step('proposeRetentionStep', FIRST, id, 'ERASE', key)).bytes).toContain(
    '"repeated":true',
  );
  // What is proposed is its own side's alone.
  expect((await kept(SECOND, id)).proposedRetentionStep).toBe('ERASE');
  expect((await kept(AGENCY, id)).proposedRetentionStep).toBeNull();
  expect(codes(await step('approveRetentionStep', FIRST, id, 'ERASE'))).toEqual([
    'SECOND_PERSON_REQUIRED',
  ]);
  for (const [persona, of] of [
    ['italy-agency-second', 'ERASE'],
    [SECOND, 'KEEP'],
  ] as const)
    expect(codes(await step('approveRetentionStep', persona, id, of))).toEqual([
      'STEP_NOT_POSSIBLE',
    ]);
  const sealed = await admin<{ record: string }>(
    `select record from exchange.data_key where request = '${id}' order by 1`,
  );
  expect(sealed).toHaveLength(3);
  const approved = randomUUID();
  expect((await step('approveRetentionStep', SECOND, id, 'ERASE', approved)).bytes).toContain(
    '"repeated":false',
  );
  expect((await step('approveRetentionStep', SECOND, id, 'ERASE', approved)).bytes).toContain(
    '"repeated":true',
  );
  for (const persona of [FIRST, AGENCY]) {
    const { body, bytes } = await ask(persona, READ, { id });
    expect(body?.data).toEqual({
      informationRequest: {
        ...{ reference: 'IT-KEPT', summary: null, urgencyReason: null },
        particulars: [{ familyName: null }],
        documents: [{ kind: 'OTHER', name: null, bytes: null, sha256: null, content: null }],
      },
    });
    expect(bytes).not.toMatch(/narwhal/i);
    expect((await kept(persona, id)).erasedAt).not.toBeNull();
    expect(await due(persona)).not.toContain(id);
  }
  const entries = await admin<{ payload: Record<string, unknown> }>(
    `select e.payload || jsonb_build_object('official', e.official) as payload from audit.entry e
     where e.type = 'erased' and e.payload->'records' ? '${id}'`,
  );
  const [first, second] = [FIRST, SECOND].map((name) => sampleId(`official/${name}`));
  expect(entries).toMatchObject([
    {
      payload: {
        ...{ basis: 'retention', persons: [first, second], official: second },
        records: [id, ...sealed.map(({ record }) => record)],
        reason: HEADERS.reason,
        fields: expect.arrayContaining([
          'InformationRequest.summary',
          'InformationRequest.urgencyReason',
          'AnsweredCategory.words',
          'SentInformation.text',
        ]) as string[],
      },
    },
  ]);
  expect(codes(await step('proposeRetentionStep', FIRST, id, 'ERASE'))).toEqual([
    'STEP_NOT_POSSIBLE',
  ]);
});

test('without its entry nothing is destroyed', async () => {
  const id = await submitted();
  await comes(id);
  expect(codes(await step('proposeRetentionStep', FIRST, id, 'ERASE'))).toEqual([]);
  await admin(`alter table audit.entry add constraint fails check (type <> 'erased') not valid`);
  try {
    expect(codes(await step('approveRetentionStep', SECOND, id, 'ERASE'))).not.toEqual([]);
  } finally {
    await admin('alter table audit.entry drop constraint fails');
  }
  const { bytes } = await ask(FIRST, READ, { id });
  for (const there of [PERSON, SUMMARY, REASON_OF_HASTE]) expect(bytes).toContain(there);
});

test('a legal hold of either authority keeps it, and it stays listed', async () => {
  const id = await submitted();
  await both(id, 'HOLD', [AGENCY, 'italy-agency-second']);
  await comes(id, 'due_at,delete_at');
  expect(await kept(FIRST, id)).toMatchObject({ held: true });
  expect(await due(FIRST)).toContain(id);
  expect(codes(await step('proposeRetentionStep', FIRST, id, 'ERASE'))).toEqual(['LEGAL_HOLD']);
  expect(codes(await step('proposeRetentionStep', FIRST, id, 'LIFT_HOLD'))).toEqual([
    'STEP_NOT_POSSIBLE',
  ]);
  await both(id, 'LIFT_HOLD', ['italy-agency-second', AGENCY]);
  await both(id, 'ERASE');
});

test('a hold that comes between proposal and approval stops an erasure', async () => {
  const id = await submitted();
  await comes(id);
  expect(codes(await step('proposeRetentionStep', FIRST, id, 'ERASE'))).toEqual([]);
  await both(id, 'HOLD', [AGENCY, 'italy-agency-second']);
  expect(codes(await step('approveRetentionStep', SECOND, id, 'ERASE'))).toEqual(['LEGAL_HOLD']);
});

test('where the agreement has no hold there is none', () =>
  under('legal_hold = false', async () => {
    const id = await submitted();
    expect(codes(await step('proposeRetentionStep', FIRST, id, 'HOLD'))).toEqual([
      'LEGAL_HOLD_NOT_IN_AGREEMENT',
    ]);
  }));

test('copies of what was read are due until whoever read them confirms that none is left', () =>
  under(`max_age = '3650 days', review_every = '3 days'`, async () => {
    const id = sampleId('request/it-decided');
    await hub.ask({
      ...{ ...HEADERS, persona: AGENCY, request: id },
      document: `{ informationRequest(id: "${id}") { disclosure { case { stage } } } }`,
    });
    const [grant] = await admin<{ review: Date; over: Date }>(
      `select valid_from + interval '3 days' as review, valid_from + interval '3650 days' as over
       from exchange."grant" where request = '${id}'`,
    );
    expect(await kept(AGENCY, id)).toMatchObject({
      reviewDueAt: grant?.review.toISOString(),
      ...{ copiesDeleteBy: grant?.over.toISOString(), deleteBy: null },
    });
    // What came with it is erased in its turn, and copies are due with it.
    await admin(`insert into exchange.data_key values ('${id}', '${randomUUID()}', 'asked', 'x')`);
    await comes(id);
    await admin(`update exchange.retention set copies_due_at = 'infinity' where request = '${id}'`);
    await both(id, 'ERASE');
    expect((await kept(AGENCY, id)).erasedAt).not.toBeNull();
    expect(await due(AGENCY)).toContain(id);
    expect(await due(FIRST)).toContain(id);
    expect(await told(AGENCY, id)).toEqual(['ERASED', 'COPIES_DUE']);
    expect(await told(FIRST, id)).toEqual(['ERASED']);
    // The authority that gave it confirms nothing for another.
    expect(codes(await step('proposeRetentionStep', FIRST, id, 'COPIES_DESTROYED'))).toEqual([
      'STEP_NOT_POSSIBLE',
    ]);
    await both(id, 'COPIES_DESTROYED', [AGENCY, 'italy-agency-second']);
    expect((await kept(FIRST, id)).copiesDestroyedAt).not.toBeNull();
    expect(await due(FIRST)).not.toContain(id);
    expect(await told(FIRST, id)).toEqual(['ERASED', 'COPIES_DESTROYED']);
    expect(await told(AGENCY, id)).toEqual(['ERASED', 'COPIES_DUE', 'COPIES_DESTROYED']);
  }));

test('copies that were confirmed as gone and are read again under the same grant are due again', () =>
  under(`max_age = '3650 days', review_every = '3 days'`, async () => {
    const id = sampleId('request/it-decided');
    const read = (): Promise<Answer> =>
      hub.ask({
        ...{ ...HEADERS, persona: AGENCY, request: id },
        document: `{ informationRequest(id: "${id}") { disclosure { case { stage } } } }`,
      });
    await admin(`update exchange.retention set sealed = true, erased_at = null, due_at = 'infinity'
      where request = '${id}'`);
    expect((await kept(FIRST, id)).copiesDestroyedAt).not.toBeNull();
    expect((await read()).bytes).toContain('"stage"');
    const [grant] = await admin<{ review: Date; over: Date }>(
      `select valid_from + interval '3 days' as review, valid_from + interval '3650 days' as over
       from exchange."grant" where request = '${id}'`,
    );
    const again = await kept(FIRST, id);
    expect(again).toMatchObject({
      ...{ copiesDestroyedAt: null, reviewDueAt: grant?.review.toISOString() },
      copiesDeleteBy: grant?.over.toISOString(),
    });
    // What came with the request is due by its own term, and not because something of it was read.
    await comes(id, 'copies_due_at');
    expect(await due(AGENCY)).toContain(id);
    expect(codes(await step('proposeRetentionStep', FIRST, id, 'ERASE'))).toEqual([
      'RETENTION_NOT_DUE',
    ]);
    // Kept after a review, they are due in their turn; read again meanwhile, nothing of it changes.
    await both(id, 'KEEP', [AGENCY, 'italy-agency-second']);
    const inTurn = await kept(FIRST, id);
    await read();
    expect(await kept(FIRST, id)).toEqual(inTurn);
    expect(await due(AGENCY)).not.toContain(id);
    await comes(id, 'copies_due_at');
    await both(id, 'COPIES_DESTROYED', [AGENCY, 'italy-agency-second']);
    expect(await due(AGENCY)).not.toContain(id);
  }));

interface Notice {
  readonly kind: string;
  readonly request: { readonly id: string } | null;
}

/** Kinds of the notices that an authority has of what is kept of a request, in their order. */
const told = async (
  persona: string,
  id: string,
  after: string | null = null,
): Promise<readonly string[]> => {
  const { body, bytes } = await ask(
    persona,
    `query ($after: String) { notices(first: 100, after: $after) {
      nodes { kind request { id } } endCursor } }`,
    { after },
  );
  const data = body?.data as { notices: { nodes: Notice[]; endCursor: string | null } } | null;
  if (!data) throw new Error(bytes);
  const { nodes, endCursor } = data.notices;
  if (nodes.length === 0) return [];
  const found = nodes
    .filter(({ kind, request }) => request?.id === id && /ERASED|COPIES|RETENTION/.test(kind))
    .map(({ kind }) => kind);
  return [...found, ...(await told(persona, id, endCursor))];
};
const WAITS = 'RETENTION_APPROVAL_AWAITED';

test('that a step waits is told to its own authority alone, while it waits; that it was erased to both', async () => {
  const id = await submitted();
  await comes(id);
  await step('proposeRetentionStep', FIRST, id, 'HOLD');
  expect(await told(SECOND, id)).toEqual([WAITS]);
  // Another in its place waits in its place.
  await step('proposeRetentionStep', FIRST, id, 'ERASE');
  expect(await told(SECOND, id)).toEqual([WAITS]);
  for (const other of [AGENCY, 'greece-agency', 'police-vlora'])
    expect(await told(other, id)).toEqual([]);
  await step('proposeRetentionStep', AGENCY, id, 'HOLD');
  expect(await told('italy-agency-second', id)).toEqual([WAITS]);
  expect(codes(await step('approveRetentionStep', SECOND, id, 'ERASE'))).toEqual([]);
  expect(await told(FIRST, id)).toEqual(['ERASED']);
  // Nobody read anything on it, so that no copies of what was granted are due.
  expect(await told(AGENCY, id)).toEqual([WAITS, 'ERASED']);
  for (const other of ['greece-agency', 'police-vlora']) expect(await told(other, id)).toEqual([]);
});

test('an erasure that is refused or taken back has told nobody', async () => {
  const id = await submitted();
  await comes(id);
  await step('proposeRetentionStep', FIRST, id, 'ERASE');
  await admin(`alter table audit.entry add constraint fails check (type <> 'erased') not valid`);
  try {
    expect(codes(await step('approveRetentionStep', SECOND, id, 'ERASE'))).not.toEqual([]);
  } finally {
    await admin('alter table audit.entry drop constraint fails');
  }
  expect(await told(FIRST, id)).toEqual([WAITS]);
  expect(await told(AGENCY, id)).toEqual([]);
});

test('what is told of an erasure is the same whether or not the record of the grant was sealed before', async () => {
  const id = sampleId('request/it-decided');
  const before = [await told(FIRST, id), await told(AGENCY, id)];
  expect(before[1]).toContain('COPIES_DUE');
  await admin(`insert into exchange.seal (record, compartment)
    select g.record, 'witness-protection' from exchange."grant" g where g.request = '${id}'`);
  try {
    // Something more came with it, and is erased in its turn.
    await admin(`insert into exchange.data_key values ('${id}', '${randomUUID()}', 'asked', 'x')`);
    await comes(id);
    await both(id, 'ERASE');
    const after = [await told(FIRST, id), await told(AGENCY, id)];
    expect(after).toEqual(before.map((kinds) => [...kinds, 'ERASED']));
  } finally {
    await admin(`delete from exchange.seal where record in
      (select g.record from exchange."grant" g where g.request = '${id}')`);
  }
});

test('that the cleared read under a grant whose record was sealed is kept by no term that others see', async () => {
  const id = sampleId('request/it-decided');
  const copies = `select copied from exchange.retention where request = '${id}'`;
  const read = `insert into exchange.disclosure ("grant")
    select g.id from exchange."grant" g where g.request = '${id}'`;
  const [kept] = await admin<Record<string, unknown>>(
    `select * from exchange.retention where request = '${id}'`,
  );
  const disclosed = await admin(
    `delete from exchange.disclosure d using exchange."grant" g where g.id = d."grant" and g.request = '${id}' returning d."grant"`,
  );
  expect([Boolean(kept), disclosed.length]).toEqual([true, 1]);
  await admin(
    `update exchange.retention set copied = false, copies_due_at = 'infinity', copies_delete_at = null, copies_destroyed_at = null where request = '${id}'`,
  );
  await admin(`insert into exchange.seal (record, compartment)
    select g.record, 'witness-protection' from exchange."grant" g where g.request = '${id}'`);
  await admin(read);
  const sealed = await admin(copies);
  await admin(`delete from exchange.disclosure d using exchange."grant" g where g.id = d."grant" and g.request = '${id}';
    delete from exchange.seal where record in (select g.record from exchange."grant" g where g.request = '${id}')`);
  await admin(read);
  const open = await admin(copies);
  await admin(`update exchange.retention t set copied = o.copied, copies_delete_at = o.copies_delete_at,
    copies_destroyed_at = o.copies_destroyed_at, copies_due_at = o.copies_due_at, due_at = o.due_at
    from jsonb_populate_record(null::exchange.retention, '${JSON.stringify(kept)}') o where t.request = o.request`);
  expect(sealed).toEqual([{ copied: false }]);
  expect(open).toEqual([{ copied: true }]);
});

const TABLES = ['data_key', 'request_words', 'document', 'sought_person'].map(
  (name) => `exchange.${name}`,
);
/** What is sealed of a request, as it lies there: its keys, wrapped. */
const keysOf = async (id: string): Promise<Buffer[]> =>
  (
    await admin<{ wrapped: Buffer }>(
      `select wrapped from exchange.data_key where request = '${id}'`,
    )
  ).map(({ wrapped }) => wrapped);

test('what was erased is nowhere: in no table, dead row or index of the database, and in no log of its writes', () =>
  ServerFiles.during(hub.database, async (files) => {
    const [id, other] = [await submitted(), await submitted()];
    const [wrapped, kept] = [await keysOf(id), await keysOf(other)];
    await comes(id);
    await both(id, 'ERASE');
    const left = await admin(`select record from exchange.data_key where request = '${id}'
      union all select id from exchange.document where request = '${id}' and label || content <> ''
      union all select id from exchange.request_words where request = '${id}'
        and summary || coalesce(urgency_reason, '') <> ''
      union all select id from exchange.sought_person where request = '${id}' and particulars <> ''`);
    expect(left).toEqual([]);
    const logged = holding(await files.writes(), wrapped);
    expect(await files.vacuumed(TABLES, wrapped)).toEqual([]);
    const everywhere = [...(await files.tables()), ...(await files.writes())];
    expect(holding(everywhere, formsOf(SECRETS))).toEqual([]);
    // The search finds what is there: the keys of another, and in the log of writes those that are gone, until it is recycled.
    expect(holding(await files.tables(), kept)).not.toEqual([]);
    expect(logged).not.toEqual([]);
  }));

const REASON = 'What is kept of what was erased';

/** The whole record as the operator exports it, signed up to now. */
const exported = async (): Promise<Buffer> => {
  const log = new RecordLog(hub.database);
  await log.sequencer.round();
  await log.close();
  const file = join(mkdtempSync(join(testCluster().data, 'export-')), 'record.jsonl');
  await writeLines(file, RecordExport.lines(hub.database.url('lidhja_migrator'), REASON));
  return readFileSync(file);
};
/** What the parts of this run have logged, at the level that tells most. */
const logOfParts = (): Buffer =>
  Buffer.concat(
    [...(Notes.ofRun()?.own() ?? [])]
      .filter(({ head }) => ['log', 'output'].includes(head.place))
      .map(({ bytes }) => bytes),
  );
/** The server's own log: of a run of tests it has every statement (`LOUD`). */
const logOfServer = (): Buffer => readFileSync(join(testCluster().data, 'postgres.log'));

test('nor is it in the export of the record, in the log of the hub or in that of the database server', async () => {
  const id = await submitted();
  const wrapped = await keysOf(id);
  // Both authorities read it, and it is erased.
  for (const persona of [FIRST, AGENCY])
    expect((await ask(persona, READ, { id })).bytes).toContain(PERSON);
  await comes(id);
  await both(id, 'ERASE');
  // The search finds what is there: ids of what was erased, what a part says in the clear, and the operation itself.
  const said = `select 'Narwhal-that-was-said ${id}'`;
  await hub.database.as('lidhja_international', (client) => client.query(said));
  const [{ operation } = { operation: '' }] = await admin<{ operation: string }>(
    `select operation from audit.entry where type = 'erased' and payload->'records' ? '${id}'`,
  );
  const places: readonly (readonly [place: string, bytes: Buffer, there: string])[] = [
    ['export', await exported(), id],
    ['log of the hub', logOfParts(), operation],
    ['log of the server', logOfServer(), said],
  ];
  const gone = [...formsOf(SECRETS), ...formsOf(wrapped)];
  for (const [place, bytes, there] of places) {
    expect([place, bytes.includes(there)]).toEqual([place, true]);
    expect([place, gone.filter((one) => bytes.includes(one))]).toEqual([place, []]);
  }
});
