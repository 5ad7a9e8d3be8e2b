import { randomUUID } from 'node:crypto';
import { RecordErasure } from '@lidhja/launch';
import { sampleId } from '@lidhja/platform';
import { TestDatabase } from '../testkit/TestCluster';

const UNTIL = '2016-01-01T00:00:00Z';
const REASON = 'Term of the record';
const LONG_AGO = '2014-01-01T00:00:00Z';

let database: TestDatabase;
beforeEach(async () => {
  database = await TestDatabase.create();
});
afterEach(() => database.drop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await database.as('admin', (client) => client.query<T>(sql))).rows;

/** Past every trigger, as if it had been so all along. */
const past = (sql: string): Promise<unknown> =>
  admin(`begin; set local session_replication_role = replica; ${sql}; commit`);

/** Moves what is in a table back by as many years, and answers nothing. */
const aged = async (table: string): Promise<void> => {
  const columns = await admin<{
    name: string;
  }>(`select quote_ident(attname) as name from pg_attribute
    where attrelid = 'exchange.${table}'::regclass and atttypid = 'timestamptz'::regtype and attnum > 0`);
  const moved = columns.map(({ name }) => `${name} = ${name} - interval '13 years'`);
  if (moved.length > 0) await past(`update exchange.${table} set ${moved.join()}`);
};

const erase = async (): Promise<number> =>
  (await RecordErasure.erase(database.url('lidhja_migrator'), UNTIL, REASON)).left;
const said = async (): Promise<object[]> =>
  admin(`select payload, cleared from audit.entry where type = 'erased' order by recorded_at`);
/** Whatever went. */
const ENTRY = {
  payload: { detail: 'LEFT_OVER', until: UNTIL, basis: 'term', reason: REASON },
  cleared: false,
};
const count = async (...tables: string[]): Promise<Record<string, number>> => {
  const counted: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await admin<{ n: number }>(`select count(*)::int as n from ${table}`);
    if (row && row.n > 0) counted[table] = row.n;
  }
  return counted;
};

const COURSE = [
  ...['request', 'request_event', 'request_clock', 'retention', 'retention_step', 'data_key'],
  ...['request_words', 'sought_person', 'document', 'request_answer', 'inward_information'],
  ...['decision', 'decision_category', 'condition_offer', 'condition', 'condition_reply'],
  ...['"grant"', 'disclosure', 'revocation', 'receipt', 'bundle', 'hit_answer', 'answer_reading'],
  ...['onward_request', 'onward_decision', 'onward_category', 'onward_revocation'],
  ...['onward_clock', 'outward_request', 'outward_matter'],
].map((name) => `exchange.${name}`);

/** Every request is over, and was erased. */
const over = async (): Promise<void> => {
  for (const table of COURSE) await aged(table.replace('exchange.', ''));
  await admin(`insert into exchange.retention (request, agreement, requesting, requested, due_at, sealed)
    select r.id, r.agreement, r.requesting, r.requested, '${LONG_AGO}', true from exchange.request r
    on conflict (request) do nothing`);
  await admin(`insert into exchange.receipt select gen_random_uuid(), request, id, gen_random_uuid(),
    '${LONG_AGO}', array[record], 'a.b.c' from exchange."grant"`);
  await past(`update exchange.retention set erased_at = '${LONG_AGO}', due_at = '${LONG_AGO}',
      copies_destroyed_at = case when copied then timestamptz '${LONG_AGO}' end;
    update exchange."grant" set valid_until = '${LONG_AGO}';
    update exchange.hit_answer set tell_at = '${LONG_AGO}';
    update exchange.outward_request set valid_until = '${LONG_AGO}'`);
};

