import type { Escalated } from '@lidhja/audit';

/** The entry of what was told because time passed: nobody acted. */
export const escalationOf = (
  operation: string,
  request: string,
  records: readonly string[],
): Escalated => ({
  type: 'escalated',
  operation,
  organisation: null,
  official: null,
  purpose: null,
  reason: null,
  request,
  records,
});
