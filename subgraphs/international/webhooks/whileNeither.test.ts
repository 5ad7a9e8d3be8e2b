import { getEventListeners } from 'node:events';
import { whileNeither } from './whileNeither';

const ended = (signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(true);
    signal.addEventListener('abort', () => resolve(true));
  });

test.each([0, 1])('work is ended by either signal, before it begins as well: %d', async (which) => {
  const two = [new AbortController(), new AbortController()] as const;
  const running = whileNeither(two[0].signal, two[1].signal, ended);
  two[which]?.abort();
  expect(await running).toBe(true);
  expect(await whileNeither(two[0].signal, two[1].signal, ended)).toBe(true);
});

test('nothing of a call stays with a signal that outlives it', async () => {
  const [lasting, once] = [new AbortController().signal, new AbortController().signal];
  const listeners = (): number => getEventListeners(lasting, 'abort').length;
  await whileNeither(lasting, once, () => {
    expect(listeners()).toBe(1);
    return Promise.resolve();
  });
  const fails = whileNeither(lasting, once, () => Promise.reject(new Error('it failed')));
  await expect(fails).rejects.toThrow('it failed');
  expect(listeners()).toBe(0);
});
