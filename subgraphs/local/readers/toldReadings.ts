import { decidePath, readersList, TERMS, type ListAsked, type Reading } from '@lidhja/policy';
import type { ReadingRow } from './ReadingStore';

const IN_PROCEEDINGS: readonly string[] = ['THIS_PROCEEDING', 'RELATED_PROCEEDING'];

const readingOf = ({ day, purpose }: ReadingRow, place: number): Reading => ({
  id: String(place),
  // The record keeps none of those, and none that tells of somebody else.
  underClearance: false,
  secretUntil: IN_PROCEEDINGS.includes(purpose) ? Date.parse(day) + TERMS.readingSecret : null,
  ofThisPersonAlone: true,
});

/**
 * Which of these readings are told, by the safety path of the policy: none where the list may not be given.
 * @param asked who asks, and how the person gets it
 * @param now epoch milliseconds
 */
export function toldReadings<T extends ReadingRow>(
  asked: Omit<ListAsked, 'readings' | 'now'>,
  rows: readonly T[],
  now: number,
): T[] {
  const readings = rows.map(readingOf);
  const { effect, carries } = decidePath(readersList, { ...asked, readings, now });
  return effect === 'ALLOW' ? rows.filter((_, place) => carries.includes(String(place))) : [];
}
