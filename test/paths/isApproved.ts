import { needsFourEyes, type Category } from '@lidhja/policy';
import type { FactRow } from './Facts';

/** A decision that needs a second person has been taken once they approved it; taken back before, it was none. */
export const isApproved = (grant: FactRow | undefined): boolean => {
  const categories = (grant?.['categories'] ?? []) as Category[];
  return !categories.some(needsFourEyes) || (grant?.['approvedBy'] as unknown[]).length > 1;
};
