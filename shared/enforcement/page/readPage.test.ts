import { CursorSealer } from '@lidhja/platform';
import { validateSync } from 'class-validator';
import { Ledger } from '../ledger/Ledger';
import type { RequestContext } from '../serve/RequestContext';
import { PageArguments } from './PageArguments';
import { readFeed } from './readFeed';
import { cutPage, openCursor, readPage, type KeysetList } from './readPage';

const cursors = new CursorSealer(Buffer.alloc(32, 7));

const contextOf = (official: string | null): RequestContext =>
  ({ cursors, ledger: new Ledger(), requester: { official } }) as unknown as RequestContext;

interface Item {
  readonly id: string;
  readonly access?: string;
}

/** Items 1 to `count`, read by their id, with what was asked of them. */
const listOf = (count: number, access?: string) => {
  const asked: [number, string[] | null][] = [];
  const items = Array.from({ length: count }, (_, at) => ({
    id: String(at + 1),
    ...(access ? { access } : {}),
  }));
  const list: KeysetList<Item> = {
    list: 'Case:{"year":2026}',
    position: ({ id }) => [id],
    read: async (limit, position) => {
      asked.push([limit, position]);
      const from = position ? Number(position[0]) : 0;
      return items.slice(from, from + limit);
    },
  };
  return { list, asked };
};

const ids = ({ nodes }: { nodes: Item[] }): string[] => nodes.map(({ id }) => id);

describe('a page', () => {
  it('holds as many rows as were asked for, and says where the next starts', async () => {
    const context = contextOf('official-1');
    const { list, asked } = listOf(5);
    const first = await readPage(context, list, { first: 2 });
    const second = await readPage(context, list, { first: 2, after: first.endCursor });
    const third = await readPage(context, list, { first: 2, after: second.endCursor });
    expect([first, second, third].map(ids)).toEqual([['1', '2'], ['3', '4'], ['5']]);
    expect(third.endCursor).toBeNull();
    expect(asked).toEqual([
      [3, null],
      [3, ['2']],
      [3, ['4']],
    ]);
  });

  it('that holds exactly the rest has no next', async () => {
    const { list } = listOf(2);
    expect((await readPage(contextOf('official-1'), list, { first: 2 })).endCursor).toBeNull();
  });

  it('of an empty list is empty', async () => {
    const page = await readPage(contextOf(null), listOf(0).list, { first: 2 });
    expect(page).toEqual({ nodes: [], endCursor: null });
  });

  it('of no rows has no next, though there are some', () => {
    const { list } = listOf(1);
    expect(cutPage(contextOf(null), list, [{ id: '1' }], 0)).toEqual({
      nodes: [],
      endCursor: null,
    });
  });

  it('notes every protected row that it tells of, the one behind it too, under the list’s name', async () => {
    const context = contextOf('official-1');
    await readPage(context, listOf(3, 'mandate||').list, { first: 2 });
    const actor = { organisation: 'o' } as Parameters<Ledger['events']>[0];
    expect(context.ledger.events(actor)).toMatchObject([
      {
        rows: ['1', '2', '3'].map((record) => ({ record })),
        coordinates: [{ coordinate: 'Case', rows: [0, 1, 2], rule: 'row_security' }],
      },
    ]);
  });
});

describe('a feed', () => {
  it('reads no more than was asked for, and goes on from its last row', async () => {
    const context = contextOf('official-1');
    const { list, asked } = listOf(3);
    const first = await readFeed(context, list, { first: 2 });
    const second = await readFeed(context, list, { first: 2, after: first.endCursor });
    expect([first, second].map(ids)).toEqual([['1', '2'], ['3']]);
    expect(asked).toEqual([
      [2, null],
      [2, ['2']],
    ]);
    expect(second.endCursor).toBe(cursors.seal(['3'], { caller: 'official-1', list: list.list }));
  });

  it('keeps the place where nothing came', async () => {
    const context = contextOf('official-1');
    const { list } = listOf(1);
    const { endCursor } = await readFeed(context, list, { first: 2 });
    const page = await readFeed(context, list, { first: 2, after: endCursor });
    expect(page).toEqual({ nodes: [], endCursor });
    expect(await readFeed(context, listOf(0).list, { first: 2 })).toEqual({
      nodes: [],
      endCursor: null,
    });
  });

  it('notes every protected row that it tells of', async () => {
    const context = contextOf('official-1');
    await readFeed(context, listOf(3, 'mandate||').list, { first: 2 });
    const actor = { organisation: 'o' } as Parameters<Ledger['events']>[0];
    expect(context.ledger.events(actor)).toMatchObject([
      {
        rows: ['1', '2'].map((record) => ({ record })),
        coordinates: [{ coordinate: 'Case', rows: [0, 1], rule: 'row_security' }],
      },
    ]);
  });
});

describe('a cursor', () => {
  const seal = (caller: string, list: string) => cursors.seal(['1'], { caller, list });

  it('opens for the caller and the list that it was given for', () => {
    const mine = seal('official-1', 'Case:1');
    expect(openCursor(contextOf('official-1'), 'Case:1', mine)).toEqual(['1']);
    expect(() => openCursor(contextOf('official-2'), 'Case:1', mine)).toThrow('cursor');
    expect(() => openCursor(contextOf('official-1'), 'Case:2', mine)).toThrow('cursor');
  });

  it('given to the public opens for the public alone', async () => {
    const { list } = listOf(3);
    const { endCursor } = await readPage(contextOf(null), list, { first: 1 });
    expect(endCursor).toBe(seal('public', list.list));
    expect(() => openCursor(contextOf('official-1'), list.list, endCursor)).toThrow('cursor');
  });

  it('that is not there starts the list', () => {
    for (const none of [null, undefined, '']) {
      expect(openCursor(contextOf('official-1'), 'Case:1', none)).toBeNull();
    }
  });
});

test.each([
  [1, '', true],
  [100, 'x'.repeat(500), true],
  [0, '', false],
  [101, '', false],
  [20, 'x'.repeat(501), false],
])('a page of %i rows after a cursor is asked for within bounds', (first, after, within) => {
  const asked = Object.assign(new PageArguments(), { first, after });
  expect(validateSync(asked).length === 0).toBe(within);
});
