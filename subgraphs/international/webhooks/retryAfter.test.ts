import { LONGEST, retryAfter } from './retryAfter';

const NOW = Date.UTC(2026, 10, 27, 9);

test.each([
  ['120', 120_000],
  ['0', 0],
  ['3600', LONGEST],
  ['3601', LONGEST],
  ['999999999', LONGEST],
  ['Fri, 27 Nov 2026 09:01:30 GMT', 90_000],
  ['Fri, 27 Nov 2026 08:59:00 GMT', 0],
  ['Sat, 28 Nov 2026 09:00:00 GMT', LONGEST],
  ['Fri, 99 Xyz 2026 09:01:30 GMT', 0],
  ['2026-11-27T09:01:30Z', 0],
  ['-5', 0],
  ['1e9', 0],
  ['9999999999', 0],
  ['', 0],
  [undefined, 0],
])('%p asks for %d milliseconds', (said, asked) => {
  expect(retryAfter(said, NOW)).toBe(asked);
});
