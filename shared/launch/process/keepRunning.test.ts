import { keepRunning, type Running } from './keepRunning';
import { Shutdown } from './Shutdown';

/** A process that ends when it is told to, or by accident. */
class Fake implements Running {
  end: () => void = () => undefined;
  readonly exited = new Promise<void>((resolve) => (this.end = resolve));
  stopped = 0;

  constructor(readonly place: number) {}

  stop(): Promise<void> {
    this.stopped += 1;
    this.end();
    return this.exited;
  }
}

class Kept {
  readonly shutdown = new Shutdown();
  readonly said: string[] = [];
  readonly started: Fake[] = [];
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly serves: (at: number) => Promise<unknown> = () => Promise.resolve(),
  ) {}

  run(): Promise<Fake> {
    return keepRunning<Fake>({
      name: 'a part',
      lastWords: () => 'its last words',
      say: (line) => void this.said.push(line),
      shutdown: this.shutdown,
      firstWait: 1,
      start: async (served, spawned) => {
        const fake = new Fake(served?.place ?? 4000);
        this.started.push(fake);
        this.waiting.splice(0).forEach((wake) => wake());
        spawned(fake);
        await this.serves(this.started.length);
        return fake;
      },
    });
  }

  /** Resolves when so many were started. */
  async until(count: number): Promise<void> {
    while (this.started.length < count)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

test('what ends is started again where it was, as often as it ends', async () => {
  const kept = new Kept();
  await kept.run();
  for (const count of [1, 2, 3]) {
    kept.started[count - 1]?.end();
    await kept.until(count + 1);
  }
  expect(kept.started.map(({ place }) => place)).toEqual([4000, 4000, 4000, 4000]);
  expect(kept.said[0]).toBe('a part has ended and is started again: its last words');
  await kept.shutdown.run();
  expect(kept.started.map(({ stopped }) => stopped > 0)).toEqual([false, false, false, true]);
});

test('what does not start the first time is not tried again', async () => {
  const kept = new Kept(() => Promise.reject(new Error('a wrong key')));
  await expect(kept.run()).rejects.toThrow('a wrong key');
  expect(kept.started).toHaveLength(1);
});

test('what does not serve any more is given up, with its last words', async () => {
  const kept = new Kept((at) => (at === 1 ? Promise.resolve() : Promise.reject(new Error('no'))));
  await kept.run();
  kept.started[0]?.end();
  expect(await kept.shutdown.whenAsked).toBe(
    'a part has ended and does not start again: its last words',
  );
  expect(kept.started).toHaveLength(7);
});

test('one that served meanwhile may fail as often again', async () => {
  const kept = new Kept((at) =>
    [1, 6, 11].includes(at) ? Promise.resolve() : Promise.reject(new Error('no')),
  );
  await kept.run();
  kept.started[0]?.end();
  await kept.until(6);
  // Ends once it is known to serve.
  while (kept.said.length < 2) await Promise.resolve();
  kept.started[5]?.end();
  await kept.until(11);
  while (kept.said.length < 4) await Promise.resolve();
  expect(kept.said[3]).toMatch(/^a part serves again, after/);
  await kept.shutdown.run();
});

test('what is stopped, or ends while everything is being stopped, stays ended', async () => {
  const kept = new Kept();
  const first = await kept.run();
  kept.shutdown.ask();
  first.end();
  await kept.shutdown.run();
  expect(kept.started).toHaveLength(1);
  expect(kept.said).toEqual([]);
});

test('one that has not come up yet is stopped too', async () => {
  let serve: () => void = () => undefined;
  const kept = new Kept(() => new Promise<void>((resolve) => (serve = resolve)));
  const running = kept.run();
  await kept.until(1);
  const stopped = kept.shutdown.run();
  serve();
  await Promise.all([running, stopped]);
  expect(kept.started[0]?.stopped).toBeGreaterThan(0);
});
