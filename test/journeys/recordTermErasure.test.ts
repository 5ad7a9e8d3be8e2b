import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecordExport, writeLines } from '@lidhja/launch';
import { sampleId } from '@lidhja/platform';
import { Notes } from '../canaries/Notes';
import type { Answer } from '../examples/ask';
import { CLASSES, endedRecord, type Class, type EndedRecord } from '../testkit/endedRecord';
import { codes, dataOf } from '../testkit/inAnswer';
import { personWith } from '../testkit/personWith';
import { RecordLog } from '../testkit/RecordLog';
import { ServerFiles, formsOf, holding } from '../testkit/ServerFiles';
import { testCluster } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  const cleared = { clearances: ['witness-protection'] };
  for (const [like, subject, more] of [
    [FIRST, 'vatra-cleared', cleared],
    [SECOND, 'vatra-cleared-second', cleared],
    [CONSUL, CONSUL_SECOND, {}],
    [FIRST, MACHINE, { functions: ['machine'] }],
  ] as const)
    await admin(`insert into exchange.official select (jsonb_populate_record(o, '${JSON.stringify(more)}'::jsonb
      || jsonb_build_object('id', gen_random_uuid(), 'subject', '${subject}'))).*
      from exchange.official o where o.subject = '${like}'`);
  await admin(`insert into exchange.mandate (official, responsible, purpose, scope, ends_at)
    select m.id, f.id, 'RETURN', 'What is due, nightly', '2035-01-01'
    from exchange.official m, exchange.official f where m.subject = '${MACHINE}' and f.subject = '${FIRST}'`);
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const FIRST = 'vatra-social-worker';
const SECOND = 'vatra-supervisor';
const CLEARED = ['vatra-cleared', 'vatra-cleared-second'];
const MACHINE = 'vatra-machine';
const POLICE = 'police-vlora';
const CONSUL = 'consular-officer';
const CONSUL_SECOND = 'consular-officer-second';
const AUTHORITY = 'responsible-authority';
const VATRA = sampleId('organisation/vatra');
const DESK = sampleId('organisation/police-vlora');
const [stand, found] = ['exchange.representative', 'exchange.conflict_check'];
const OFFICE = sampleId('organisation/prosecutor-vlora');
const REASON = 'What has ended is looked through';
const TERM = 'id record endedAt reviewDueAt deleteBy held erasedAt proposedStep';

interface Term {
  readonly id: string;
  readonly record: string;
  readonly reviewDueAt: string | null;
  readonly deleteBy: string | null;
  readonly held: boolean | null;
  readonly erasedAt: string | null;
  readonly proposedStep: string | null;
}

const ask = (
  persona: string,
  document: string,
  variables: Record<string, unknown> = {},
  purpose = 'RETURN',
): Promise<Answer> => hub.ask({ persona, document, variables, purpose, reason: REASON });

type Mutation = 'propose' | 'approve';
const step = (
  mutation: Mutation,
  persona: string,
  recordId: string,
  of: string,
  idempotencyKey: string = randomUUID(),
): Promise<Answer> =>
  ask(
    persona,
    `mutation ($input: ${mutation === 'propose' ? 'Propose' : 'Approve'}RecordRetentionInput!) {
      ${mutation}RecordRetention(input: $input) { repeated term { ${TERM} } } }`,
    { input: { idempotencyKey, recordId, step: of } },
  );
const termIn = ({ body }: Answer): Term | null =>
  Object.values(body?.data as Record<string, { term: Term | null }>)[0]?.term ?? null;

const both = async (id: string, of: string, persons = [FIRST, SECOND]): Promise<void> => {
  const [first = '', second = ''] = persons;
  expect(codes(await step('propose', first, id, of))).toEqual([]);
  expect(codes(await step('approve', second, id, of))).toEqual([]);
};

