import type { ErrorCode } from '@lidhja/platform';
import type { OperationRule } from '../declare/Operation';
import type { RequestContext } from '../serve/RequestContext';

/** Why a caller may not use a root field at all, or null. The door asks it, and so does an explanation of the door. */
export const doorRefusal = (
  { by, purposes = [] }: Pick<OperationRule, 'by' | 'purposes'>,
  { requester, purpose }: Pick<RequestContext, 'requester' | 'purpose'>,
): ErrorCode | null => {
  const open = by.includes('any');
  if (!open && requester.organisation === null) return 'UNAUTHENTICATED';
  if (!open && !by.includes(requester.kind)) return 'OPERATION_NOT_PERMITTED';
  if (purposes.length > 0 && purpose === null) return 'PURPOSE_REQUIRED';
  if (purposes.length > 0 && purpose !== null && !purposes.includes(purpose)) {
    return 'PURPOSE_NOT_PERMITTED';
  }
  return null;
};
