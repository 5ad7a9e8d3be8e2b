import { Refusal } from '@lidhja/platform';
import type { DataSource } from 'typeorm';
import { Session, type RegistryEntry } from './Session';

const CALLER = { issuer: 'issuer', subject: 'subject' };
const ENTRY = { official: 'official-1', kind: 'police' } as RegistryEntry;

/** A connection that writes down what is asked of it; `fails` names the steps that throw. */
const connection = (...fails: string[]) => {
  const steps: unknown[] = [];
  const step = async (name: string, ...more: unknown[]) => {
    steps.push(more.length > 0 ? [name, ...more] : name);
    if (fails.includes(name)) throw Object.assign(new Error(`${name} failed`), { code: '57014' });
  };
  const runner = {
    isTransactionActive: false,
    connect: () => step('connect'),
    startTransaction: async () => {
      await step('start');
      runner.isTransactionActive = true;
    },
    query: async (sql: string, parameters: unknown[]): Promise<unknown[]> => {
      await step(sql.startsWith('select exchange.open_session') ? 'open' : sql, parameters);
      return [{ requester: ENTRY }];
    },
    commitTransaction: () => step('commit'),
    rollbackTransaction: () => step('rollback'),
    release: () => step('release'),
    manager: { query: (sql: string, parameters: unknown[]) => runner.query(sql, parameters) },
  };
  const source = { createQueryRunner: () => runner } as unknown as DataSource;
  return { source, runner, steps };
};

const open = async (...fails: string[]) => {
  const { source, steps, runner } = connection(...fails);
  const session = await Session.open(source, CALLER, 'THIS_PROCEEDING', 'request-1');
  const opened = steps.splice(0);
  return { session, steps, opened, runner };
};

/** Work that ends when it is told to. */
const held = () => {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { work: () => ended, end: () => end() };
};