const dueTerms = async (persona: string): Promise<Term[]> =>
  dataOf<{ dueRecordReviews: { nodes: Term[] } }>(
    await ask(persona, `{ dueRecordReviews(first: 100) { nodes { ${TERM} } } }`),
  ).dueRecordReviews.nodes;
const due = async (persona: string): Promise<string[]> =>
  (await dueTerms(persona)).map(({ id }) => id);

let made = 0;
/** A person whom nothing names yet, with everything that hangs on one. */
const newPerson = async (word: string): Promise<string> => {
  const person = randomUUID();
  await admin(personWith(person, word, OFFICE));
  return person;
};

/** One that ended that long ago, of a person of its own or another's. */
const ended = async (of: Class, ago = '2 years', person?: string): Promise<EndedRecord> => {
  made += 1;
  const word = `Narwhal-${made}`;
  const one = {
    ...{ id: randomUUID(), word, person: person ?? (await newPerson(word)) },
    hanging: of === 'consent' ? [randomUUID(), randomUUID()] : [],
  };
  await admin(`${endedRecord[of](one, ago)};
    insert into exchange.${of}_person values ('${one.id}', '${one.person}')`);
  return one;
};

/** Two who may decide about it. */
const PERSONS: Readonly<Record<Class, readonly [string, string]>> = {
  referral: [FIRST, SECOND],
  consent: [FIRST, SECOND],
  return: [CONSUL, CONSUL_SECOND],
};

const leftOf = ({ id, hanging }: EndedRecord): Promise<object[]> => {
  const ids = [id, ...hanging].map((one) => `'${one}'`).join(', ');
  return admin(`select 'edge' as left from exchange.referral_person where referral in (${ids})
    union all select 'edge' from exchange.consent_person where consent in (${ids})
    union all select 'edge' from exchange.return_person where return in (${ids})
    union all select 'referral' from exchange.referral where id in (${ids})
    union all select 'consent' from exchange.consent where id in (${ids})
    union all select 'representative' from ${stand} where id in (${ids})
    union all select 'check' from ${found} where id in (${ids})
    union all select 'return' from "international".person_return where id in (${ids})`);
};

const TABLES_OF_PERSONS = ['person_identity', 'person_origin', 'person_health', 'child_decision'];
const leftOfPerson = (person: string): Promise<object[]> =>
  admin(
    `${TABLES_OF_PERSONS.map(
      (table) => `select '${table}' as left from "national".${table} where person_id = '${person}'`,
    ).join(' union all ')}
     union all select 'handling' from exchange.handling where record = '${person}'`,
  );

const ago = (term: Term | null, column: 'reviewDueAt' | 'deleteBy'): number =>
  (Date.now() - new Date(term?.[column] ?? '').getTime()) / 86_400_000 / 365.25;

test.each(CLASSES)(
  'a %s is due every year from its end on, for whoever answers for it alone',
  async (of) => {
    const [first, second] = PERSONS[of];
    const [running, recent, old] = [
      await ended(of, '-1 years'),
      await ended(of, '100 days'),
      await ended(of, '2 years'),
    ];
    for (const persona of [first, second]) {
      const found = await due(persona);
      expect(found).toContain(old.id);
      expect(found).not.toContain(recent.id);
      expect(found).not.toContain(running.id);
    }
    const term = (await dueTerms(first)).find(({ id }) => id === old.id) ?? null;
    expect(term).toMatchObject({ record: of.toUpperCase(), held: false, erasedAt: null });
    expect(ago(term, 'reviewDueAt')).toBeCloseTo(1, 1);
    expect(ago(term, 'deleteBy')).toBeCloseTo(-3, 1);
    expect(codes(await step('propose', first, recent.id, 'ERASE'))).toEqual(['RETENTION_NOT_DUE']);
    // Whoever it was given to, and who is somebody else's, decides nothing about it and is told nothing.
    for (const persona of of === 'return' ? [FIRST, POLICE] : [POLICE, CONSUL, AUTHORITY]) {
      expect(await due(persona)).not.toContain(old.id);
      expect(codes(await step('propose', persona, old.id, 'HOLD'))).toEqual(['NOT_AVAILABLE']);
    }
  },
);

