import type { Disclosed, DisclosedCoordinate } from '@lidhja/audit';

const merge = (
  coordinates: readonly DisclosedCoordinate[],
  more: readonly DisclosedCoordinate[],
): DisclosedCoordinate[] => {
  const known = new Map<string, DisclosedCoordinate>();
  const once = (ids: readonly string[]): string[] => [...new Set(ids)];
  for (const one of [...coordinates, ...more]) {
    const { coordinate, records, handling } = known.get(one.coordinate) ?? one;
    known.set(coordinate, {
      coordinate,
      records: once([...records, ...one.records]),
      handling: once([...handling, ...one.handling]).sort(),
    });
  }
  return [...known.values()];
};

/**
 * What the subgraphs disclosed, each record once: coordinates of the caller's own document alone, since
 * the planner also asks for fields that the caller did not, and that a row is there.
 */
export function gatherDisclosed(
  disclosed: readonly Disclosed[],
  asked: ReadonlySet<string>,
): Disclosed[] {
  const found = new Map<string, Disclosed>();
  for (const one of disclosed) {
    const coordinates = one.coordinates.filter(
      ({ coordinate }) => !coordinate.includes('.') || asked.has(coordinate),
    );
    if (coordinates.length === 0) continue;
    const key = JSON.stringify([one.grant, one.agreement, one.version, one.about[0]]);
    const known = found.get(key);
    const conditions = [...(known?.conditions ?? []), ...one.conditions];
    found.set(key, {
      ...one,
      about: [...new Set([...(known?.about ?? []), ...one.about])],
      conditions: [...new Map(conditions.map((bound) => [JSON.stringify(bound), bound])).values()],
      coordinates: merge(known?.coordinates ?? [], coordinates),
    });
  }
  return [...found.values()];
}
