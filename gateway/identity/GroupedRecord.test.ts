import type { AuditEvent } from '@lidhja/audit';
import { GroupedRecord } from './GroupedRecord';

const event = (id: string): AuditEvent => ({ id }) as unknown as AuditEvent;
const idsOf = (events: readonly AuditEvent[]): string =>
  events.map((one) => (one as unknown as { id: string }).id).join('');

/** A database that answers when it is told to, in the order in which it was asked. */
const held = () => {
  const asked: { ids: string; end: (error?: Error) => void }[] = [];
  const record = new GroupedRecord(
    (events) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error): void => (error ? reject(error) : resolve());
        asked.push({ ids: idsOf(events), end });
      }),
  );
  const ended: string[] = [];
  const put = (id: string): Promise<void> =>
    record.record([event(id)]).then(
      () => void ended.push(id),
      (error: Error) => void ended.push(`${id}: ${error.message}`),
    );
  return { asked, ended, put };
};
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const failed = (code: string): Error => Object.assign(new Error(code), { code });

test('who waits alone is sent at once, and those who come meanwhile together', async () => {
  const { asked, ended, put } = held();
  for (const id of 'abcde') void put(id);
  expect(asked.map(({ ids }) => ids)).toEqual(['a', 'b']);
  expect(ended).toEqual([]);
  asked[1]?.end();
  await settle();
  expect(asked.map(({ ids }) => ids)).toEqual(['a', 'b', 'cde']);
  // What is not durable yet is answered to nobody.
  expect(ended).toEqual(['b']);
  asked[2]?.end();
  await settle();
  expect(ended).toEqual(['b', 'c', 'd', 'e']);
  asked[0]?.end();
  await settle();
  expect(ended).toEqual(['b', 'c', 'd', 'e', 'a']);
});

test('a statement has a bounded number of events', async () => {
  const { asked, put } = held();
  for (let at = 0; at < 205; at += 1) void put('x');
  asked.forEach(({ end }) => end());
  await settle();
  expect(asked.map(({ ids }) => ids.length)).toEqual([1, 1, 100, 100]);
  asked.forEach(({ end }) => end());
  await settle();
  expect(asked.map(({ ids }) => ids.length)).toEqual([1, 1, 100, 100, 3]);
});

test.each(['LJ001', '22P02', '23514'])(
  'one that is refused for what it says (%s) takes nobody with it',
  async (code) => {
    const { asked, ended, put } = held();
    for (const id of 'abcd') void put(id);
    asked[0]?.end();
    await settle();
    asked[2]?.end(failed(code));
    await settle();
    expect(asked.map(({ ids }) => ids)).toEqual(['a', 'b', 'cd', 'c']);
    asked[3]?.end(failed(code));
    await settle();
    asked[4]?.end();
    await settle();
    expect(ended).toEqual(['a', `c: ${code}`, 'd']);
  },
);

test.each(['57014', '08006', 'ECONNRESET', '53100'])(
  'where the database fails (%s), nobody is told that anything is kept, and nothing is sent again',
  async (code) => {
    const { asked, ended, put } = held();
    for (const id of 'abcd') void put(id);
    asked[0]?.end();
    await settle();
    asked[2]?.end(failed(code));
    await settle();
    expect(ended).toEqual(['a', `c: ${code}`, `d: ${code}`]);
    expect(asked).toHaveLength(3);
    // Whoever comes later is served.
    void put('e');
    expect(asked.map(({ ids }) => ids)).toEqual(['a', 'b', 'cd', 'e']);
  },
);
