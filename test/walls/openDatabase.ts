import type { Client } from 'pg';

/** Sets by which row security lets rows through, and what they answer where they let all. */
const OPENED: Readonly<Record<string, string>> = {
  '"national".reads_at_large(text)': 'true',
  'exchange.opens(text, text, text[])': 'true',
  'exchange.inspects(text)': 'true',
  'exchange.sealed_records()': `'{}'::uuid[]`,
};

/** Conditions inside functions that read for their callers, and where they stand. */
const UNASKED: Readonly<Record<string, string>> = {
  'exchange.find_referrals(date, uuid, integer)': 'r.referring = me',
};

const definitionOf = async (client: Client, name: string): Promise<string> => {
  const { rows } = await client.query<{ sql: string }>(
    'select pg_get_functiondef($1::regprocedure) as sql',
    [name],
  );
  return rows[0]?.sql ?? '';
};

const opened = async (client: Client, name: string, answer: string): Promise<string> => {
  const head = (await definitionOf(client, name)).split(/\bLANGUAGE\b/)[0] ?? '';
  return `${head} language sql stable security definer set search_path = pg_catalog, pg_temp as $x$ select ${answer} $x$`;
};

const unasked = async (client: Client, name: string, condition: string): Promise<string> => {
  const sql = await definitionOf(client, name);
  if (!sql.includes(condition))
    throw new Error(`${name} asks for something else than ${condition}`);
  return sql.replace(condition, `(true or ${condition})`);
};

const policies = async (client: Client, using: boolean): Promise<string[]> => {
  const { rows } = await client.query<{ sql: string }>(
    `select format('alter policy %I on %I.%I using (%s)', policyname, schemaname, tablename,
       ${using ? `'true'` : 'qual'}) as sql
     from pg_policies where qual is not null and cmd in ('SELECT', 'ALL') and schemaname <> 'kept'`,
  );
  return rows.map(({ sql }) => sql);
};

/** Switches the third wall off; what is answered switches it on again. */
export async function openDatabase(client: Client): Promise<() => Promise<void>> {
  const names = [...Object.keys(OPENED), ...Object.keys(UNASKED)];
  const before = [...(await policies(client, false))];
  for (const name of names) before.push(await definitionOf(client, name));
  const open = await policies(client, true);
  for (const [name, answer] of Object.entries(OPENED))
    open.push(await opened(client, name, answer));
  for (const [name, what] of Object.entries(UNASKED)) open.push(await unasked(client, name, what));
  for (const sql of open) await client.query(sql);
  return async () => {
    for (const sql of before) await client.query(sql);
  };
}
