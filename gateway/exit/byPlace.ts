import type { Failure } from '../operation/Operation';

/**
 * The order in which failures are told: as their root fields stand in the document, those of none last.
 * In the order of their arrival, they would tell which subgraph was faster, and choose the status.
 */
export function byPlace(roots: ReadonlySet<string>): (one: Failure, other: Failure) => number {
  const places = [...roots];
  const place = ({ root }: Failure): number => {
    const at = root === undefined ? -1 : places.indexOf(root);
    return at < 0 ? places.length : at;
  };
  const words = ({ code, at = '' }: Failure): string => `${code} ${at}`;
  return (one, other) =>
    place(one) - place(other) ||
    (words(one) === words(other) ? 0 : words(one) < words(other) ? -1 : 1);
}
