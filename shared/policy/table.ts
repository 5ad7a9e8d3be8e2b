import type { AllowRow } from './allowRow';
// everyone; coordination without persons
import { coordinationRows } from './table/coordination';
// requests and the record
import { recordRows } from './table/record';
// identification and assistance at home
import { assistanceRows } from './table/assistance';
// proceedings at home
import { proceedingRows } from './table/proceedings';
// return; across the border
import { exchangeRows } from './table/exchange';
// the compartment; the person
import { protectionRows } from './table/protection';

/**
 * Everything that is allowed, one row each, in the order of `cases/decision-table.yaml`.
 * What stands in no row is denied; what a rule in `rules/` denies is denied whatever stands here.
 */
export const TABLE: readonly AllowRow[] = Object.freeze([
  ...coordinationRows,
  ...recordRows,
  ...assistanceRows,
  ...proceedingRows,
  ...exchangeRows,
  ...protectionRows,
]);
