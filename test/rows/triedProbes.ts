import type { Client } from 'pg';
import type { Probe } from './Probe';

const OURS = `(select oid from pg_namespace where nspname in
  ('national', 'local', 'international', 'protection', 'exchange', 'audit'))`;
const ROLES = `(select rolname as role from pg_roles where rolname like 'lidhja\\_%'
  and rolname not in ('lidhja_migrator', 'lidhja_bench'))`;

// A permission is checked whether or not there is a row: so nothing is read, written or made here.
const TABLES = `
  select c.oid::regclass::text as tries, r.role, case when c.relkind = 'v' then 'null' else
    format('update %s set %I = %2$I where false', c.oid::regclass, (select attname from pg_attribute
      where attrelid = c.oid and attnum = 1)) end as changes,
    (select array_agg(attname::text order by attnum) from pg_attribute
      where attrelid = c.oid and attnum > 0 and not attisdropped) as columns
  from pg_class c cross join ${ROLES} r
  where c.relnamespace in ${OURS} and c.relkind in ('r', 'p', 'v') and c.relname <> 'migration'`;
const FUNCTIONS = `
  select f.oid::regprocedure::text as tries, r.role, format('select * from %s(%s)',
    f.oid::regproc, (select string_agg('null::' || format_type(t, null), ', ' order by at)
      from unnest(f.proargtypes) with ordinality as a (t, at))) as sql
  from pg_proc f cross join ${ROLES} r where f.pronamespace in ${OURS}
    and f.prorettype <> 'trigger'::regtype`;
/** What a trigger runs cannot be called: it is put on a table of the one who asks. */
const TRIGGERS = `
  select f.oid::regprocedure::text as tries, r.role,
    format('create temp table asked_by_test (); grant trigger on asked_by_test to %s', r.role) as before,
    format('create trigger asked before insert on asked_by_test execute function %s()', f.oid::regproc) as sql
  from pg_proc f cross join ${ROLES} r
  where f.pronamespace in ${OURS} and f.prorettype = 'trigger'::regtype`;

// What a right that was given by mistake would show: nothing, since no policy is for it.
const GIVEN = `
  select c.oid::regclass::text as tries, r.role,
    format('grant usage on schema %s to %s; grant select on %s to %2$s', c.relnamespace::regnamespace,
      r.role, c.oid::regclass) as before
  from pg_class c cross join ${ROLES} r
  where c.relnamespace in ${OURS} and c.relkind in ('r', 'p') and c.relname <> 'migration'
    and (r.role = 'lidhja_protection' or c.oid = 'exchange.organisation'::regclass)`;

/** Rows of tables that are empty in the sample. */
const FILLED: Readonly<Record<string, string>> = {
  'audit.entry': `insert into audit.entry (type, payload, cleared) values ('refused', '{}', false)`,
  ...Object.fromEntries(
    ['audit.salt', 'audit.unplaced'].map((table) => [
      table,
      `insert into audit.entry (type, payload, cleared) values ('refused', '{}', false)`,
    ]),
  ),
  'audit.reading': `insert into audit.reading values (gen_random_uuid(), '2026-01-01', gen_random_uuid(),
    'CASE_STATUS', 'ASSISTANCE', 'mandate', '{}')`,
  'audit.place': `insert into audit.place values (0, gen_random_uuid(), sha256('x'), sha256('x'), '')`,
  'audit.period_beginning': 'insert into audit.period_beginning values (now())',
  'audit.awaiting': `insert into audit.awaiting (leaf) values (sha256('x'))`,
  'audit.period': `insert into audit.period values (0, now(), sha256('x'), sha256('x'), 0, sha256('x'), '')`,
  'audit.proof': `insert into audit.proof values (sha256('x'), 0, 0, decode(repeat('00', 512), 'hex'))`,
  'audit.period_head': `insert into audit.period_head values (1, 'asked by a test', '{}')`,
  'audit.sequencer': 'insert into audit.sequencer values (true)',
  'exchange.notice_sender': 'insert into exchange.notice_sender values (true)',
  'audit.key_ring': `insert into audit.key_ring values ('receipt', '{}') on conflict do nothing`,
  'audit.checkpoint': `insert into audit.checkpoint values (0, sha256('x'), 'asked by a test')`,
  'exchange.classification': `insert into exchange.classification (part, coordinate, category)
    values ('national', 'Asked.byTest', 'OPEN')`,
  'exchange.policy_change': `insert into exchange.policy_change (kind, before, terms)
    values ('CATEGORY', '{}', '{}')`,
  'exchange.idempotency_key': `insert into exchange.idempotency_key (organisation, operation, key, digest)
    values (gen_random_uuid(), 'asked', 'by a test', 'digest')`,
  'exchange.answer_reading': `insert into exchange.answer_reading (request) select id from exchange.request limit 1`,
  'exchange.bundle': `insert into exchange.bundle select gen_random_uuid(), id, gen_random_uuid(), now(),
    repeat('d', 64), repeat('k', 43) from exchange."grant" limit 1`,
  'exchange.organisation_key': `insert into exchange.organisation_key (organisation, jwk, valid_until)
    select id, '{"kty": "OKP", "crv": "X25519", "x": "${'x'.repeat(43)}"}', '2040-01-01'
    from exchange.organisation limit 1`,
  'exchange.notice_delivery': `insert into exchange.notice_delivery (notice, organisation, next_at)
    select id, organisation, now() from exchange.notice limit 1`,
  'exchange.notice_receiver': `insert into exchange.notice_receiver (organisation)
    select id from exchange.organisation limit 1`,
  'exchange.receipt': `insert into exchange.receipt select gen_random_uuid(), request, id, gen_random_uuid(),
    now(), array[record], 'a.b.c' from exchange."grant" limit 1`,
  'exchange.revocation': `insert into exchange.revocation ("grant", revoked_by, reason)
    select id, requested_by, 'Asked by a test' from exchange."grant" limit 1`,
};

/** Every role that serves tries every column of every table, every write and every function. */
export async function triedProbes(client: Client): Promise<Probe[]> {
  const tables = await client.query<{
    tries: string;
    role: string;
    changes: string;
    columns: string[];
  }>(TABLES);
  const functions = await client.query<{ tries: string; role: string; sql: string }>(FUNCTIONS);
  const triggers = await client.query<{ tries: string; role: string; before: string; sql: string }>(
    TRIGGERS,
  );
  const given = await client.query<{ tries: string; role: string; before: string }>(GIVEN);
  const probe = (tries: string, role: string, sql: string): Probe => ({
    name: `${role}: ${sql}`,
    role,
    settings: {},
    sql,
    tries,
  });
  return [
    ...tables.rows.flatMap(({ tries, role, changes, columns }) => [
      ...columns.map((column) => probe(tries, role, `select "${column}" from ${tries} limit 0`)),
      ...(changes === 'null' ? [] : [probe(tries, role, `delete from ${tries} where false`)]),
    ]),
    ...given.rows.map(({ tries, role, before }) => ({
      ...probe(`${tries} ${role}`, role, `select count(*) from ${tries}`),
      before: `${FILLED[tries] ?? 'select'}; ${before}`,
    })),
    ...functions.rows.map(({ tries, role, sql }) => probe(tries, role, sql)),
    ...triggers.rows.map(({ tries, role, before, sql }) => ({
      ...probe(tries, role, sql),
      before,
    })),
  ];
}