test('what goes on, or has not ended, has no term', async () => {
  const { id } = await ended('consent');
  await admin(`update exchange.consent set withdrawn_at = null where id = '${id}'`);
  expect(await due(FIRST)).not.toContain(id);
  const back = await ended('return');
  await admin(
    `update "international".person_return set stage = 'REQUESTED' where id = '${back.id}'`,
  );
  expect(await due(CONSUL)).not.toContain(back.id);
});

test('kept after a review it is due again in its turn, and never past its age', async () => {
  const { id } = await ended('referral');
  await both(id, 'KEEP');
  expect(await due(FIRST)).not.toContain(id);
  await admin(`update exchange.record_term set ended_at = ended_at - interval '2 years',
    kept_at = kept_at - interval '2 years' where record = '${id}'`);
  expect(await due(FIRST)).toContain(id);
  await both(id, 'KEEP');
  await admin(
    `update exchange.record_term set ended_at = ended_at - interval '2 years' where record = '${id}'`,
  );
  expect(codes(await step('propose', FIRST, id, 'KEEP'))).toEqual(['RETENTION_OVER']);
});

test('the longest due stand first, page by page', async () => {
  const [late, early] = [await ended('referral', '8 years'), await ended('consent', '9 years')];
  const page = async (after: string | null) =>
    dataOf<{ dueRecordReviews: { nodes: { id: string }[]; endCursor: string | null } }>(
      await ask(
        FIRST,
        'query ($after: String) { dueRecordReviews(first: 1, after: $after) { nodes { id } endCursor } }',
        { after },
      ),
    ).dueRecordReviews;
  const first = await page(null);
  const second = await page(first.endCursor);
  const all = await due(FIRST);
  expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(all.slice(0, 2));
  expect(all.indexOf(early.id)).toBeLessThan(all.indexOf(late.id));
});

test.each(CLASSES)('a legal hold keeps a %s, and it stays listed', async (of) => {
  const { id } = await ended(of, '6 years');
  const [first, second] = PERSONS[of];
  await both(id, 'HOLD', [first, second]);
  expect(await due(first)).toContain(id);
  expect(codes(await step('propose', first, id, 'ERASE'))).toEqual(['LEGAL_HOLD']);
  expect(codes(await step('propose', first, id, 'HOLD'))).toEqual(['STEP_NOT_POSSIBLE']);
  // What the other organisation placed binds whoever else prepares returns, and is not theirs to lift.
  if (of === 'return')
    expect([
      codes(await step('propose', AUTHORITY, id, 'ERASE')),
      codes(await step('propose', AUTHORITY, id, 'LIFT_HOLD')),
    ]).toEqual([['LEGAL_HOLD'], ['STEP_NOT_POSSIBLE']]);
  await both(id, 'LIFT_HOLD', [second, first]);
  await both(id, 'ERASE', [first, second]);
});

