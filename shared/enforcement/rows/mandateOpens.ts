import type { Category } from '@lidhja/policy';

/**
 * SQL condition of rows that are about no person: open data for everyone, and what else the decision
 * table opens by mandate. A sub-select, so that it is computed once for a statement.
 */
export const mandateOpens = (category: Category): string =>
  category === 'OPEN' ? 'true' : `(select exchange.opens('mandate', '${category}'))`;
