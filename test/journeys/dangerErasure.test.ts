import { mkdtempSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ClockStore, PastDanger, startWatch } from '@lidhja/international';
import { RecordExport, writeLines } from '@lidhja/launch';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { colleague } from '../testkit/colleague';
import { codes } from '../testkit/inAnswer';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { RecordLog } from '../testkit/RecordLog';
import { ServerFiles, formsOf, holding } from '../testkit/ServerFiles';
import { testCluster } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';

const [SENDER, COLLEAGUE] = ['prosecutor-vlora', 'prosecutor-vlora-second'];
const [GREECE, FIRST, SECOND] = ['greece-agency', 'inspector', 'inspector-second'];

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
  await admin(colleague('inspector'));
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const ask = async <T>(persona: string, purpose: string, document: string, variables = {}) => {
  const reason = 'Word of danger and how long it is kept';
  const { body, bytes } = await hub.ask({ persona, purpose, reason, document, variables });
  if (!body?.data) throw new Error(bytes);
  return body.data as T;
};

const send = async (word: string, around: readonly string[] = []): Promise<string> => {
  const input = {
    ...{ idempotencyKey: randomUUID(), caseReference: 'VL-2025-0007', whereabouts: 'GR' },
    ...{ personId: sampleId('person/2'), threatened: ['LIFE'], around },
    grounds: `Seen at the door, ${word}-grounds (synthetic)`,
    items: [{ category: 'VICTIM_LOCATION', neededFor: 'FINDING', words: `${word}-words` }],
  };
  const { reportImmediateDanger } = await ask<{ reportImmediateDanger: { pushId: string } }>(
    ...[SENDER ?? '', 'THIS_PROCEEDING'],
    `mutation ($input: ReportDangerInput!) { reportImmediateDanger(input: $input) { pushId } }`,
    { input },
  );
  return reportImmediateDanger.pushId;
};

