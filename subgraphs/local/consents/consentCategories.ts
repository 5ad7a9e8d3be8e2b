import { permissionsOf, type Category } from '@lidhja/policy';

/** Categories that a consent can open, as the decision table has it. */
export const CONSENT_CATEGORIES: readonly Category[] = [
  ...new Set(
    permissionsOf()
      .filter(({ basis }) => basis === 'consent')
      .map(({ category }) => category),
  ),
];
