import { ServerFiles, holding } from './ServerFiles';
import { TestDatabase } from './TestCluster';

const WORD = 'Written before the log moved on';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

test('what was written stays where it stands in the log, however often the server looks what it can write over', () =>
  ServerFiles.during(database, async (files) => {
    const send = (sql: string): Promise<unknown> =>
      database.as('admin', (client) => client.query(sql));
    const found = async (): Promise<string[]> => holding(await files.writes(), [Buffer.from(WORD)]);
    await send(`create table public.word as select '${WORD}' as word`);
    const written = await found();
    expect(written).toHaveLength(1);
    for (const turn of [1, 2, 3]) {
      await send(`create table public.later_${turn} ()`);
      await send('select pg_switch_wal()');
      await send('checkpoint');
    }
    expect(await found()).toEqual(written);
  }));