type Field = 'reviewDangerPush' | 'proposeDangerRetention' | 'approveDangerRetention';
const step = (persona: string, field: Field, input: object): Promise<Answer> =>
  hub.ask({
    ...{ persona, purpose: 'OVERSIGHT', reason: 'Looks word of danger through' },
    document: `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
      ${field}(input: $input) { repeated push { id } } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const both = async (pushId: string, of: string): Promise<void> => {
  const input = { pushId, step: of };
  expect(codes(await step(FIRST ?? '', 'proposeDangerRetention', input))).toEqual([]);
  expect(codes(await step(SECOND ?? '', 'approveDangerRetention', input))).toEqual([]);
};

/** Its review was then, without anybody waiting. */
const reviewed = (id: string, ago: string): Promise<unknown> =>
  admin(`update exchange.danger_push set reviewed_at = clock_timestamp() - interval '${ago}'
    where id = '${id}'`);

/** Word of danger that was read, acknowledged and reviewed some time ago. */
const sent = async (word: string, ago: string, around?: readonly string[]): Promise<string> => {
  const id = await send(word, around);
  await ask(
    ...[GREECE ?? '', 'IMMEDIATE_THREAT'],
    `query ($id: ID!) { dangerPush(id: $id) { items { words } } }`,
    { id },
  );
  await ask(
    ...[GREECE ?? '', 'ASSISTANCE'],
    `mutation ($input: AcknowledgeDangerPushInput!) { acknowledgeDangerPush(input: $input) { repeated } }`,
    { input: { idempotencyKey: randomUUID(), pushId: id } },
  );
  const review = { pushId: id, outcome: 'JUSTIFIED', words: `There were grounds, ${word}-review` };
  expect(codes(await step(FIRST ?? '', 'reviewDangerPush', review))).toEqual([]);
  await reviewed(id, ago);
  return id;
};

const TERMS = 'reviewDueAt deleteBy held proposedRetentionStep';
interface Terms {
  readonly reviewDueAt: string | null;
  readonly deleteBy: string | null;
  readonly held: boolean | null;
  readonly proposedRetentionStep: string | null;
}
const terms = async (id: string, persona = FIRST, purpose = 'OVERSIGHT'): Promise<Terms | null> =>
  (
    await ask<{ dangerPush: Terms | null }>(
      ...[persona ?? '', purpose],
      `query ($id: ID!) { dangerPush(id: $id) { ${TERMS} } }`,
      { id },
    )
  ).dangerPush;
const due = async (): Promise<string[]> =>
  (
    await ask<{ dueDangerReviews: { nodes: { id: string }[] } }>(
      ...[FIRST ?? '', 'OVERSIGHT'],
      '{ dueDangerReviews(first: 100) { nodes { id } } }',
    )
  ).dueDangerReviews.nodes.map(({ id }) => id);

const forget = async (): Promise<number> => {
  const store = new ClockStore(hub.database.url('lidhja_international'));
  try {
    return await new PastDanger({ store, newId: randomUUID }).round();
  } finally {
    await store.close();
  }
};
const left = async (id: string): Promise<string[]> => {
  const of = [
    ...['danger_push', 'danger_push_item', 'danger_push_record', 'danger_push_around'],
    ...['danger_term', 'danger_term_step'],
  ];
  const rows = await admin<{ name: string }>(
    of
      .map((name) => `select '${name}' as name from exchange.${name} t where t::text ~ '${id}'`)
      .join(' union '),
  );
  return rows.map(({ name }) => name).sort();
};
const erasures = (id: string): Promise<{ official: string | null; payload: object }[]> =>
  admin(`select official, payload from audit.entry
    where type = 'erased' and payload->'records' ? '${id}'`);

interface Copies {
  readonly copiesDeleteBy: string | null;
  readonly copiesDestroyedProposed: boolean;
  readonly copiesDestroyedAt: string | null;
}
const COPIES = 'copiesDeleteBy copiesDestroyedProposed copiesDestroyedAt';
const copies = async (persona: string, purpose: string, id: string): Promise<Copies | null> =>
  (
    await ask<{ dangerPush: Copies | null }>(
      ...[persona, purpose],
      `{ dangerPush(id: "${id}") { ${COPIES} } }`,
    )
  ).dangerPush;

test('whoever received it is told by when copies are to be gone, and two of theirs confirm it while it is there', async () => {
  const GREECE_SECOND = 'greece-agency-second';
  await admin(colleague('greece-agency'));
  const [id, unread] = [await sent('Copied', '1 day'), await send('Copied too')];
  const confirm = (
    persona: string,
    field: string,
    idempotencyKey: string = randomUUID(),
    pushId = id,
  ) =>
    hub.ask({
      ...{ persona, purpose: 'IMMEDIATE_THREAT', reason: 'No copy is left' },
      document: `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
        ${field}(input: $input) { repeated push { ${COPIES} } } }`,
      variables: { input: { idempotencyKey, pushId } },
    });
  const [PROPOSE, APPROVE] = ['proposeDangerCopiesDestroyed', 'approveDangerCopiesDestroyed'];
  const nothing = { copiesDeleteBy: null, copiesDestroyedProposed: false, copiesDestroyedAt: null };
  expect(await copies(GREECE ?? '', 'IMMEDIATE_THREAT', unread)).toEqual(nothing);
  expect(codes(await confirm(GREECE ?? '', PROPOSE ?? '', randomUUID(), unread))).toEqual([
    'RETENTION_NOT_DUE',
  ]);
  const [last] = await admin<{ at: Date }>(
    `select reviewed_at + interval '3 years' as at from exchange.danger_push where id = '${id}'`,
  );
  const due = { ...nothing, copiesDeleteBy: last?.at.toISOString() };
  expect(await copies(GREECE ?? '', 'IMMEDIATE_THREAT', id)).toEqual(due);
  expect(codes(await confirm(GREECE ?? '', APPROVE ?? ''))).toEqual(['STEP_NOT_POSSIBLE']);
  expect(codes(await confirm(GREECE ?? '', PROPOSE ?? ''))).toEqual([]);
  expect(codes(await confirm(GREECE ?? '', APPROVE ?? ''))).toEqual(['SECOND_PERSON_REQUIRED']);
  // To its sender and to an inspection neither when it is due nor that it waits.
  for (const [persona, purpose] of [
    [SENDER, 'THIS_PROCEEDING'],
    [FIRST, 'OVERSIGHT'],
  ] as const)
    expect(await copies(persona ?? '', purpose, id)).toEqual(nothing);
  const words = async (persona: string, purpose: string): Promise<unknown> => {
    const { body, bytes } = await hub.ask({
      ...{ persona, purpose, reason: 'What it says' },
      document: 'query ($id: ID!) { dangerPush(id: $id) { items { category words } } }',
      variables: { id },
    });
    if (!body?.data) throw new Error(bytes);
    return (
      body.data as { dangerPush: { items: { words: string | null }[] } }
    ).dangerPush.items.map((item) => item.words);
  };
  const said = await words(GREECE ?? '', 'IMMEDIATE_THREAT');
  expect(said).toEqual(expect.arrayContaining([expect.any(String)]));
  const key = randomUUID();
  expect(codes(await confirm(GREECE_SECOND, APPROVE ?? '', key))).toEqual([]);
  // The desk needs it no more: read again, there would be a copy again. Whoever sent it reads it.
  for (const persona of [GREECE ?? '', GREECE_SECOND])
    expect(await words(persona, 'IMMEDIATE_THREAT')).toEqual((said as unknown[]).map(() => null));
  expect(await words(SENDER ?? '', 'THIS_PROCEEDING')).toEqual(said);
  expect(codes(await confirm(GREECE_SECOND, APPROVE ?? '', key))).toEqual([]);
  const [made] = await admin<{ at: Date }>(
    `select destroyed_at as at from exchange.danger_copies where push = '${id}'`,
  );
  const destroyedAt = made?.at.toISOString();
  expect(destroyedAt).toBeDefined();
  for (const [persona, purpose] of [
    [SENDER, 'THIS_PROCEEDING'],
    [FIRST, 'OVERSIGHT'],
  ] as const)
    expect(await copies(persona ?? '', purpose, id)).toEqual({
      ...nothing,
      copiesDestroyedAt: destroyedAt,
    });
  expect(codes(await confirm(GREECE ?? '', PROPOSE ?? ''))).toEqual(['STEP_NOT_POSSIBLE']);
  expect(
    await admin(`select from exchange.notice where danger_push = '${id}' and kind = 'DANGER_COPIES_DESTROYED'
      and organisation = '${sampleId('organisation/prosecutor-vlora')}'`),
  ).toHaveLength(1);
  // It goes with the word.
  await reviewed(id, '3 years 1 day');
  await forget();
  expect(await admin(`select from exchange.danger_copies where push = '${id}'`)).toEqual([]);
});

test('terms are counted from the review, and told to an inspection alone', async () => {
  const id = await send('badger-of-terms');
  const none = { reviewDueAt: null, deleteBy: null, held: null, proposedRetentionStep: null };
  expect(await terms(id)).toEqual({ ...none, held: false });
  const kept = await sent('badger-of-terms', 'P1M');
  const [times] = await admin<{ due: Date; ends: Date }>(
    `select reviewed_at + interval 'P1Y' as due, reviewed_at + interval 'P3Y' as ends
     from exchange.danger_push where id = '${kept}'`,
  );
  expect(await terms(kept)).toEqual({
    ...{ reviewDueAt: times?.due.toISOString(), deleteBy: times?.ends.toISOString() },
    ...{ held: false, proposedRetentionStep: null },
  });
  expect(await terms(kept, SENDER, 'THIS_PROCEEDING')).toEqual(none);
  expect(await terms(kept, GREECE, 'ASSISTANCE')).toEqual(none);
  expect(await due()).not.toContain(kept);
  await reviewed(kept, 'P13M');
  expect(await due()).toContain(kept);
  const { body } = await hub.ask({
    ...{ persona: SENDER ?? '', purpose: 'THIS_PROCEEDING', reason: 'Would see what is due' },
    document: '{ dueDangerReviews(first: 1) { nodes { id } } }',
  });
  expect(body?.errors).toHaveLength(1);
});

test('two persons of an inspection keep it on, and never past its age', async () => {
  const id = await sent('badger-kept', 'P6M');
  const keep = { pushId: id, step: 'KEEP' };
  expect(codes(await step(FIRST ?? '', 'proposeDangerRetention', keep))).toEqual([
    'RETENTION_NOT_DUE',
  ]);
  await reviewed(id, 'P13M');
  expect(codes(await step(FIRST ?? '', 'approveDangerRetention', keep))).toEqual([
    'STEP_NOT_POSSIBLE',
  ]);
  await step(FIRST ?? '', 'proposeDangerRetention', keep);
  expect(await terms(id)).toMatchObject({ proposedRetentionStep: 'KEEP' });
  expect(codes(await step(FIRST ?? '', 'approveDangerRetention', keep))).toEqual([
    'SECOND_PERSON_REQUIRED',
  ]);
  expect(
    codes(await step(SECOND ?? '', 'approveDangerRetention', { ...keep, step: 'HOLD' })),
  ).toEqual(['STEP_NOT_POSSIBLE']);
  expect(codes(await step(SECOND ?? '', 'approveDangerRetention', keep))).toEqual([]);
  expect(await due()).not.toContain(id);
  expect(await terms(id)).toMatchObject({ proposedRetentionStep: null });
  await reviewed(id, 'P37M');
  expect(await due()).toContain(id);
  expect(codes(await step(FIRST ?? '', 'proposeDangerRetention', keep))).toEqual([
    'RETENTION_OVER',
  ]);
  expect(await forget()).toBe(1);
  expect(codes(await step(FIRST ?? '', 'proposeDangerRetention', keep))).toEqual(['NOT_AVAILABLE']);
});

test('a legal hold keeps it past its age, listed, until two persons lift it', async () => {
  const id = await sent('badger-held', 'P1D');
  await both(id, 'HOLD');
  expect(
    codes(await step(FIRST ?? '', 'proposeDangerRetention', { pushId: id, step: 'HOLD' })),
  ).toEqual(['STEP_NOT_POSSIBLE']);
  await reviewed(id, 'P4Y');
  expect(await forget()).toBe(0);
  expect(await terms(id)).toMatchObject({ held: true });
  expect(await due()).toContain(id);
  await both(id, 'KEEP');
  expect(await forget()).toBe(0);
  await both(id, 'LIFT_HOLD');
  expect(await forget()).toBe(1);
  expect(await left(id)).toEqual([]);
});

test('a hold is lifted by two persons of that inspection: no machine, and nobody who has left it', async () => {
  const id = await sent('badger-hold-of-two', 'P4Y');
  await both(id, 'HOLD');
  const lift = { pushId: id, step: 'LIFT_HOLD' };
  expect(codes(await step(FIRST ?? '', 'proposeDangerRetention', lift))).toEqual([]);
  const meanwhile = async (before: string, after: string): Promise<unknown[]> => {
    await admin(before);
    const [waits, answer] = [
      (await terms(id, SECOND))?.proposedRetentionStep,
      await step(SECOND ?? '', 'approveDangerRetention', lift),
    ];
    await admin(after);
    return [waits, ...codes(answer)];
  };
  const official = (set: string, subject = FIRST): string =>
    `update exchange.official set ${set} where subject = '${subject}'`;
  const organisation = (name: string): string =>
    official(`organisation = '${sampleId(`organisation/${name}`)}'`);
  expect(
    await meanwhile(organisation('data-protection-authority'), organisation('oversight')),
  ).toEqual([null, 'STEP_NOT_POSSIBLE']);
  expect(
    await meanwhile(
      `${official(`functions = functions || 'machine'::text`, SECOND)};
       insert into exchange.mandate (official, responsible, purpose, scope, ends_at)
       select m.id, f.id, 'OVERSIGHT', 'What is due, nightly', '2035-01-01'
       from exchange.official m, exchange.official f where m.subject = '${SECOND}' and f.subject = '${FIRST}'`,
      official(`functions = array_remove(functions, 'machine')`, SECOND),
    ),
  ).toEqual(['LIFT_HOLD', 'SECOND_PERSON_REQUIRED']);
  expect(await forget()).toBe(0);
  expect(codes(await step(SECOND ?? '', 'approveDangerRetention', lift))).toEqual([]);
  expect(await forget()).toBe(1);
});

test('what was never reviewed, and what is younger, is destroyed by nobody', async () => {
  const [open, young] = [await send('badger-open'), await sent('badger-young', 'P1094D')];
  await admin(
    `update exchange.danger_push set sent_at = sent_at - interval 'P9Y' where id = '${open}'`,
  );
  expect(await forget()).toBe(0);
  expect(await left(open)).toContain('danger_push_item');
  expect(await left(young)).toContain('danger_push_item');
});

test('it is destroyed after its entry, which names nobody, and not without', async () => {
  const id = await sent('badger-entry', 'P37M', [sampleId(`official/${COLLEAGUE}`)]);
  const whole = await left(id);
  expect(whole).toEqual(
    ['danger_push', 'danger_push_around', 'danger_push_item', 'danger_push_record'].sort(),
  );
  await admin(`alter table audit.entry add constraint fails check (type <> 'erased') not valid`);
  try {
    await expect(forget()).rejects.toThrow();
  } finally {
    await admin('alter table audit.entry drop constraint fails');
  }
  expect(await left(id)).toEqual(whole);
  expect(await forget()).toBe(1);
  expect(await left(id)).toEqual([]);
  expect(await erasures(id)).toEqual([
    {
      official: null,
      payload: {
        ...{ basis: 'retention', records: [id], reason: null },
        fields: expect.arrayContaining(['DangerItem.words', 'DangerReview.words']) as string[],
      },
    },
  ]);
  expect(await forget()).toBe(0);
});

test('once it is destroyed nothing of it is told to anybody, whom it went around or not', async () => {
  const id = await sent('badger-around', 'P1D', [sampleId(`official/${COLLEAGUE}`)]);
  const { headers } = await hub.ask({
    ...{ persona: SENDER ?? '', purpose: 'THIS_PROCEEDING', reason: 'Reads what became of it' },
    document: `{ dangerPush(id: "${id}") { state items { words } } }`,
  });
  const operation = headers.get('lidhja-operation') ?? '';
  /** How many notices of word of danger there are, and entries by which it was read. */
  const seen = async (persona = ''): Promise<number[]> => {
    const { notices } = await ask<{ notices: { nodes: { kind: string }[] } }>(
      ...[persona, 'THIS_PROCEEDING'],
      '{ notices(first: 100) { nodes { kind } } }',
    );
    const { auditEntries } = await ask<{ auditEntries: { nodes: { type: string }[] } }>(
      ...[persona, 'OVERSIGHT'],
      `{ auditEntries(filter: { operation: "${operation}" }) { nodes { type } } }`,
    );
    return [
      notices.nodes.filter(({ kind }) => kind.startsWith('DANGER')).length,
      auditEntries.nodes.filter(({ type }) => type === 'RELEASED').length,
    ];
  };
  // That it was acknowledged, and reviewed.
  const [told = 0, read] = await seen(SENDER);
  expect(read).toBeGreaterThan(0);
  const without = [told - 2, 0];
  expect(await seen(COLLEAGUE)).toEqual(without);
  await reviewed(id, 'P37M');
  expect(await forget()).toBe(1);
  for (const persona of [SENDER, COLLEAGUE]) expect(await seen(persona)).toEqual(without);
  // Without what is kept of it, both would be there for those from whom it was kept.
  await admin(`delete from exchange.danger_erased where push = '${id}'`);
  expect(await seen(COLLEAGUE)).toEqual([told, read]);
});

test('whoever is sealed is destroyed with it, by the same entry', async () => {
  const [sealed, other] = [
    await sent('badger-sealed', 'P37M'),
    await sent('badger-unsealed', 'P37M'),
  ];
  const seal = sampleId('badger-seal');
  await admin(`update exchange.danger_push_record set record = '${seal}' where push = '${sealed}'
    and record = '${sampleId('person/2')}'`);
  await admin(
    `insert into exchange.seal (record, compartment) values ('${seal}', 'witness-protection')`,
  );
  expect(await forget()).toBe(2);
  await admin(`delete from exchange.seal where record = '${seal}'`);
  const shape = async (id: string): Promise<unknown> =>
    (await erasures(id)).map(({ payload, ...entry }) => ({
      ...entry,
      payload: { ...payload, records: 1 },
    }));
  expect(await shape(sealed)).toHaveLength(1);
  expect(await shape(sealed)).toEqual(await shape(other));
});

test('the international part does it by itself, as many statements for many as for one', async () => {
  const id = await sent('badger-first-round', 'P37M');
  await startWatch({
    ...{ host: '127.0.0.1', port: 0, keys: '', subgraphs: {}, supergraph: '' },
    databaseUrl: hub.database.url('lidhja_international'),
    logLevel: 'silent',
  }).stop();
  expect(await left(id)).toEqual([]);
  const [one, ...more] = await Promise.all(
    ['one', 'two', 'three'].map((word) => sent(`badger-${word}`, 'P1D')),
  );
  const statements = async (): Promise<number> => {
    const store = new ClockStore(hub.database.url('lidhja_international'));
    let count = 0;
    const within: ClockStore['within'] = (work) =>
      store.within((query) =>
        work((sql, parameters) => {
          count += 1;
          return query(sql, parameters);
        }),
      );
    await new PastDanger({ store: { within } as ClockStore, newId: randomUUID }).round();
    await store.close();
    return count;
  };
  await reviewed(one ?? '', 'P37M');
  const forOne = await statements();
  for (const each of more) await reviewed(each, 'P37M');
  expect(await statements()).toBe(forOne);
  for (const each of more) expect(await left(each)).toEqual([]);
});

test('a hold that is just being placed is waited for by nobody, and seen', async () => {
  const id = await sent('badger-raced', 'P37M');
  await hub.database.as('admin', async (client) => {
    await client.query(`begin; select from exchange.danger_push where id = '${id}' for update`);
    expect(await forget()).toBe(0);
    await client.query(`insert into exchange.danger_term (push, held_by)
      values ('${id}', '${sampleId('organisation/oversight')}'); commit`);
  });
  expect(await forget()).toBe(0);
  // Nor by its name.
  await hub.database.as('lidhja_international', (client) =>
    client.query(`select exchange.forget_danger('{${id}}')`),
  );
  expect(await left(id)).toContain('danger_push_item');
  await admin(`delete from exchange.danger_term where push = '${id}'`);
  expect(await forget()).toBe(1);
});

test('what was destroyed is in no table, dead row or index once they are vacuumed, in no export and in no log', () =>
  ServerFiles.during(hub.database, async (files) => {
    const words = ['words', 'grounds', 'review'];
    const of = (word: string): string[] => words.map((one) => `${word}-${one}`);
    const log = join(testCluster().data, 'postgres.log');
    const id = await sent('wombat-destroyed', 'P37M');
    await sent('wombat-younger', 'P1Y');
    const brought = readFileSync(log).length;
    expect(await forget()).toBe(1);
    const gone = formsOf(of('wombat-destroyed'));
    const tables = ['danger_push', 'danger_push_item', 'danger_push_record', 'danger_push_around'];
    expect(
      await files.vacuumed(
        tables.map((name) => `exchange.${name}`),
        gone,
      ),
    ).toEqual([]);
    // The search finds what is there.
    expect(holding(await files.tables(), formsOf(of('wombat-younger')))).not.toEqual([]);
    expect(holding(await files.writes(), gone)).not.toEqual([]);
    const logged = readFileSync(log).subarray(brought);
    expect(logged.includes('exchange.forget_danger(')).toBe(true);
    expect(gone.filter((one) => logged.includes(one))).toEqual([]);
    const record = new RecordLog(hub.database);
    await record.sequencer.round();
    await record.close();
    const file = join(mkdtempSync(join(testCluster().data, 'export-')), 'record.jsonl');
    await writeLines(file, RecordExport.lines(hub.database.url('lidhja_migrator'), 'Destroyed'));
    const bytes = readFileSync(file);
    expect(bytes.includes(id)).toBe(true);
    expect(gone.filter((one) => bytes.includes(one))).toEqual([]);
  }));

test('nobody finds or destroys it but the part that does it by itself', async () => {
  const id = await sent('badger-roles', 'P37M');
  for (const role of ['lidhja_national', 'lidhja_local', 'lidhja_evidence', 'lidhja_gateway'])
    for (const call of ['find_past_danger(9)', `forget_danger('{${id}}')`])
      await expect(
        hub.database.as(role, (client) => client.query(`select exchange.${call}`)),
      ).rejects.toThrow(/permission denied/);
  expect(await left(id)).toContain('danger_push_item');
});
