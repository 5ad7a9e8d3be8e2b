import { Underway } from './Underway';

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
};

test('what has ended by itself is waited for no longer than a turn', async () => {
  const underway = new Underway();
  expect(underway.note('read')).toBe('read');
  await expect(underway.note(Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await underway.ended();
});

test('it ends when everything has, what came of it and what failed included', async () => {
  const underway = new Underway();
  const ended: string[] = [];
  const read = async (name: string, after: number): Promise<void> => {
    await turns(after);
    ended.push(name);
  };
  void underway.note(read('first', 5)).then(() => underway.note(read('what came of it', 5)));
  underway.note(turns(2).then(() => Promise.reject(new Error('failed')))).catch(() => {
    ended.push('failed');
  });
  await underway.ended();
  expect(ended).toEqual(['failed', 'first', 'what came of it']);
});

test('what is opened some promises after what was read is waited for too', async () => {
  const underway = new Underway();
  let ended = false;
  const later = async (): Promise<void> => {
    for (let step = 0; step < 20; step += 1) await Promise.resolve();
    await underway.note(turns(2));
    ended = true;
  };
  void underway.note(Promise.resolve()).then(later);
  await underway.ended();
  expect(ended).toBe(true);
});
