import type { Category } from '@lidhja/policy';

/**
 * What an activity says by being there, by its audience. One that is for members shows who works with
 * whom and where signs are received, so that it is for those who may read both; for row security and
 * for `admitActivities` alike.
 */
export const AUDIENCE_CATEGORIES: Readonly<Record<'OPEN' | 'MEMBERS', readonly Category[]>> =
  Object.freeze({
    OPEN: ['OPEN'],
    MEMBERS: ['ORGANISATIONAL', 'CONTACT_POINT'],
  });