describe('of a request', () => {
  test('nothing stays once it is over, was erased and its record is past its term, and one entry says so', async () => {
    await over();
    await past(`delete from exchange.outward_request o where o.id not in (
      select r.outward from exchange.request r where r.outward is not null)`);
    const [requests] = await admin<{ n: number }>(
      'select count(*)::int as n from exchange.request',
    );
    expect(requests?.n).toBeGreaterThan(20);
    const filled = Object.keys(await count(...COURSE));
    expect(filled.length).toBeGreaterThan(20);
    expect(await erase()).toBe(requests?.n);
    expect(await count(...COURSE)).toEqual({});
    expect(await said()).toEqual([ENTRY]);
    // Who they were between is nothing of theirs.
    expect(Object.keys(await count('exchange.agreement', 'exchange.organisation'))).toHaveLength(2);
    expect(await erase()).toBe(0);
    expect(await said()).toEqual([ENTRY, ENTRY]);
  });

  test('all stays that is held, goes on, was not erased or has copies, and what a later one rests on', async () => {
    await over();
    const [decided] = await admin<{ request: string }>(
      'select request from exchange.decision order by id limit 1',
    );
    const granted = decided?.request ?? '';
    const [held, young, whole, copied, passed, root, onHit, kept] = (
      await admin<{ id: string }>(
        `select r.id from exchange.request r where not exists (select from exchange.onward_request o
         where o.request = r.id) and r.outward is null and r.inward is null and r.id <> '${granted}' order by r.id`,
      )
    ).map(({ id }) => id) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const [onward] = await admin<{ id: string }>(
      'select request as id from exchange.onward_request order by 1 limit 1',
    );
    await past(`
      update exchange.retention set held_by = requested where request = '${held}';
      update exchange.request_event set at = '2016-02-01' where request = '${young}';
      insert into exchange.request_event (request, number, event, at, organisation, taken_by)
        select '${young}', 90, 'CLOSED', '2016-02-01', requested, submitted_by from exchange.request where id = '${young}';
      update exchange.retention set erased_at = null where request = '${whole}';
      update exchange.retention set copied = true, copies_destroyed_at = null where request = '${copied}';
      insert into exchange."grant" (id, decision, request, record, organisation, purpose, categories, approved_by,
          approved_at, valid_from, valid_until)
        select gen_random_uuid(), d.id, '${granted}', gen_random_uuid(), d.owner, 'THIS_PROCEEDING',
          '{CASE_STATUS}', array[d.decided_by], '2015-01-01', '2015-01-01', '2017-01-01' from exchange.decision d where d.request = '${granted}' limit 1;
      update exchange.onward_request set filed_at = '2016-02-01', due_at = '2016-03-01' where request = '${onward?.id ?? ''}';
      update exchange.request set origin = '${root}' where id = '${onHit}';
      update exchange.retention set held_by = requested where request = '${onHit}';
      insert into exchange.retention_step (request, number, step, organisation, proposed_by, proposed_at)
        select '${kept}', 9, 'HOLD', requested, submitted_by, '2016-02-01' from exchange.request where id = '${kept}'`);
    const stay = [held, young, whole, copied, granted, root, onHit, kept, onward?.id ?? ''];
    expect(new Set([...stay, passed]).size).toBe(10);
    expect(await erase()).toBeGreaterThan(10);
    const left = await admin<{ id: string }>('select id from exchange.request order by 1');
    expect(left.map(({ id }) => id)).toEqual([...stay].sort());
    // Of those that stay, nothing went.
    expect(
      await admin(`select from exchange.request r where not exists (select from exchange.retention t
        where t.request = r.id)`),
    ).toEqual([]);
    await past('update exchange.retention set held_by = null');
    expect(await erase()).toBe(3);
  });

  test('no part and no keeper of the tables deletes any of it, whatever they set', async () => {
    await over();
    for (const role of ['lidhja_national', 'lidhja_international', 'lidhja_local'])
      await expect(
        database.as(role, (client) =>
          client.query(`select exchange.forget_courses('${UNTIL}', 9, '{}')`),
        ),
      ).rejects.toThrow(/permission denied/);
    for (const table of ['receipt', 'request_event', 'onward_request', 'notice'])
      await expect(
        database.as('admin', async (client) => {
          await client.query('begin');
          await client.query(`select set_config('lidhja.forgotten_until', '2030-01-01', true)`);
          await client.query('set local role exchange_owner');
          await client.query(`delete from exchange.${table}`);
        }),
      ).rejects.toThrow(/INTERNAL|what happened is not changed/);
    for (const table of ['receipt', 'request_event'])
      await expect(
        database.as('lidhja_migrator', (client) => client.query(`delete from exchange.${table}`)),
      ).rejects.toThrow(/INTERNAL|what happened is not changed/);
    expect(Object.keys(await count(...COURSE)).length).toBeGreaterThan(20);
  });

  test('without the entry nothing goes', async () => {
    await over();
    await admin(`create function public.no_room() returns trigger language plpgsql as $$
        begin raise exception 'no room'; end $$;
      create trigger no_room before insert on audit.entry for each row execute function public.no_room()`);
    const before = await count(...COURSE);
    await expect(erase()).rejects.toThrow('no room');
    expect(await count(...COURSE)).toEqual(before);
  });
});

