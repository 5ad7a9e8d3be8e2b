import type { BreachRow, BreachStep } from './BreachStore';
import { standOf } from './standOf';

const BY = '2026-11-05T09:00:00Z';
const DUE = Date.parse(BY);

const row = (...steps: BreachStep[]): BreachRow => ({
  ...{ id: 'b', organisation: 'o', authority: 'a', access: 'own_record||', synthetic: true },
  ...{ recordedAt: new Date(0), sortKey: '', knownAt: new Date(0), notifyBy: new Date(BY) },
  ...{ categories: [], persons: null, operations: [], words: 'What happened', steps },
});
const step = (kind: BreachStep['kind'], until: string | null = null): BreachStep => ({
  ...{ kind, at: '2026-11-04T09:00:00Z', words: 'Because', until },
});
const duties = (now: number, ...steps: BreachStep[]): string => {
  const { notification, telling } = standOf(row(...steps), now);
  return `${notification} ${telling}`;
};

test('both are due until the instant at which the term is over', () => {
  expect(duties(DUE - 1)).toBe('DUE DUE');
  expect(duties(DUE)).toBe('OVERDUE OVERDUE');
});

test('each is done for itself', () => {
  expect(duties(DUE, step('AUTHORITY_NOTIFIED'))).toBe('DONE OVERDUE');
  expect(duties(DUE, step('PERSONS_TOLD'))).toBe('OVERDUE DONE');
});

test('telling is put off until the last day that was named, and no longer', () => {
  const until = '2026-11-10T09:00:00Z';
  const delays = [step('TELLING_DELAYED', '2026-11-06T09:00:00Z'), step('TELLING_DELAYED', until)];
  expect(duties(Date.parse(until) - 1, ...delays)).toBe('OVERDUE DELAYED');
  expect(duties(Date.parse(until), ...delays)).toBe('OVERDUE OVERDUE');
  expect(duties(DUE, ...delays, step('PERSONS_TOLD'))).toBe('OVERDUE DONE');
});

test('why it is not told yet, and why it came late, are those of their own steps', () => {
  const told = standOf(row(step('AUTHORITY_NOTIFIED')), DUE);
  expect(told).toMatchObject({ lateBecause: 'Because', toldThrough: null, delayedBecause: null });
});
