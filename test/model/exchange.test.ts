import { keeps } from '../prove/Proof';
import { TestDatabase } from '../testkit/TestCluster';
import { Command, type Act } from './Act';
import { activate, propose } from './agreementActs';
import { approve, decide, revoke } from './decisionActs';
import { exchangeProof } from './exchangeProof';
import { answer, look, seal } from './hitActs';
import { Model } from './Model';
import type { Terms } from './shapes';
import { observeAll } from './observe';
import { pass } from './otherActs';
import { PLANTS } from './plants';
import { Real } from './Real';
import { takeStep } from './requestActs';
import { ask, submit } from './submissions';

jest.setTimeout(120_000);

const SUSPENDED: Terms = {
  ...{ status: 'suspended', from: null, until: null },
  ...{ purposes: ['THIS_PROCEEDING'], categories: ['CASE_STATUS', 'OFFENCE'] },
  hitNoHit: true,
};

test('the exchange does what the model says, and a fault of it is found and made small', async () => {
  const { bars } = await exchangeProof.run('short', () => undefined);
  expect(Object.entries(bars).filter(([, bar]) => !keeps(bar))).toEqual([]);
});

describe('the exchange by itself', () => {
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

  const begin = async (): Promise<{ model: Model; run: (act: Act) => Promise<void> }> => {
    await real.reset();
    const model = new Model();
    return { model, run: (act) => new Command('it', { bold: true }, act).run(model, real) };
  };

  test('has what each planted fault replaces', async () => {
    const missing = await database.as('admin', async (client) => {
      const named = PLANTS.flatMap(({ replaced }) => Object.entries(replaced));
      const sql = `select pg_get_functiondef(('exchange.' || $1)::regproc) as definition`;
      const found: string[] = [];
      for (const [name, [from]] of named) {
        const { rows } = await client.query<{ definition: string }>(sql, [name]);
        if (!rows[0]?.definition.includes(from)) found.push(`${name} does not say ${from}`);
      }
      return found;
    });
    expect(missing).toEqual([]);
  });

  test('tells that a grant ended with its agreement before it was revoked, where it was revoked afterwards', async () => {
    const { model, run } = await begin();
    await run(submit('THIS_PROCEEDING', ['CASE_STATUS', 'OFFENCE']));
    await run(takeStep(0, 'ACKNOWLEDGED', 'a', 3));
    await run(decide(0, 'prosecutor-vlora', 0, false, 3));
    await run(propose('national-coordinator', 0, SUSPENDED));
    await run(activate('national-coordinator-second', 0));
    await run(revoke(0, 'prosecutor-vlora'));
    await observeAll(model, real);
    const [request] = model.requests;
    expect(request && model.course(request, 'inspector')?.slice(-3)).toEqual([
      'GRANTED',
      'EXPIRED',
      'REVOKED',
    ]);
  });

  test('approves no decision after the refusal that followed it, and tells nobody of it', async () => {
    const { model, run } = await begin();
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

  test('tells at its moment whether somebody is known, of what was sealed meanwhile as of nobody, and goes on from a hit', async () => {
    const { model, run } = await begin();
    for (const request of [0, 1]) {
      await run(ask('THIS_PROCEEDING', 'PERSON'));
      await run(takeStep(request, 'ACKNOWLEDGED', 'a', 3));
      await run(answer(request, 'prosecutor-vlora', true));
      if (request === 0) await run(pass(1));
    }
    await run(look(false));
    expect(model.requests.map((one) => model.state(one, 'q'))).toEqual(
      Array(2).fill('ACKNOWLEDGED'),
    );
    await run(pass(1));
    await run(look(false));
    await run(seal('person'));
    await run(pass(1));
    await run(look(false));
    await observeAll(model, real);
    expect(model.requests.map(({ question }) => question?.answer?.outcome)).toEqual([
      'HIT',
      'NO_HIT',
    ]);
    for (const origin of [1, 0]) await run(submit('THIS_PROCEEDING', ['CASE_STATUS'], origin));
    await observeAll(model, real);
    expect(model.requests.map(({ origin }) => origin)).toEqual([null, null, 0]);
  });
});
