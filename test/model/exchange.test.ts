import { keeps } from '../prove/Proof';
import { TestDatabase } from '../testkit/TestCluster';
import { Command, type Act } from './Act';
import { exchangeProof } from './exchangeProof';
import { Model } from './Model';
import { pass } from './otherActs';
import { Real } from './Real';
import { approve, decide, submit, takeStep } from './requestActs';

jest.setTimeout(120_000);

test('the exchange does what the model says, and a fault of it is found and made small', async () => {
  const { bars } = await exchangeProof.run('short', () => undefined);
  expect(Object.entries(bars).filter(([, bar]) => !keeps(bar))).toEqual([]);
});

describe('a decision that ended before it was approved', () => {
  let database: TestDatabase;
  let real: Real;
  beforeAll(async () => {
    database = await TestDatabase.create();
    real = await Real.over(database);
  });
  afterAll(async () => {
    await real.close();
    await database.drop();
  });

  const told = (): Promise<string[]> =>
    database.as('admin', async (client) => {
      const sql = 'select kind from exchange.notice order by number';
      const { rows } = await client.query<{ kind: string }>(sql);
      return rows.map(({ kind }) => kind);
    });

  test('cannot be approved after the refusal that followed it, and nobody is told of it', async () => {
    await real.reset();
    const model = new Model();
    const run = (act: Act): Promise<void> =>
      new Command('it', { bold: true }, act).run(model, real);
    await run(submit('THIS_PROCEEDING', ['CASE_STATUS', 'OFFENCE', 'VICTIM_IDENTITY']));
    await run(takeStep(0, 'ACKNOWLEDGED', 'a', 3));
    await run(decide(0, 'prosecutor-vlora', 0, true, 3));
    await run(pass(1));
    await run(decide(0, 'prosecutor-vlora', 7, false, 3));
    const before = await told();
    const approval = approve(0, 'prosecutor-vlora-second');
    expect(approval.due(model)).toBe('NOT_AVAILABLE');
    await run(approval);
    expect(await told()).toEqual(before);
    expect(before).not.toContain('CONDITIONS_OFFERED');
  });
});
