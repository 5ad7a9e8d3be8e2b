import { once } from 'node:events';
import { createServer } from 'node:net';
import { sampleId } from '@lidhja/platform';
import { ask, type Answer } from '../examples/ask';
import { cloneOf, freePort, Launched, processesOf } from '../testkit/Launched';
import { signToken } from '../testkit/signToken';

jest.setTimeout(120_000);

const clone = cloneOf();
let port: number;
beforeAll(async () => {
  port = await freePort();
});
afterAll(() => clone.remove());

const publish = async (idempotencyKey: string): Promise<Answer> =>
  ask(`http://127.0.0.1:${port}`, {
    token: await signToken(`${clone.root}/.lidhja`, 'rilat-secretary'),
    purpose: 'PREVENTION',
    reason: 'Publishes what the network does',
    document: `mutation ($input: PublishActivityInput!) { publishActivity(input: $input) { repeated } }`,
    variables: {
      input: {
        idempotencyKey,
        networkId: sampleId('network/rilat'),
        title: 'What was acknowledged before the machine died',
        kind: 'TRAINING',
        startsOn: '2026-11-18',
        audience: 'OPEN',
      },
    },
  });

test('what was acknowledged is there after a kill -9 and a new start, and no process stays behind', async () => {
  const first = Launched.in(clone.root, port);
  await first.serving();
  expect((await publish('before-the-kill')).body?.data).toEqual({
    publishActivity: { repeated: false },
  });
  expect(processesOf(clone.root).length).toBeGreaterThan(5);
  await first.stop('SIGKILL');
  const second = Launched.in(clone.root, port);
  await second.serving();
  expect((await publish('before-the-kill')).body?.data).toEqual({
    publishActivity: { repeated: true },
  });
  expect(await second.stop('SIGTERM')).toBe(0);
  expect(processesOf(clone.root)).toEqual([]);
});

test('a port that is taken is said at once, and nothing is left running', async () => {
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  try {
    const start = Launched.in(clone.root, port);
    expect(await start.exited).toBe(1);
    expect(start.output).toContain(`port ${port} on 127.0.0.1 is already in use`);
    expect(start.output).not.toContain('Lidhja serves');
    expect(processesOf(clone.root)).toEqual([]);
  } finally {
    other.close();
  }
});
