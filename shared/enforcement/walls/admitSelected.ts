import type { RequestContext } from '../serve/RequestContext';
import type { Row } from './noteRows';
import type { Selection } from './selectionsIn';
import type { MaskedField } from './Verdicts';

/** What a list was chosen or ordered by, and is not open. */
export type DecidedSelection = Selection & { readonly masked: MaskedField };

const holds = (row: Row, coordinate: string): boolean => {
  const value = (row as Readonly<Record<string, unknown>>)[coordinate.replace(/^.*\./, '')];
  return value !== null && value !== undefined;
};

const isRow = (row: unknown): row is Row => row !== null && typeof row === 'object';

/** Whether the row may be in the answer; what it tells by being there is noted as released. */
const admits = (
  { verdicts }: RequestContext,
  row: Row,
  selected: readonly DecidedSelection[],
): boolean => {
  const decided = selected.map((one) => ({ ...one, verdict: verdicts.of(row, one.masked) }));
  const withheld = decided.some(
    ({ verdict, orders, coordinate }) => !verdict.allowed && !(orders && !holds(row, coordinate)),
  );
  if (withheld) return false;
  for (const { verdict } of decided) if (verdict.allowed) verdict.rows.push(row);
  return true;
};

/**
 * That a row came back, and where it stands, tells the values by which it was chosen or ordered: they
 * are decided for each row as if they had been asked for, and recorded as released. A row that would
 * tell a value which this caller may not read is absent; one that was ordered without a value stays.
 * @param found a row, a list of rows or a page of them
 */
export function admitSelected(
  context: RequestContext,
  found: unknown,
  selected: readonly DecidedSelection[],
): unknown {
  if (selected.length === 0 || !isRow(found)) return found;
  const admitted = (rows: readonly unknown[]): unknown[] =>
    rows.filter((row) => !isRow(row) || admits(context, row, selected));
  if (Array.isArray(found)) return admitted(found);
  if ('nodes' in found && Array.isArray(found.nodes)) {
    return { ...found, nodes: admitted(found.nodes) };
  }
  return admits(context, found, selected) ? found : null;
}