test.each(CLASSES)(
  'to erase a %s takes two persons of one organisation, and is recorded before it destroys',
  async (of) => {
    const one = await ended(of);
    const { id, hanging, person } = one;
    const [first, second] = PERSONS[of];
    const [key, approved] = [randomUUID(), randomUUID()];
    expect(codes(await step('propose', first, id, 'ERASE', key))).toEqual([]);
    expect((await step('propose', first, id, 'ERASE', key)).bytes).toContain('"repeated":true');
    expect((await dueTerms(second)).find((term) => term.id === id)?.proposedStep).toBe('ERASE');
    expect(codes(await step('approve', first, id, 'ERASE'))).toEqual(['SECOND_PERSON_REQUIRED']);
    expect(codes(await step('approve', second, id, 'KEEP'))).toEqual(['STEP_NOT_POSSIBLE']);
    // Of what one organisation proposes the other is told nothing, and approves nothing of it.
    const others = of === 'return' ? 'STEP_NOT_POSSIBLE' : 'NOT_AVAILABLE';
    expect(codes(await step('approve', AUTHORITY, id, 'ERASE'))).toEqual([others]);
    expect(await leftOf(one)).not.toEqual([]);
    const answer = await step('approve', second, id, 'ERASE', approved);
    expect(answer.bytes).toContain('"repeated":false');
    expect(termIn(answer)).toMatchObject({ id, reviewDueAt: null, deleteBy: null });
    expect(termIn(answer)?.erasedAt).not.toBeNull();
    expect((await step('approve', second, id, 'ERASE', approved)).bytes).toContain(
      '"repeated":true',
    );
    expect(await due(first)).not.toContain(id);
    expect(await leftOf(one)).toEqual([]);
    // Nothing else named them.
    expect(await leftOfPerson(person)).toEqual([]);
    for (const persona of [first, second, POLICE])
      expect(
        (await ask(persona, `{ referrals(first: 100) { nodes { id } } }`)).bytes,
      ).not.toContain(id);
    const [{ official: by, payload } = { official: '', payload: {} }] = await admin<{
      official: string;
      payload: Record<string, unknown>;
    }>(
      `select e.official, e.payload from audit.entry e where e.type = 'erased' and e.payload->>'of' = '${id}'`,
    );
    expect(payload).toMatchObject({
      basis: 'retention',
      reason: REASON,
      records: [id, ...hanging],
    });
    expect((payload['persons'] as string[])[1]).toBe(by);
    // Whom it was about is in no word of it: whoever reads it need not be told that.
    expect(JSON.stringify(payload)).not.toContain(person);
    for (const other of ['ERASE', 'KEEP', 'HOLD'])
      expect(codes(await step('propose', first, id, other))).toEqual(['STEP_NOT_POSSIBLE']);
  },
);

test('a machine that acts for one of the two is none of them', async () => {
  const { id } = await ended('consent');
  expect(codes(await step('propose', FIRST, id, 'ERASE'))).toEqual([]);
  expect(codes(await step('approve', MACHINE, id, 'ERASE'))).toEqual(['SECOND_PERSON_REQUIRED']);
  expect(codes(await step('propose', MACHINE, id, 'ERASE'))).toEqual([]);
  expect(codes(await step('approve', SECOND, id, 'ERASE'))).toEqual(['SECOND_PERSON_REQUIRED']);
  await both(id, 'ERASE');
});

/** What was done about it lies that much further back. */
const back = (id: string, years: number): Promise<unknown> =>
  admin(`update exchange.record_term set kept_at = kept_at - interval '${years} years' where record = '${id}';
    update exchange.record_term_step set proposed_at = proposed_at - interval '${years} years' where record = '${id}'`);
const proposed = async (persona: string, id: string): Promise<string | null | undefined> =>
  (await dueTerms(persona)).find((term) => term.id === id)?.proposedStep;

test('a review of before says nothing of what ends on another day', async () => {
  const referral = await ended('referral', '3 years');
  await both(referral.id, 'KEEP');
  await back(referral.id, 2);
  expect(await due(FIRST)).toContain(referral.id);
  await admin(`update exchange.referral set expires_at = clock_timestamp() + interval '1 year'
    where id = '${referral.id}'`);
  expect(codes(await step('propose', FIRST, referral.id, 'ERASE'))).toEqual(['RETENTION_NOT_DUE']);
  const journey = await ended('return', '3 years');
  await both(journey.id, 'KEEP', [CONSUL, CONSUL_SECOND]);
  await back(journey.id, 2);
  await admin(`update "international".person_return set stage = 'TRAVELLED', risk_assessed_on = requested_on,
    documents_issued_on = requested_on, travelled_on = current_date where id = '${journey.id}'`);
  expect(await due(CONSUL)).not.toContain(journey.id);
  expect(codes(await step('propose', CONSUL, journey.id, 'ERASE'))).toEqual(['RETENTION_NOT_DUE']);
  // The day is another one after all.
  await admin(
    `update "international".person_return set travelled_on = current_date - 800 where id = '${journey.id}'`,
  );
  expect(await due(CONSUL)).toContain(journey.id);
});

