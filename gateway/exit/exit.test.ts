/** @jest-environment node */
import type { AuditEvent } from '@lidhja/audit';
import { startGateway } from '../startGateway';
import { forProceeding, TestHub } from '../testkit/TestHub';
import { SINGLE_PER_MINUTE } from './RefusalBook';

const CASES = '{ cases { nodes { reference } } }';
const asProsecutor = { as: 'prosecutor', headers: forProceeding };

const startHub = (now?: () => number): Promise<TestHub> =>
  new TestHub().start(startGateway, now ? { clock: { now } } : {});

/** A hub whose gateway does not record what it lets out. */
const startForgetfulHub = (): Promise<TestHub> => {
  jest.resetModules();
  jest.doMock('./recordDispatch', () => ({
    RECORD_DEADLINE: 1000,
    recordDispatch: () => Promise.resolve(),
  }));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- after the mock
  const forgetful = require('../startGateway') as typeof import('../startGateway');
  jest.dontMock('./recordDispatch');
  return new TestHub().start(forgetful.startGateway);
};

/** What must hold of the exit, whatever it is made of: it throws where it does not. */
async function proveExit(hub: TestHub): Promise<void> {
  hub.store.beforeRecord = () => Promise.reject(new Error('no database'));
  const failed = await hub.ask(CASES, asProsecutor);
  expect(failed.status).toBe(503);
  expect(failed.body.errors?.[0]?.extensions.code).toBe('RECORD_NOT_KEPT');
  expect(failed.text).not.toContain('SYNTHETIC');

  let durable = false;
  hub.store.beforeRecord = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    durable = true;
  };
  const sent = await hub.ask(CASES, asProsecutor);
  expect(durable).toBe(true);
  expect(sent.text).toContain('SYNTHETIC-1');
  expect(hub.store.ofType('dispatched')).toHaveLength(1);
}

describe('the one exit', () => {
  let hub: TestHub;
  afterEach(() => hub.stop());

  it('lets nothing out before the record of it is durable', async () => {
    hub = await startHub();
    await proveExit(hub);
  });

  it('would be seen to let it out, if it did not wait for the record', async () => {
    hub = await startForgetfulHub();
    await expect(proveExit(hub)).rejects.toThrow();
  });

  it('gives up on a record that never settles, within about a second', async () => {
    hub = await startHub();
    hub.store.beforeRecord = () => new Promise(() => undefined);
    const started = Date.now();
    const { status, text } = await hub.ask(CASES, asProsecutor);
    expect(status).toBe(503);
    expect(text).not.toContain('SYNTHETIC');
    expect(Date.now() - started).toBeLessThan(3000);
    hub.store.beforeRecord = () => Promise.resolve();
  });

  it('records open reads of no one, and a write even where it failed', async () => {
    hub = await startHub();
    await hub.ask('{ offices { name } }', { as: 'prosecutor' });
    expect(hub.store.events).toEqual([]);
    hub.national.before = () =>
      Promise.resolve({ data: null, errors: [{ extensions: { code: 'NOT_AVAILABLE' } }] });
    const { status, body } = await hub.ask(
      'mutation { openCase(input: { reference: "a", year: 1 }) { id } }',
      asProsecutor,
    );
    expect(body.data).toEqual({ openCase: null });
    expect(status).toBe(200);
    expect(hub.store.events.map(({ type }) => type)).toEqual(['dispatched', 'refused']);
  });

  it('keeps refusals of an official singly up to a budget, and counts the rest until it closes', async () => {
    const minute = Math.floor(Date.now() / 60_000);
    let now = Date.now();
    hub = await startHub(() => now);
    for (let i = 0; i < SINGLE_PER_MINUTE + 3; i += 1) await hub.ask(CASES, { as: 'prosecutor' });
    await hub.ask(CASES);
    await hub.ask(CASES, { as: 'nobody' });
    await hub.post('{}', { 'content-type': 'text/plain' });
    expect(hub.store.ofType('refused')).toHaveLength(SINGLE_PER_MINUTE);
    expect(hub.store.ofType('refused')[0]).toMatchObject({ code: 'PURPOSE_REQUIRED' });

    now += 60_000;
    await hub.ask(CASES, { as: 'prosecutor' });
    expect(hub.store.ofType('refused')).toHaveLength(SINGLE_PER_MINUTE + 1);

    await hub.gateway.close();
    const counted = hub.store
      .ofType('refusals_counted')
      .map(({ code, count }: Extract<AuditEvent, { type: 'refusals_counted' }>) => [code, count]);
    expect(Object.fromEntries(counted)).toEqual({
      PURPOSE_REQUIRED: 3,
      DOCUMENT_INVALID: 1,
      UNAUTHENTICATED: 1,
      CONTENT_TYPE_UNSUPPORTED: 1,
    });
    expect(Date.parse(hub.store.ofType('refusals_counted')[0]!.minute) / 60_000).toBe(minute);
  });

  it('keeps the counts of refusals until they can be written', async () => {
    hub = await startHub();
    hub.store.beforeRecord = () => Promise.reject(new Error('no database'));
    await hub.ask(CASES, { as: 'prosecutor' });
    hub.store.beforeRecord = () => Promise.resolve();
    await hub.gateway.close();
    expect(hub.store.events).toEqual([
      expect.objectContaining({ type: 'refusals_counted', code: 'PURPOSE_REQUIRED', count: 1 }),
    ]);
  });

  it('sums up what is withheld, for coordinates of the caller’s own document alone', async () => {
    hub = await startHub();
    const withheld = [
      { coordinate: 'Case.reference', reason: 'NOT_GRANTED', count: 2 },
      { coordinate: 'Case.reference', reason: 'NOT_GRANTED', count: 1 },
      { coordinate: 'Case.reference', reason: 'EXPIRED', count: 1 },
      { coordinate: 'Case.victim', reason: 'NOT_GRANTED', count: 9 },
      { coordinate: 'not a coordinate', reason: 'NOT_GRANTED', count: 9 },
    ];
    hub.national.extensions = { withheld, valueCompletion: [{ message: 'leak' }], other: 1 };
    const { body } = await hub.ask(CASES, asProsecutor);
    expect(body.extensions).toEqual({
      salt: expect.any(String) as string,
      withheld: [
        { coordinate: 'Case.reference', reason: 'EXPIRED', count: 1 },
        { coordinate: 'Case.reference', reason: 'NOT_GRANTED', count: 3 },
      ],
    });
  });
});