describe('of what happened in a request', () => {
  const REQUEST = sampleId('request/it-granted');
  const first = (table: string, of: string): string =>
    `(select x.id from exchange.${table} x where ${of} limit 1)`;
  const decision = first('decision', `x.request = '${REQUEST}'`);
  const grant = first('"grant"', `x.request = '${REQUEST}'`);
  const since = `'2016-02-01'`;
  const HAPPENED: readonly (readonly [what: string, sql: string])[] = [
    [
      'a decision',
      `update exchange.decision set decided_at = ${since} where request = '${REQUEST}'`,
    ],
    ['a receipt', `update exchange.receipt set issued_at = ${since} where request = '${REQUEST}'`],
    [
      'a revocation',
      `insert into exchange.revocation ("grant", revoked_by, revoked_at, reason)
       select id, requested_by, ${since}, 'Revoked late' from exchange."grant" where id = ${grant} limit 1`,
    ],
    [
      'a first reading',
      `insert into exchange.disclosure ("grant", first_at) values (${grant}, ${since})
       on conflict ("grant") do update set first_at = excluded.first_at`,
    ],
    [
      'a reply to conditions',
      `insert into exchange.condition_offer (id, decision, number, offered_by, offered_at)
       select gen_random_uuid(), d.id, 90, d.decided_by, ${since} from exchange.decision d where d.id = ${decision}`,
    ],
    [
      'what was decided about passing it on',
      `insert into exchange.onward_request (request, number, "grant", owner, recipient, purpose, categories, reason,
         filed_by, filed_at, due_at, synthetic)
       select r.id, 10, ${grant}, r.requested, '${sampleId('organisation/greece-anti-trafficking-agency')}',
         'THIS_PROCEEDING', '{CASE_STATUS}', 'Asked long ago', r.submitted_by, '2015-01-01', '2015-02-01', true
       from exchange.request r where r.id = '${REQUEST}';
       insert into exchange.onward_decision (onward, number, granted, approved_by, decided_at, approved_at, synthetic)
       select o.id, 1, '{}', array[o.filed_by], ${since}, ${since}, true from exchange.onward_request o
       where o.request = '${REQUEST}' and o.number = 10`,
    ],
    [
      'a grant on a case that is held',
      `update "national".case_term set held = true where case_id = (select record from exchange."grant" where id = ${grant})`,
    ],
  ];

  test('whatever it is, it keeps it', async () => {
    await over();
    const kept = await database.as('admin', async (client) => {
      const staying: string[] = [];
      for (const [what, sql] of [['nothing', 'select'] as const, ...HAPPENED]) {
        await client.query(`begin; set local session_replication_role = replica; ${sql};
          set local session_replication_role = origin; set local session authorization lidhja_migrator`);
        await client.query(
          `select exchange.forget_courses('${UNTIL}', 500, array(select t.case_id from "national".case_term t where t.held))`,
        );
        const { rowCount } = await client.query(
          `select from exchange.request where id = '${REQUEST}'`,
        );
        await client.query('rollback');
        if (rowCount) staying.push(what);
      }
      return staying;
    });
    expect(kept).toEqual(HAPPENED.map(([what]) => what));
  });
});

