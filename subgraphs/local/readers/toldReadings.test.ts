import { TERMS } from '@lidhja/policy';
import { toldReadings } from './toldReadings';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const ASKED = {
  reader: 'PERSON',
  own: true,
  conflictCheckPassed: false,
  safeChannel: true,
} as const;

const reading = (purpose: string, day = '2026-11-01') => ({
  ...{ day, purpose, organisationId: 'o', category: 'HEALTH', basis: 'consent' },
});
const READINGS = ['ASSISTANCE', 'THIS_PROCEEDING', 'RETURN'].map((one) => reading(one));

test('what was read in a proceeding is told when its time is over, and all else at once', () => {
  const told = (now: number): string[] =>
    toldReadings(ASKED, READINGS, now).map(({ purpose }) => purpose);
  expect(told(NOW)).toEqual(['ASSISTANCE', 'RETURN']);
  const over = Date.parse('2026-11-01') + TERMS.readingSecret;
  expect(told(over - 1)).toEqual(['ASSISTANCE', 'RETURN']);
  expect(told(over)).toEqual(['ASSISTANCE', 'THIS_PROCEEDING', 'RETURN']);
});

test.each([
  ['the list is somebody else’s', { own: false }],
  ['the way may not be safe', { safeChannel: false }],
  ['the representative did not pass', { reader: 'REPRESENTATIVE' as const }],
])('nothing is told where %s', (_, changed) => {
  expect(toldReadings({ ...ASKED, ...changed }, READINGS, NOW)).toEqual([]);
});

test('a representative who passed is told what the person would be', () => {
  const asked = { ...ASKED, reader: 'REPRESENTATIVE', conflictCheckPassed: true } as const;
  expect(toldReadings(asked, READINGS, NOW)).toEqual(toldReadings(ASKED, READINGS, NOW));
});