test('that a return was given up, told once more, puts its end off by nothing', async () => {
  const { id } = await ended('return');
  await admin(`insert into "international".person_return select * from "international".person_return
    where id = '${id}' on conflict (id) do update set stage = excluded.stage, kind = excluded.kind`);
  expect(await due(CONSUL)).toContain(id);
});

test.each(CLASSES)('a %s that is written again after its erasure has a term again', async (of) => {
  const one = await ended(of);
  const write = `${endedRecord[of](one, '2 years')};
    insert into exchange.${of}_person values ('${one.id}', '${one.person}')`;
  const [first, second] = PERSONS[of];
  await both(one.id, 'ERASE', [first, second]);
  expect(await due(first)).not.toContain(one.id);
  await admin(write);
  expect((await dueTerms(first)).find(({ id }) => id === one.id)).toMatchObject({ erasedAt: null });
  // It is counted once.
  expect(
    await admin(`select from exchange.counted_referral where record = '${one.id}'`),
  ).toHaveLength(0);
  await both(one.id, 'ERASE', [first, second]);
  expect(await leftOf(one)).toEqual([]);
});

test('what was proposed before it went on is approved by nobody', async () => {
  const { id } = await ended('return', '3 years');
  expect(codes(await step('propose', CONSUL, id, 'ERASE'))).toEqual([]);
  await back(id, 1);
  expect(await proposed(CONSUL_SECOND, id)).toBe('ERASE');
  await admin(`update "international".person_return set stage = 'REQUESTED' where id = '${id}';
    update "international".person_return set stage = 'STOPPED' where id = '${id}';
    update exchange.record_term set ended_at = ended_at - interval '2 years' where record = '${id}';
    update exchange.record_term_step set proposed_at = proposed_at - interval '2 years' where record = '${id}'`);
  expect(await proposed(CONSUL_SECOND, id)).toBeNull();
  expect(codes(await step('approve', CONSUL_SECOND, id, 'ERASE'))).toEqual(['STEP_NOT_POSSIBLE']);
  await both(id, 'ERASE', [CONSUL, CONSUL_SECOND]);
});

test('what somebody proposed who has gone to another organisation is approved by nobody', async () => {
  const { id } = await ended('referral');
  expect(codes(await step('propose', FIRST, id, 'ERASE'))).toEqual([]);
  const goes = (to: string): Promise<unknown> =>
    admin(`update exchange.official set organisation = '${to}' where subject = '${FIRST}'`);
  await goes(DESK);
  const [waits, answer] = [await proposed(SECOND, id), await step('approve', SECOND, id, 'ERASE')];
  await goes(VATRA);
  expect(waits).toBeNull();
  expect(codes(answer)).toEqual(['STEP_NOT_POSSIBLE']);
  await both(id, 'ERASE');
});

test.each(['referral', 'consent'] as const)(
  'what was proposed about a %s before it was sealed needs a second one who is cleared',
  async (of) => {
    const { id, person } = await ended(of);
    expect(codes(await step('propose', FIRST, id, 'ERASE'))).toEqual([]);
    await admin(
      `insert into exchange.seal values ('${person}', 'witness-protection', clock_timestamp())`,
    );
    const [cleared = ''] = CLEARED;
    expect(await proposed(cleared, id)).toBeNull();
    expect(codes(await step('approve', cleared, id, 'ERASE'))).toEqual(['STEP_NOT_POSSIBLE']);
    await both(id, 'ERASE', CLEARED);
  },
);

