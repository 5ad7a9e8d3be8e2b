import type { RequestContext } from '../serve/RequestContext';
import { admitSelected, type DecidedSelection } from './admitSelected';
import type { MaskedField } from './Verdicts';

const masked: MaskedField = { place: 0, coordinate: 'Case.suspect', category: 'SUSPECT' };
const chosen: DecidedSelection = { coordinate: 'Case.suspect', orders: false, masked };
const ordered: DecidedSelection = { coordinate: 'Case.suspect', orders: true, masked };
const open: DecidedSelection = {
  coordinate: 'Case.stage',
  orders: false,
  masked: { place: 1, coordinate: 'Case.stage', category: 'CASE_STATUS' },
};

const MINE = { id: 'mine', suspect: 'x' };
const OTHER = { id: 'other', suspect: 'y' };
const EMPTY = { id: 'other', suspect: null };
const ABSENT = { id: 'other' };

/** Under verdicts that allow what is not a suspect, and suspects of the row `mine`. */
const admit = (found: unknown, ...selected: DecidedSelection[]) => {
  const released: [string, object][] = [];
  const of = (row: { id: string }, { coordinate }: MaskedField) => ({
    allowed: coordinate !== 'Case.suspect' || row.id === 'mine',
    rows: { push: (one: object) => released.push([coordinate, one]) },
  });
  const context = { verdicts: { of } } as unknown as RequestContext;
  return { left: admitSelected(context, found, selected), released };
};

test('of a list, a page and a single row what would tell a withheld value is absent', () => {
  expect(admit([MINE, OTHER], chosen).left).toEqual([MINE]);
  const page = { nodes: [OTHER, MINE], endCursor: 'c' };
  expect(admit(page, chosen).left).toEqual({ nodes: [MINE], endCursor: 'c' });
  expect(admit(MINE, chosen).left).toBe(MINE);
  expect(admit(OTHER, chosen).left).toBeNull();
});

test('one withheld value is enough, whatever else the row was chosen by', () => {
  expect(admit([MINE, OTHER], open, chosen).left).toEqual([MINE]);
  expect(admit([MINE, OTHER], chosen, open).left).toEqual([MINE]);
  expect(admit([MINE, OTHER], open).left).toEqual([MINE, OTHER]);
});

test('a row that was ordered without a value stays, one that was chosen does not', () => {
  expect(admit([OTHER, EMPTY, ABSENT], ordered).left).toEqual([EMPTY, ABSENT]);
  expect(admit([OTHER, EMPTY, ABSENT], chosen).left).toEqual([]);
});

test('what a row tells is released by it, and nothing by one that is absent', () => {
  expect(admit([MINE, OTHER], chosen, open).released).toEqual([
    ['Case.suspect', MINE],
    ['Case.stage', MINE],
  ]);
  expect(admit([EMPTY], ordered).released).toEqual([]);
});

test('what is no row is left as it is, and so is everything where nothing was chosen', () => {
  const odd = [null, 'text', MINE];
  expect(admit(odd, chosen).left).toEqual(odd);
  for (const found of [null, undefined, 'text', 3]) expect(admit(found, chosen).left).toBe(found);
  const list = [OTHER];
  expect(admit(list).left).toBe(list);
  expect(admit(OTHER).left).toBe(OTHER);
  // A row of its own that has a field of this name is no page.
  const row = { ...OTHER, nodes: 3 };
  expect(admit(row, chosen).left).toBeNull();
});
