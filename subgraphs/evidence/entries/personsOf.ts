import type { Person, ReleasedCoordinate } from './AuditEntry';

type Released = Pick<ReleasedCoordinate, 'coordinate' | 'records'>;

/**
 * Persons whom the released records of an entry name, each once. What the record's own function has
 * taken out of the coordinates, since it is sealed to the reader, is in no one's list.
 */
export function personsOf(
  coordinates: readonly Released[] | null,
  access: string,
): Person[] | null {
  if (coordinates === null) return null;
  const ids = coordinates
    .filter(({ coordinate }) => coordinate === 'Person' || coordinate?.startsWith('Person.'))
    .flatMap(({ records }) => records ?? []);
  return [...new Set(ids)].map((id) => ({ id, access }));
}
