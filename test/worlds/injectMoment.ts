import type { WorldDatabase } from './WorldDatabase';

// What a transaction was not told, such as one of the gateway, comes from the machine.
const SOURCES = `
  create schema worlds;
  grant usage on schema worlds to public;
  create function worlds.now() returns timestamptz language sql volatile as $$
    select coalesce(nullif(current_setting('worlds.now', true), '')::timestamptz, clock_timestamp()) $$;
  create function worlds.new_id() returns uuid language plpgsql volatile as $$
  declare made int := coalesce(nullif(current_setting('worlds.made', true), ''), '0')::int + 1;
  begin
    if coalesce(current_setting('worlds.question', true), '') = '' then return gen_random_uuid(); end if;
    perform set_config('worlds.made', made::text, true);
    return md5(concat_ws(' ', current_setting('worlds.question'), current_setting('worlds.part', true),
      session_user, made))::uuid;
  end $$`;

const USED = `'(clock_timestamp|gen_random_uuid|pg_snapshot_xmin)\\('`;

const injected = (sql: string): string =>
  sql
    .replaceAll('clock_timestamp()', 'worlds.now()')
    .replaceAll('gen_random_uuid()', 'worlds.new_id()')
    // Nor do they wait for what is written elsewhere on the server.
    .replaceAll('pg_snapshot_xmin(', 'pg_snapshot_xmax(');

/**
 * Gives a world's functions and defaults a clock and a source of ids that its transactions are told, so
 * that what two worlds write can be compared to the byte.
 */
export async function injectMoment(database: WorldDatabase): Promise<void> {
  const functions = await database.rows<{ definition: string }>(
    `select pg_get_functiondef(p.oid) as definition from pg_proc p
     join pg_namespace n on n.oid = p.pronamespace
     where n.nspname !~ '^(pg_|information_schema)'
       -- What is parsed when it is made has no source.
       and coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) ~ ${USED}`,
  );
  const defaults = await database.rows<{ place: string; expression: string }>(
    `select format('alter table %s alter column %I set default ', d.adrelid::regclass, a.attname) as place,
       pg_get_expr(d.adbin, d.adrelid) as expression
     from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
     where pg_get_expr(d.adbin, d.adrelid) ~ ${USED}`,
  );
  await database.change(
    SOURCES,
    ...functions.map(({ definition }) => injected(definition)),
    ...defaults.map(({ place, expression }) => place + injected(expression)),
  );
}

/** What a transaction is told. */
export const tellMoment = (now: number, question: number): string =>
  `set local worlds.now = '${new Date(now).toISOString()}'; set local worlds.question = '${question}'`;

/** Which of the fetches of a question a transaction answers, so that two of one part make no ids alike. */
export const tellFetch = (length: string): string => `set local worlds.part = '${length}'`;
