import { formatPeriod, parsePeriod } from './periodLines';

const HASH = '00'.repeat(32);
const LINE = `0 2026-11-29T00:00:00.000Z ${HASH} 1 ${HASH}`;

test('the line of a period is read as it is written', () => {
  const period = parsePeriod(LINE);
  expect(period && formatPeriod(period)).toBe(LINE);
});

test.each([
  ['an hour that no day has', `0 2026-11-29T24:00:00.000Z ${HASH} 1 ${HASH}`],
  ['a day that its month has not', `0 2026-02-30T00:00:00.000Z ${HASH} 1 ${HASH}`],
  ['a size too large to be exact', `0 2026-11-29T00:00:00.000Z ${HASH} 9007199254740993 ${HASH}`],
  ['more than there is', `${LINE} 1`],
  ['a salt cut off', LINE.slice(0, -1)],
])('%s is no such line', (_name, line) => {
  expect(parsePeriod(line)).toBeNull();
});
