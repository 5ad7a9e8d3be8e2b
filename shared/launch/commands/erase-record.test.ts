import { readEraseTask } from './erase-record';

const NOW = new Date('2026-11-29T12:00:00Z');
const REASON = 'Term of the record';

test('what is past its term may be erased, to the day', () => {
  expect(readEraseTask(['2016-11-29', ` ${REASON} `], NOW)).toEqual({
    until: '2016-11-29',
    reason: REASON,
  });
});

test.each([
  [[], 'UNTIL must be a day'],
  [['2016-02-30', REASON], 'UNTIL must be a day'],
  [['2016-11-30', REASON], 'UNTIL is too late: the record is kept for 10 years'],
  [['2016-11-29'], 'REASON must have'],
  [['2016-11-29', 'Term', 'of the record'], 'There is more'],
])('%j is refused: %s', (args, said) => {
  const read = (): unknown => readEraseTask(args, NOW);
  expect(read).toThrow(`INPUT_INVALID: ${said}`);
  expect(read).toThrow('npm run erase:record');
});
