const off = (...methods: string[]): Record<string, string> =>
  Object.fromEntries(methods.map((method) => [`enable_${method}`, 'off']));

/**
 * What makes a plan follow from the statement and the indexes, and not from what the planner counts:
 * hidden rows are counted too, and a plan that turned with them would tell of them by its time. What is
 * off is used where there is no other way.
 */
export const PLANNER_SETTINGS: Readonly<Record<string, string>> = Object.freeze({
  // A plan for the values of a call is made where a function says so, whose values the caller gives.
  plan_cache_mode: 'force_generic_plan',
  // Rows are read by an index and joined one by one; sets and orders are made by sorting.
  ...off('seqscan', 'bitmapscan', 'hashjoin', 'mergejoin', 'material', 'memoize', 'hashagg'),
  ...off('incremental_sort', 'presorted_aggregate'),
  // Whether an index alone answers would follow from what of a table was cleared up since rows were deleted.
  ...off('indexonlyscan'),
  // Tables are joined in the order in which a statement names them.
  join_collapse_limit: '1',
  from_collapse_limit: '1',
  // Rows in the order of an index and rows out of order cost the same.
  random_page_cost: '1',
  // Both begin where a plan is thought to be long.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
});
