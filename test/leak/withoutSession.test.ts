import { TestDatabase } from '../testkit/TestCluster';
import { askWithoutSession, type Told } from './askWithoutSession';

// Hundreds of functions are asked by every role, once for each guard.
jest.setTimeout(180_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

const GUARD = `if exchange.my('kind') is null then return null; end if;`;
const GUARDED = `select f.oid::regprocedure::text as function,
    replace(pg_get_functiondef(f.oid), $guard$${GUARD}$guard$, '') as unguarded,
    array(select a.grantee::regrole || ': ' || f.oid::regprocedure from aclexplode(f.proacl) a
      where a.grantee::regrole::text like 'lidhja\\_%' order by 1) as told
  from pg_proc f where position($guard$${GUARD}$guard$ in f.prosrc) > 0 order by 1`;

const ask = (fault?: string, only?: string): Promise<Told> =>
  database.as('admin', (client) => askWithoutSession(client, fault, only));

test('without a session nothing tells a part which records are sealed or marked', async () => {
  const { asked, told } = await ask();
  expect(told).toEqual([]);
  expect(asked).toBeGreaterThan(200);
});

test('each function that would tell does, once it no longer looks for a session', async () => {
  const { rows } = await database.as('admin', (client) =>
    client.query<{ function: string; unguarded: string; told: string[] }>(GUARDED),
  );
  expect(rows.map((row) => row.function)).toEqual([
    'exchange.authorised_records()',
    'exchange.facts_of(uuid)',
    'exchange.marked_records()',
    'exchange.marks_of(uuid[])',
    'exchange.sealed_records()',
    'exchange.withheld_records(text)',
  ]);
  for (const { function: name, unguarded, told } of rows) {
    expect(told).not.toEqual([]);
    expect((await ask(unguarded, name)).told).toEqual(told);
  }
});

test('which cases, persons and returns are past their term is answered to a session alone', async () => {
  const [past] = (
    await database.as('admin', async (client) => {
      await client.query(`update "national".case_term set ended_at = '2001-01-01';
        update exchange.record_term set ended_at = '2001-01-01' where class = 'RETURN'`);
      return client.query<{ cases: number }>(
        'select cardinality("national".all_cases_past()) as cases',
      );
    })
  ).rows;
  expect(past?.cases).toBeGreaterThan(5);
  const asked = [
    ['lidhja_national', '"national".cases_past()'],
    ['lidhja_national', '"national".persons_past()'],
    ['lidhja_international', '"international".past_returns()'],
  ] as const;
  for (const [role, call] of asked) {
    const count = `select coalesce(cardinality(${call}), 0) as n`;
    const [without] = (await database.as(role, (client) => client.query<{ n: number }>(count)))
      .rows;
    expect(without?.n).toBe(0);
    const [within] = (
      await database.as(role, async (client) => {
        await client.query('begin');
        await client.query('select exchange.open_session(null, null, null, null)');
        return client.query<{ n: number }>(count);
      })
    ).rows;
    expect(within?.n).toBeGreaterThan(0);
  }
});

test('a function that is added, and a table that is opened, are asked as well', async () => {
  const added = await ask(`create function exchange.asked_by_test(p_record uuid) returns boolean
    language sql stable security definer return exists (select from exchange.seal s where s.record = p_record);
    revoke execute on function exchange.asked_by_test from public;
    grant execute on function exchange.asked_by_test to lidhja_gateway;
    grant select (compartment) on exchange.seal to lidhja_local;
    create policy asked on exchange.seal to lidhja_local using (true)`);
  expect(added.told).toEqual([
    'lidhja_gateway: exchange.asked_by_test(uuid)',
    'lidhja_local: exchange.seal',
  ]);
});

test('the public has a session, in which what is sealed is left out and the rest is there', async () => {
  const { rows } = await database.as('lidhja_national', async (client) => {
    await client.query('begin');
    await client.query('select exchange.open_session(null, null, null, null)');
    return client.query(`select cardinality(exchange.sealed_records()) > 0 as sealed,
      gen_random_uuid() <> all (exchange.closed_records(null)) as other`);
  });
  expect(rows).toEqual([{ sealed: true, other: true }]);
});