test('without its entry nothing is destroyed', async () => {
  const one = await ended('consent');
  const before = await leftOf(one);
  expect(codes(await step('propose', FIRST, one.id, 'ERASE'))).toEqual([]);
  await admin(`alter table audit.entry add constraint fails check (type <> 'erased') not valid`);
  try {
    expect(codes(await step('approve', SECOND, one.id, 'ERASE'))).not.toEqual([]);
  } finally {
    await admin('alter table audit.entry drop constraint fails');
  }
  expect(await leftOf(one)).toEqual(before);
  expect(await leftOfPerson(one.person)).not.toEqual([]);
});

test('an erasure that was approved and not carried out does not commit', async () => {
  const { id } = await ended('referral');
  await step('propose', FIRST, id, 'ERASE');
  await hub.database.as('lidhja_local', async (client) => {
    await client.query('begin');
    await client.query('select exchange.open_session($1, $2, $3, null)', [
      ...['urn:lidhja:sample', SECOND, 'RETURN'],
    ]);
    await client.query(`select exchange.approve_record_step('${id}', 'ERASE')`);
    await expect(client.query('commit')).rejects.toMatchObject({ code: '23000' });
  });
  // Nor does the owner of the table leave it so.
  await expect(
    admin(`update exchange.record_term set erasing = true where record = '${id}'`),
  ).rejects.toMatchObject({ code: '23000' });
  const [term] = (await dueTerms(FIRST)).filter((one) => one.id === id);
  expect(term).toMatchObject({ erasedAt: null, proposedStep: 'ERASE' });
});

test('nothing is destroyed but by the transaction that a second person approved', async () => {
  const one = await ended('referral');
  await step('propose', FIRST, one.id, 'ERASE');
  for (const role of ['exchange_owner', 'exchange_sealer'])
    for (const table of ['referral_person', 'consent_person', 'return_person'])
      await hub.database.as('admin', async (client) => {
        await client.query(`begin; set local role ${role}`);
        expect((await client.query(`delete from exchange.${table}`)).rowCount).toBe(0);
        await client.query('rollback');
      });
  await hub.database.as('lidhja_local', async (client) => {
    await client.query('begin');
    await client.query('select exchange.open_session($1, $2, $3, null)', [
      ...['urn:lidhja:sample', SECOND, 'RETURN'],
    ]);
    await expect(
      client.query(`select "local".erase_record('${one.id}', '{}')`),
    ).rejects.toMatchObject({ message: 'STEP_NOT_POSSIBLE' });
    await client.query('rollback');
  });
  await hub.database.as('admin', async (client) => {
    await client.query('begin; set local role exchange_owner');
    await expect(client.query(`select exchange.destroy_record('${one.id}')`)).rejects.toMatchObject(
      { message: 'STEP_NOT_POSSIBLE' },
    );
    await client.query('rollback');
  });
  expect(await leftOf(one)).not.toEqual([]);
});

test('whom something else names stays, until the last of it goes', async () => {
  const one = await ended('referral');
  const consent = await ended('consent', '2 years', one.person);
  const back = await ended('return', '2 years', one.person);
  await admin(`insert into "national".case_person (case_id, person_id, part)
    values ('${sampleId('case/vlora-1')}', '${one.person}', 'WITNESS')`);
  await both(one.id, 'ERASE');
  await both(consent.id, 'ERASE');
  await both(back.id, 'ERASE', [CONSUL, CONSUL_SECOND]);
  expect(await leftOfPerson(one.person)).toHaveLength(5);
  // Of one who stands in no case any more, the last record is the last.
  const last = await ended('consent', '2 years', one.person);
  await admin(`delete from "national".case_person where person_id = '${one.person}'`);
  await both(last.id, 'ERASE');
  expect(await leftOfPerson(one.person)).toEqual([]);
});

