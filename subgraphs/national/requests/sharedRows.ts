import type { Seen, SeenList } from './PreviewedCase';

/** The fields of which a row of one's own and what somebody else was shown hold the same; the rest are null. */
export const sharedValues = <Row extends object>(
  own: Row,
  seen: Seen,
  fields: readonly (keyof Row & string)[],
): Partial<Row> =>
  Object.fromEntries(
    fields.map((field) => [field, own[field] === seen[field] ? own[field] : null]),
  ) as Partial<Row>;

/**
 * Rows of one's own that somebody else was shown too, each as often as both have it.
 * @returns null where the list was withheld from them
 */
export function sharedRows<Row extends object>(
  own: readonly Row[],
  seen: SeenList,
  fields: readonly (keyof Row & string)[],
): Row[] | null {
  if (!seen) return null;
  const left = [...seen];
  return own.filter((row) => {
    const at = left.findIndex((one) => fields.every((field) => row[field] === one[field]));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}
