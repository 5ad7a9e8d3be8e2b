import { readReportTask } from './audit-report';

const DAYS = ['2026-01-01', '2026-02-01'];

test('days and reason are read as they are written', () => {
  expect(readReportTask([...DAYS, ' Report to oversight '])).toEqual({
    period: { from: '2026-01-01', until: '2026-02-01' },
    reason: 'Report to oversight',
  });
});

test.each([
  [[], 'FROM must be a day'],
  [['2026-02-30', '2026-03-01', 'Report to oversight'], 'FROM must be a day'],
  [['2026-1-1', '2026-03-01', 'Report to oversight'], 'FROM must be a day'],
  [['2026-13-01', '2027-03-01', 'Report to oversight'], 'FROM must be a day'],
  [['2026-01-01', 'today', 'Report to oversight'], 'UNTIL must be a day'],
  [['2026-02-01', '2026-02-01', 'Report to oversight'], 'UNTIL must be after FROM'],
  [[...DAYS, 'short'], 'REASON must have'],
  [[...DAYS, 'Report', 'to oversight'], 'There is more'],
])('%j is refused: %s', (args, said) => {
  const read = (): unknown => readReportTask(args);
  expect(read).toThrow(`INPUT_INVALID: ${said}`);
  expect(read).toThrow('npm run --silent audit:report');
});
