import { DANGER_READERS, PROTECTING } from '@lidhja/policy';
import { EITHER } from '../requests/steps';

/** Who is told what happened: both sides of requests, and whoever can have a desk for word of danger. */
export const TOLD = {
  by: [...new Set([...EITHER.by, ...DANGER_READERS])],
  purposes: [...new Set([...EITHER.purposes, ...PROTECTING])],
} as const;
