import { PUBLIC, type Category, type Decision } from '@lidhja/policy';
import { Ledger } from '../ledger/Ledger';
import { Masks } from './Masks';
import type { Row } from './noteRows';
import { Verdicts, type MaskedField } from './Verdicts';

type Asked = [access: string | undefined, category: Category, record: string | undefined];

/** Verdicts over decisions that allow everything of record `1` or of the access class `open||`. */
const make = () => {
  const asked: Asked[] = [];
  const masks = {
    decide(...args: Asked): Decision {
      asked.push(args);
      const allowed = args[0] !== undefined && (args[2] === '1' || args[0] === 'open||');
      const rest = { rule: 'some_rule', basis: 'some_basis', obligations: [] };
      return allowed
        ? { effect: 'ALLOW', reason: 'PERMITTED', ...rest }
        : { effect: 'DENY', reason: 'GRANT', ...rest };
    },
  } as unknown as Masks;
  const ledger = new Ledger();
  return { asked, ledger, verdicts: new Verdicts(masks, ledger) };
};

const offence: MaskedField = { place: 0, coordinate: 'Case.offence', category: 'OFFENCE' };
const suspect: MaskedField = { place: 1, coordinate: 'Case.suspect', category: 'SUSPECT' };

test('a field of two rows of one class is decided once, and both rows are in one verdict', () => {
  const { asked, verdicts } = make();
  const first = verdicts.of({ id: '1', access: 'mandate||' }, offence);
  expect(verdicts.of({ id: '2', access: 'mandate||' }, offence)).toBe(first);
  expect(asked).toEqual([['mandate||', 'OFFENCE', '1']]);
});

test('two fields of one row are decided apart', () => {
  const { asked, verdicts } = make();
  const row: Row = { id: '1', access: 'mandate||' };
  expect(verdicts.of(row, offence)).not.toBe(verdicts.of(row, suspect));
  expect(asked.map(([, category]) => category)).toEqual(['OFFENCE', 'SUSPECT']);
});

test('rows of two classes are decided apart, in whatever turn they come', () => {
  const { verdicts } = make();
  const open: Row = { id: '7', access: 'open||' };
  const shut: Row = { id: '8', access: 'mandate||' };
  const said = [open, shut, open, shut].map((row) => verdicts.of(row, offence).allowed);
  expect(said).toEqual([true, false, true, false]);
});

test('under a grant each record is decided for itself, also where a part of it is asked for', () => {
  const { asked, verdicts } = make();
  const rows: Row[] = [
    { id: '1', access: 'grant||' },
    { id: '2', access: 'grant||' },
    { id: '9', record: '1', access: 'grant||' },
    { id: '1', record: '2', access: 'grant||' },
  ];
  expect(rows.map((row) => verdicts.of(row, offence).allowed)).toEqual([true, false, true, false]);
  expect(asked.map(([, , record]) => record)).toEqual(['1', '2']);
});

test('a row without an access class opens what is not about a person, as a mandate would', () => {
  const { asked, verdicts } = make();
  const row: Row = { id: '1' };
  const network = { place: 2, coordinate: 'Network.seat', category: 'ORGANISATIONAL' } as const;
  expect(verdicts.of(row, network).allowed).toBe(true);
  expect(verdicts.of(row, offence).allowed).toBe(false);
  expect(asked).toEqual([
    ['mandate||', 'ORGANISATIONAL', '1'],
    [undefined, 'OFFENCE', '1'],
  ]);
});

test('the rows of a verdict go into the record under its ground, or into the summary under its reason', () => {
  const { ledger, verdicts } = make();
  const open: Row = { id: '7', access: 'open||' };
  const shut: Row = { id: '8', access: 'mandate||' };
  for (const row of [open, shut]) verdicts.of(row, offence).rows.push(row);
  const [event] = ledger.events({ organisation: 'o' } as Parameters<Ledger['events']>[0]);
  const withheld = [{ coordinate: 'Case.offence', reason: 'GRANT', count: 1 }];
  expect(ledger.summary()).toEqual(withheld);
  expect(event).toMatchObject({
    rows: [{ record: '7' }, { record: '8' }],
    coordinates: [
      { coordinate: 'Case.offence', rows: [0], rule: 'some_rule', basis: 'some_basis' },
    ],
    withheld,
  });
});

test('nothing of one operation is known to another', () => {
  const standing = { purpose: 'THIS_PROCEEDING', facts: [], grants: [], now: 0 } as const;
  const row: Row = { id: '1', access: 'mandate|in_area,assigned_case|' };
  const of = (kind: 'prosecutor' | 'donor') => {
    const requester = { ...PUBLIC, kind, organisation: 'o', official: 'f', country: 'AL' };
    return new Verdicts(new Masks({ ...standing, requester }), new Ledger()).of(row, suspect);
  };
  expect([of('prosecutor').allowed, of('donor').allowed]).toEqual([true, false]);
});

test('that a row is there is known where what it says is open, or is allowed', () => {
  const { asked, verdicts } = make();
  const row: Row = { id: '2', access: 'mandate||' };
  expect(verdicts.isThere(row, 'OPEN')).toBe(true);
  expect(asked).toEqual([]);
  expect(verdicts.isThere(row, 'CASE_STATUS')).toBe(false);
  expect(verdicts.isThere({ ...row, id: '1' }, 'CASE_STATUS')).toBe(true);
});