test('of two records that are erased at the same moment one waits, and whom both name goes', async () => {
  const one = await ended('referral');
  const other = await ended('consent', '2 years', one.person);
  for (const { id } of [one, other])
    expect(codes(await step('propose', FIRST, id, 'ERASE'))).toEqual([]);
  const answers = await hub.database.as('admin', async (client) => {
    await client.query('begin');
    await client.query(`select from "national".person where id = '${one.person}' for update`);
    const asked = [one, other].map(({ id }) => step('approve', SECOND, id, 'ERASE'));
    for (let waiting = 0; waiting < 2;) {
      // Within a transaction, who came after the first look would stay unseen.
      await client.query('select pg_stat_clear_snapshot()');
      const { rows } = await client.query<{ waiting: number }>(
        `select count(distinct l.pid)::int as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
         where not l.granted and a.datname = current_database()`,
      );
      waiting = rows[0]?.waiting ?? 0;
    }
    await client.query('commit');
    return Promise.all(asked);
  });
  expect(answers.map(codes)).toEqual([[], []]);
  expect(await leftOfPerson(one.person)).toEqual([]);
});

interface Entry {
  readonly type: string;
  readonly records: readonly string[] | null;
}
const entries = async (persona: string, id: string): Promise<string[]> => {
  const all: Entry[] = [];
  let after: string | null = null;
  do {
    const page: { nodes: Entry[]; endCursor: string | null } = dataOf<{
      auditEntries: { nodes: Entry[]; endCursor: string | null };
    }>(
      await ask(
        persona,
        `query ($after: String) { auditEntries(first: 100, after: $after) { nodes { type records } endCursor } }`,
        { after },
        'OVERSIGHT',
      ),
    ).auditEntries;
    all.push(...page.nodes);
    after = page.endCursor;
  } while (after !== null);
  return all.filter(({ records }) => records?.includes(id)).map(({ type }) => type);
};

const policeCount = async (subject: string): Promise<number | null> =>
  hub.database.as('lidhja_local', async (client) => {
    await client.query('begin');
    await client.query('select exchange.open_session($1, $2, $3, null)', [
      ...['urn:lidhja:sample', subject, 'STATISTICS'],
    ]);
    const { rows } = await client.query<{ referrals: number | null }>(
      'select referrals from exchange.count_referrals_to_police($1, 2019)',
      [[sampleId('network/rilat')]],
    );
    await client.query('rollback');
    return rows[0]?.referrals ?? null;
  });

test('no figure changes by an erasure', async () => {
  const [{ subject } = { subject: '' }] = await admin<{ subject: string }>(
    `select o.subject from exchange.official o join exchange.organisation g on g.id = o.organisation
     where g.kind = 'coordinator' and o.active_until is null order by 1 limit 1`,
  );
  const [counted, sealed] = [await ended('referral'), await ended('referral')];
  const before = await policeCount(subject);
  expect(before).toBeGreaterThan(0);
  await admin(
    `insert into exchange.seal values ('${sealed.person}', 'witness-protection', clock_timestamp())`,
  );
  expect(await policeCount(subject)).toBe((before ?? 0) - 1);
  await both(counted.id, 'ERASE');
  await both(sealed.id, 'ERASE', CLEARED);
  expect(await policeCount(subject)).toBe((before ?? 0) - 1);
});

