import { NOBODY, type Escalated } from '@lidhja/audit';

/** The entry of what was told because time passed: nobody acted. */
export const escalationOf = (
  operation: string,
  request: string,
  records: readonly string[],
): Escalated => ({
  ...NOBODY,
  type: 'escalated',
  operation,
  request,
  records,
});
