/** What a plan says of sizes and costs; all else is its shape. */
const MEASURES: ReadonlySet<string> = new Set([
  'Startup Cost',
  'Total Cost',
  'Plan Rows',
  'Plan Width',
]);

const MARK = 'plan:\n';

/**
 * The shape of a plan in a notice of auto_explain: its statement, nodes, relations, indexes, conditions.
 *
 * @returns JSON; null for any other notice
 */
export function shapeOfPlan(notice: string): string | null {
  const at = notice.startsWith('duration: ') ? notice.indexOf(MARK) : -1;
  if (at < 0 || !notice.includes('"Relation Name"', at)) return null;
  const plan: unknown = JSON.parse(notice.slice(at + MARK.length), (key, value: unknown) =>
    MEASURES.has(key) ? undefined : value,
  );
  return JSON.stringify(plan);
}
