import { verifyExport, type Outcome } from '@lidhja/audit';
import { HONEST, honest } from './forgeries';
import {
  bytesOf,
  entryOf,
  exportOf,
  headOf,
  KEYS,
  keptOf,
  periodsOf,
  STRANGER_KEY,
  type TestEntry,
} from './TestLog';

const SIZES = [0, 4, 4, 9, 10];
const PERIODS = periodsOf(HONEST, SIZES);
/** What anyone kept of the public log, without knowing anything of the record. */
const EARLIER = headOf(periodsOf(HONEST, SIZES.slice(0, 4)));

const outcomeOf = (
  lines: readonly string[],
  periods: readonly string[],
  kept: readonly string[] = [],
): Promise<Outcome> =>
  verifyExport([bytesOf(lines)], { keys: KEYS, kept, periods: [bytesOf(periods)] });

const ANEW = HONEST.map((one, at) => (at === 5 ? entryOf('another entry') : one));
const anew = exportOf(ANEW, []).lines;

test('a record is what its public log committed to', async () => {
  for (const kept of [[], [EARLIER], [EARLIER, headOf(PERIODS), keptOf(HONEST.slice(0, 4))]]) {
    expect(await outcomeOf(honest.lines, PERIODS, kept)).toMatchObject({ verdict: 'VERIFIED' });
  }
});

test('whoever made the record anew is found by heads of the public log, and by nothing else', async () => {
  expect(await outcomeOf(anew, PERIODS)).toMatchObject({ verdict: 'FORKED' });
  // With all of it made anew as well, only a head that somebody kept tells.
  const periods = periodsOf(ANEW, SIZES);
  expect(await outcomeOf(anew, periods)).toMatchObject({ verdict: 'VERIFIED' });
  expect(await outcomeOf(anew, periods, [EARLIER])).toMatchObject({ verdict: 'FORKED' });
  // What was done since it was kept does not show by it.
  const before = headOf(periodsOf(HONEST, SIZES.slice(0, 3)));
  expect(await outcomeOf(anew, periods, [before])).toMatchObject({ verdict: 'VERIFIED' });
});

const [head = '', ...lines] = PERIODS;
const older = exportOf(HONEST.slice(0, 8), []).lines;
const longer = headOf(periodsOf(HONEST, [...SIZES, 10]));
test.each<[string, string, readonly string[], readonly string[], readonly string[]]>([
  ['with a period too few', 'TRUNCATED', honest.lines, PERIODS.slice(0, -1), []],
  [
    'with a period too many',
    'FORKED',
    honest.lines,
    [head, ...periodsOf(HONEST, [...SIZES, 10]).slice(1)],
    [],
  ],
  [
    'without one in between',
    'MALFORMED',
    honest.lines,
    [head, ...lines.slice(0, 2), ...lines.slice(3)],
    [],
  ],
  ['in another order', 'MALFORMED', honest.lines, [head, ...[...lines].reverse()], []],
  [
    'with another salt',
    'FORKED',
    honest.lines,
    PERIODS.map((one) => one.replace(/[0-9a-f]{64}$/, 'a'.repeat(64))),
    [],
  ],
  [
    'that say another size',
    'FORKED',
    honest.lines,
    PERIODS.map((one) => one.replace(/ 9 /, ' 8 ')),
    [],
  ],
  ['written otherwise', 'MALFORMED', honest.lines, PERIODS.map((one) => `${one} `), []],
  ['that are none', 'MALFORMED', honest.lines, [], []],
  ['of a stranger', 'BAD_SIGNATURE', honest.lines, periodsOf(HONEST, SIZES, STRANGER_KEY), []],
  ['of a record that was longer', 'ROLLED_BACK', older, PERIODS, []],
  ['that are older than a head that was kept', 'ROLLED_BACK', honest.lines, PERIODS, [longer]],
])('periods %s are %s', async (_what, verdict, record, periods, kept) => {
  const outcome = await outcomeOf(record, periods, kept);
  expect(outcome).toMatchObject({ verdict, place: null });
});

test('without the periods a head of the public log is one of another log', async () => {
  const outcome = await verifyExport([bytesOf(honest.lines)], { keys: KEYS, kept: [EARLIER] });
  expect(outcome).toMatchObject({ verdict: 'BAD_SIGNATURE' });
});

test('of an entry that was erased a period commits to what it was', async () => {
  const [blank] = HONEST.filter((one) => one.blank) as [TestEntry];
  const changed = HONEST.map((one) =>
    one === blank ? { ...blank, content: '{}', blank: true } : one,
  );
  expect(await outcomeOf(exportOf(changed, []).lines, PERIODS)).toMatchObject({
    verdict: 'FORKED',
  });
});