describe('of what was erased', () => {
  const CASE = sampleId('case/vlora-1');
  const authorised = (decided: string): string =>
    `insert into exchange.judicial_authorisation (record, reference, court, decided_on, recorded_by, synthetic)
       select '${CASE}', 'VA ${decided}', 'Court of Vlora (fictitious)', '${decided}', f.id, true from exchange.official f limit 1`;
  const erasedCase = (more = 'held = false'): Promise<unknown> =>
    past(`update "national".case_term set ended_at = '2003-01-01', erased_at = '${LONG_AGO}' where case_id = '${CASE}';
      update "national".case_term set ${more} where case_id = '${CASE}';
      ${authorised('2003-01-01')}; ${authorised('2016-02-01')}`);
  const left = async (): Promise<string[]> =>
    (
      await admin<{ reference: string }>(
        `select reference from exchange.judicial_authorisation where record = '${CASE}' and reference like 'VA %' order by 1`,
      )
    ).map(({ reference }) => reference);
  const shell = (): Promise<object[]> =>
    admin(`select * from "national".case_status where case_id = '${CASE}'`);

  test('a case: what a court permitted goes, and what names nobody stays', async () => {
    await erasedCase();
    const before = await shell();
    expect(await erase()).toBe(1);
    expect(await left()).toEqual(['VA 2016-02-01']);
    expect(await shell()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test.each([
    ['held', 'held = true'],
    ['opened again', 'ended_at = null'],
    ['erased since', `erased_at = '2016-02-01'`],
  ])('nothing of a case that is %s', async (_, more) => {
    await erasedCase(more);
    expect(await erase()).toBe(0);
    expect(await left()).toHaveLength(2);
  });

  test('whatever is sealed, the record says the same, and nothing that is read', async () => {
    const told = async (sealed: boolean): Promise<unknown> => {
      const other = await TestDatabase.create();
      try {
        await other.as('admin', async (client) => {
          await client.query(`update "national".case_term set ended_at = '2003-01-01', erased_at = '${LONG_AGO}'
            where case_id = '${CASE}'; ${authorised('2003-01-01')}`);
          if (sealed)
            await client.query(
              `insert into exchange.seal (record, compartment) values ('${CASE}', 'witness-protection')`,
            );
        });
        await RecordErasure.erase(other.url('lidhja_migrator'), UNTIL, REASON);
        const { rows } = await other.as('admin', (client) =>
          client.query(`select payload, cleared from audit.entry where type = 'erased'`),
        );
        return rows;
      } finally {
        await other.drop();
      }
    };
    expect(await told(true)).toEqual(await told(false));
  });

  test('a referral, a consent or a return: its term, its steps and what was called in of it', async () => {
    const [gone, held, anew] = [randomUUID(), randomUUID(), randomUUID()];
    const office = sampleId('organisation/police-vlora');
    await past(`insert into exchange.record_term (record, class, keeper, ended_at, held_by, erasing, erased_at)
      values ('${gone}', 'REFERRAL', '${office}', '2003-01-01', null, false, '${LONG_AGO}'),
        ('${held}', 'REFERRAL', '${office}', '2003-01-01', '${office}', false, '${LONG_AGO}'),
        ('${anew}', 'CONSENT', '${office}', '2003-01-01', null, false, null);
      insert into exchange.record_term_step (record, number, step, organisation, proposed_by)
        select t.record, 1, 'ERASE', '${office}', f.id from exchange.record_term t,
          (select id from exchange.official limit 1) f where t.record in ('${gone}', '${held}');
      insert into exchange.called_in (record, class, recipient, keeper, at)
        select t.record, 'REFERRAL', '${sampleId('organisation/vatra')}', '${office}', '${LONG_AGO}'
        from exchange.record_term t where t.record in ('${gone}', '${held}')`);
    expect(await erase()).toBe(1);
    for (const table of ['record_term', 'record_term_step', 'called_in']) {
      const left = await admin<{ record: string }>(
        `select record from exchange.${table} where record in ('${gone}', '${held}')`,
      );
      expect(left).toEqual([{ record: held }]);
    }
    expect(await admin(`select from exchange.record_term where record = '${anew}'`)).toHaveLength(
      1,
    );
  });
});

test('notices, breaches and what was never sent go, what is younger stays', async () => {
  for (const table of ['notice', 'breach', 'breach_step', 'spontaneous_draft', 'outward_request'])
    await aged(table);
  const sent = `select id from exchange.outward_request where id in (select outward from exchange.request)`;
  const [kept] = await admin<{ id: string }>('select id from exchange.breach order by 1 limit 1');
  await past(`update exchange.notice set at = '2016-02-01' where kind = 'EXPIRED';
    update exchange.spontaneous_draft set valid_until = '${LONG_AGO}', request = null, over_at = null;
    update exchange.outward_request set valid_until = '${LONG_AGO}';
    insert into exchange.breach_step (breach, number, kind, at, taken_by, words, until)
      select b.id, 9, 'TELLING_DELAYED', '2014-01-01', b.recorded_by, 'Not told yet', '2016-02-01'
      from exchange.breach b where b.id = '${kept?.id ?? ''}'`);
  const before = await admin<{ n: number }>(
    `select count(*)::int as n from exchange.notice where kind = 'EXPIRED'`,
  );
  const letters = await admin(sent);
  expect(await erase()).toBeGreaterThan(100);
  expect(await admin('select count(*)::int as n from exchange.notice')).toEqual(before);
  expect(await admin('select id from exchange.breach')).toEqual([kept]);
  expect(await count('exchange.spontaneous_draft', 'exchange.spontaneous_condition')).toEqual({});
  // What was sent stays with its request.
  expect(await admin('select id from exchange.outward_request order by 1')).toEqual(letters);
  expect(await said()).toEqual([ENTRY]);
});

test('officials go once nothing names them, by a key or without, with what was theirs alone', async () => {
  const office = sampleId('organisation/police-vlora');
  const official = `'${sampleId('official/police-vlora')}'`;
  const naming: readonly ((one: string) => string)[] = [
    (one) => `update exchange.request_event set taken_by = '${one}' where number = 1`,
    (one) => `insert into "national".case_assignment (case_id, official, since, area)
      select c.id, '${one}', '2013-01-01', c.area from "national"."case" c limit 1`,
    (one) => `insert into "national".case_term_step (case_id, number, step, proposed_by, synthetic)
      select c.id, 90, 'HOLD', '${one}', true from "national"."case" c limit 1`,
    (
      one,
    ) => `insert into exchange.record_term_step (record, number, step, organisation, proposed_by)
      values (gen_random_uuid(), 1, 'HOLD', '${office}', '${one}')`,
    (one) =>
      `update exchange."grant" set approved_by = approved_by || '${one}'::uuid where id in (select min(id::text)::uuid from exchange."grant")`,
    (one) =>
      `insert into exchange.danger_attempt_around values ('${one}', gen_random_uuid(), ${official}, false)`,
    (one) =>
      `insert into audit.entry (type, official, payload, cleared) values ('refused', '${one}', '{}', false)`,
  ];
  const [gone, ...named] = Array.from({ length: naming.length + 1 }, () => randomUUID());
  const all = `'${[gone, ...named].join("', '")}'`;
  await past(`insert into exchange.official select (jsonb_populate_record(o, jsonb_build_object('id', w.id,
      'subject', w.id, 'active_until', '${LONG_AGO}'))).* from exchange.official o
      cross join unnest(array[${all}]::uuid[]) w (id) where o.subject = 'police-vlora';
    insert into exchange.suspension (id, organisation, official, since, until)
      select gen_random_uuid(), '${office}', w.id, '2013-01-01', '2013-02-01' from unnest(array[${all}]::uuid[]) w (id)`);
  for (const [at, name] of naming.entries()) await past(name(named[at] ?? ''));
  expect(await erase()).toBe(1);
  const left = await admin<{ id: string }>(`select id from exchange.official where id in (${all})`);
  expect(left.map(({ id }) => id).sort()).toEqual([...named].sort());
  const suspended = await admin<{ official: string }>(
    `select official from exchange.suspension where official in (${all})`,
  );
  expect(suspended.map((one) => one.official).sort()).toEqual([...named].sort());
});

test('what keeps entries closed stays while one names it', async () => {
  const [gone, named, stands, push, toldOf] = Array.from({ length: 5 }, () => randomUUID()) as [
    ...[string, string, string, string, string],
  ];
  await past(`insert into exchange.seal (record, compartment, since)
      select w.id, 'witness-protection', '${LONG_AGO}' from unnest('{${[gone, named, stands].join()}}'::uuid[]) w (id);
    insert into exchange.danger_erased (push, erased_at) values ('${push}', '${LONG_AGO}'), ('${toldOf}', '${LONG_AGO}')`);
  await admin(`insert into "national".person values ('${stands}', false, false, true);
    insert into audit.entry (type, payload, cleared) values
      ('refused', '{"code": "NOT_AVAILABLE", "named": ["${named}", "${toldOf}"]}', false)`);
  expect(await erase()).toBe(2);
  const left = `select record as id from exchange.seal where since = '${LONG_AGO}'
    union all select push from exchange.danger_erased order by 1`;
  expect((await admin<{ id: string }>(left)).map(({ id }) => id)).toEqual(
    [named, stands, toldOf].sort(),
  );
  expect(await said()).toEqual([ENTRY]);
});