describe('a session', () => {
  it('first tells the database who is asking, what for and on which request', async () => {
    const { session, opened } = await open();
    expect(opened).toEqual([
      'connect',
      'start',
      ['open', ['issuer', 'subject', 'THIS_PROCEEDING', 'request-1']],
    ]);
    expect(session.entry).toBe(ENTRY);
    expect([session.statements, session.broken, session.fault]).toEqual([0, false, undefined]);
  });

  it('of a caller without a token tells nothing', async () => {
    const { source, steps } = connection();
    await Session.open(source, null, null, null);
    expect(steps.at(-1)).toEqual(['open', [null, null, null, null]]);
  });

  it.each([
    ['connect', ['connect', 'release']],
    ['start', ['connect', 'start', 'release']],
    ['open', ['connect', 'start', ['open', expect.anything()], 'rollback', 'release']],
  ])('that cannot "%s" gives its connection back and says why', async (fails, expected) => {
    const { source, steps } = connection(fails);
    await expect(Session.open(source, CALLER, null, null)).rejects.toThrow(`${fails} failed`);
    expect(steps).toEqual(expected);
  });

  it('sends statements one after the other, and counts them', async () => {
    const { session, steps } = await open();
    const { work, end } = held();
    const first = session.run(work);
    const second = session.query('select 1', ['x']);
    await new Promise(setImmediate);
    expect(steps).toEqual([]);
    end();
    await first;
    expect(await second).toEqual([{ requester: ENTRY }]);
    await session.query('select 2');
    expect(steps).toEqual([
      ['select 1', ['x']],
      ['select 2', []],
    ]);
    expect(session.statements).toBe(2);
  });

  it('that a statement broke refuses everything after it, with the first failure’s code and fault', async () => {
    const { session, steps } = await open('select 1', 'select 2');
    const broken = [session.query('select 1'), session.query('select 2')];
    await expect(broken[0]).rejects.toThrow('select 1 failed');
    await expect(broken[1]).rejects.toMatchObject({ code: 'BUSY' });
    await expect(broken[1]).rejects.toBeInstanceOf(Refusal);
    expect(steps).toEqual([['select 1', []]]);
    expect(session.broken).toBe(true);
    expect(session.fault).toEqual({ name: 'Error', code: '57014' });
  });

  it('is not broken by a refusal of our own', async () => {
    const { session } = await open();
    const refused = session.run(async () => {
      throw new Refusal('CURSOR_INVALID');
    });
    await expect(refused).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    expect([session.broken, session.fault]).toEqual([false, undefined]);
    await expect(session.query('select 1')).resolves.toBeDefined();
  });

  it.each(['commit', 'rollback'] as const)(
    'ends by "%s" when what runs has ended, and takes nothing after that',
    async (way) => {
      const { session, steps } = await open();
      const { work, end } = held();
      const running = session.run(work);
      await new Promise(setImmediate);
      const ending = session[way]();
      const late = session.query('select 1');
      await new Promise(setImmediate);
      expect(steps).toEqual([]);
      end();
      await running;
      await ending;
      await expect(late).rejects.toMatchObject({ code: 'INTERNAL' });
      expect(steps).toEqual([way, 'release']);
      expect(session.broken).toBe(false);
    },
  );

  it('that cannot commit says so, and gives its connection back', async () => {
    const { session, steps } = await open('commit');
    await expect(session.commit()).rejects.toThrow('commit failed');
    expect(steps).toEqual(['commit', 'release']);
  });

  it('that cannot roll back or give back is over all the same: the connection is gone', async () => {
    const { session, steps } = await open('rollback', 'release');
    await expect(session.rollback()).resolves.toBeUndefined();
    expect(steps).toEqual(['rollback', 'release']);
  });

  it('that has no transaction any more rolls nothing back', async () => {
    const { session, steps, runner } = await open();
    runner.isTransactionActive = false;
    await session.rollback();
    expect(steps).toEqual(['release']);
  });

  const entered = async () => ({ requester: null, made: 'decision-1' });

  it('tries something out in a session of its own, and takes it back before anything else is sent', async () => {
    const { session, steps } = await open();
    const { work, end } = held();
    let inner: Session | null = null;
    const tried = session.tryOut(entered, async (one, { made }) => {
      inner = one;
      await one.query('select inside', [made]);
      await work();
      return made;
    });
    const after = session.query('select after');
    await new Promise(setImmediate);
    expect(steps).toEqual([
      ['savepoint tried_out', undefined],
      ['select inside', ['decision-1']],
    ]);
    end();
    expect(await tried).toBe('decision-1');
    await after;
    expect(steps.slice(2)).toEqual([
      ['rollback to savepoint tried_out', undefined],
      ['select after', []],
    ]);
    expect(session.statements).toBe(4);
    const over = inner as unknown as Session;
    expect(over.entry).toBeNull();
    await expect(over.query('select late')).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it.each([
    ['was refused', new Refusal('REQUEST_DECIDED', 'input'), 'REQUEST_DECIDED', false],
    ['the database refused', { code: 'LJ001', message: 'NOT_AVAILABLE' }, 'NOT_AVAILABLE', false],
    ['nobody foresaw', new Error('secret'), 'INTERNAL', true],
  ])('takes back what %s, and is broken by what nobody foresaw alone', async (...given) => {
    const [, thrown, code, broken] = given;
    const { session, steps } = await open();
    const enter = () => Promise.reject(thrown as Error);
    const tried = session.tryOut(enter, async () => 'never');
    await expect(tried).rejects.toMatchObject({ code });
    await expect(tried).rejects.toBeInstanceOf(Refusal);
    expect(steps).toEqual([
      ['savepoint tried_out', undefined],
      ['rollback to savepoint tried_out', undefined],
    ]);
    expect(session.broken).toBe(broken);
  });

  it('names for the log what broke inside of what it tried out', async () => {
    const { session } = await open('select inside');
    const tried = session.tryOut(entered, async (inner) => {
      await inner.query('select inside').catch(() => 'swallowed');
      throw new Refusal('INTERNAL');
    });
    await expect(tried).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(session.fault).toEqual({ name: 'Error', code: '57014' });
  });

  it('is broken where it cannot take back what it tried out', async () => {
    const { session } = await open('rollback to savepoint tried_out');
    await expect(session.tryOut(entered, async () => 'found')).rejects.toThrow('failed');
    expect(session.broken).toBe(true);
  });
});