test.each(CLASSES)(
  'a %s of somebody who is sealed is not there for who is not cleared',
  async (of) => {
    const one = await ended(of);
    const { id, person, hanging } = one;
    const [first, second] = PERSONS[of];
    await both(id, 'HOLD', [first, second]);
    await both(id, 'LIFT_HOLD', [first, second]);
    expect((await entries(first, id)).length).toBeGreaterThan(0);
    await admin(
      `insert into exchange.seal values ('${person}', 'witness-protection', clock_timestamp())`,
    );
    const unseen = async (): Promise<void> => {
      expect(await due(first)).not.toContain(id);
      for (const one of ['HOLD', 'ERASE', 'KEEP'])
        expect(codes(await step('propose', first, id, one))).toEqual(['NOT_AVAILABLE']);
      // What they name themselves is in an entry of theirs, as of what never was.
      for (const one of [id, ...hanging])
        expect((await entries(first, one)).filter((type) => type !== 'REFUSED')).toEqual([]);
    };
    await unseen();
    if (of === 'return') {
      await admin(
        `update exchange.official set clearances = array['witness-protection'] where subject like '${CONSUL}%'`,
      );
      await both(id, 'ERASE', [CONSUL, CONSUL_SECOND]);
      await admin(`update exchange.official set clearances = '{}' where subject like '${CONSUL}%'`);
    } else await both(id, 'ERASE', CLEARED);
    expect(await leftOf(one)).toEqual([]);
    expect(await leftOfPerson(person)).toEqual([]);
    // It is no more there after its edge has gone than before.
    await unseen();
  },
);

test('what was erased is in no table, dead row or index once they are vacuumed, in no export and in no log', () =>
  ServerFiles.during(hub.database, async (files) => {
    const erased = [await ended('referral'), await ended('consent'), await ended('return')];
    const kept = await ended('consent');
    const log = join(testCluster().data, 'postgres.log');
    const brought = readFileSync(log).length;
    expect(
      (await ask(FIRST, '{ referrals(first: 100) { nodes { categories person { id } } } }')).bytes,
    ).toContain(`${erased[0]?.word}-category`);
    for (const [at, one] of erased.entries())
      await both(one.id, 'ERASE', [...PERSONS[CLASSES[at] as Class]]);
    const words = erased.flatMap(({ word }) =>
      ['given', 'family', 'needs', 'decision', 'restriction', 'category', 'purpose'].map(
        (one) => `${word}-${one}`,
      ),
    );
    const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
    // An edge lies as two ids side by side.
    const edges = (all: readonly EndedRecord[]): Buffer[] =>
      all.map(({ id, person }) => Buffer.concat([bytesOf(id), bytesOf(person)]));
    const sought = [...formsOf(words), ...edges(erased)];
    const tables = [
      ...TABLES_OF_PERSONS.map((name) => `"national".${name}`),
      ...['referral', 'consent', 'referral_person', 'consent_person', 'return_person'].map(
        (name) => `exchange.${name}`,
      ),
      ...[stand, found, 'exchange.handling', '"international".person_return'],
    ];
    expect(await files.vacuumed(tables, sought)).toEqual([]);
    // The search finds what is there: another consent in the tables, and in the log of writes what was in the clear.
    expect(holding(await files.tables(), formsOf([`${kept.word}-family`]))).not.toEqual([]);
    expect(holding(await files.tables(), edges([kept]))).not.toEqual([]);
    expect(holding(await files.writes(), formsOf(words))).not.toEqual([]);
    const logged = readFileSync(log).subarray(brought);
    expect(logged.includes('"local".erase_record(')).toBe(true);
    expect(formsOf(words).filter((one) => logged.includes(one))).toEqual([]);
    const record = new RecordLog(hub.database);
    await record.sequencer.round();
    await record.close();
    const file = join(mkdtempSync(join(testCluster().data, 'export-')), 'record.jsonl');
    await writeLines(
      file,
      RecordExport.lines(hub.database.url('lidhja_migrator'), 'What was erased'),
    );
    const bytes = readFileSync(file);
    for (const { id } of erased) expect(bytes.includes(id)).toBe(true);
    expect(formsOf(words).filter((one) => bytes.includes(one))).toEqual([]);
    const parts = Buffer.concat(
      [...(Notes.ofRun()?.own() ?? [])]
        .filter(({ head }) => ['log', 'output'].includes(head.place))
        .map(({ bytes: noted }) => noted),
    );
    expect(formsOf(words).filter((one) => parts.includes(one))).toEqual([]);
  }));
