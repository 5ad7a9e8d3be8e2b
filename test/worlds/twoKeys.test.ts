import { PLANNER_SETTINGS } from '@lidhja/launch';
import { without } from '../rows/withoutCondition';
import { hidingTables } from './protectedTables';
import { readsByTwo, type Leading, type Told } from './twoKeys';
import { OneWorld } from './OneWorld';

let own: OneWorld;
beforeAll(async () => {
  own = await OneWorld.open();
});
afterAll(() => own.close());

const LEADING = `
  select n.nspname || '.' || c.relname as table, a.attname as column,
    coalesce(pg_get_expr(i.indpred, i.indrelid), '') as condition
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
  where n.nspname || '.' || c.relname = any ($1)`;

/** Functions that nobody calls for themselves: jobs, of which nobody sees how long they take. */
const JOBS: ReadonlySet<string> = new Set(
  ['find_clocks_due', 'forget_courses', 'forget_danger', 'tell_hits', 'tell_onward_overdue'].map(
    (name) => `exchange.${name}`,
  ),
);

const read = async (): Promise<string[]> =>
  readsByTwo(
    await own.world.rows<Told>('select oid::regproc::text as name, prosrc as body from pg_proc'),
    await own.world.rows<Leading>(LEADING, [
      (await hidingTables(own.world)).map(({ name }) => name),
    ]),
  );

const ofCallers = async (): Promise<string[]> =>
  (await read()).filter((one) => !JOBS.has(one.split(': ')[0] ?? ''));

test('no function that somebody calls reads rows by what two indexes could serve', async () => {
  expect(await ofCallers()).toEqual([]);
  expect(new Set((await read()).map((one) => one.split(': ')[0]))).toEqual(JOBS);
});

const BARE = 'q.requesting = exchange.my_organisation()';
const OF_THE_ROW = `(${BARE}) is true`;

test('a request that is asked for by its id and by whose it is would be seen, also in a new function', async () => {
  await own.world.change(
    without('reply_conditions', OF_THE_ROW, BARE),
    `create function exchange.planted(p_request uuid) returns boolean language plpgsql as $$
     begin return exists (select from (select 1) one join exchange.request as r on true
       where exchange.my_organisation() = r.requested and p_request = r.id); end $$`,
  );
  expect(await ofCallers()).toEqual([
    'exchange.planted: exchange.request by id or requested',
    'exchange.reply_conditions: exchange.request by id or requesting',
  ]);
  await own.world.change(
    without('reply_conditions', BARE, OF_THE_ROW),
    'drop function exchange.planted',
  );
});

/** By what a request is read where its key is gone: what else the planner had to choose from. */
const readWithoutKey = async (condition: string): Promise<string> => {
  const [, scan] = await own.world.rows<{ 'QUERY PLAN': string }>(
    `explain (generic_plan, costs off) select from exchange.request q where q.id = $1 and ${condition} for update`,
  );
  return scan?.['QUERY PLAN'].trim() ?? '';
};

test('the planner is offered the index of whose rows they are, but not where it is asked of the row', async () => {
  for (const [name, value] of Object.entries(PLANNER_SETTINGS))
    await own.world.rows(`select set_config('${name}', '${value}', false)`);
  await own.world.change('alter table exchange.request drop constraint request_pkey cascade');
  expect(await readWithoutKey(BARE)).toBe(
    '->  Index Scan using request_of_requesting on request q',
  );
  expect(await readWithoutKey(OF_THE_ROW)).toBe('->  Seq Scan on request q');
});
