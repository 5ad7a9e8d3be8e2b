import { DANGER_READERS, PROTECTING } from '@lidhja/policy';
import { OFFICERS } from '../breaches/BreachResolver';
import { EITHER } from '../requests/steps';

/** Who is told what happened: both sides of requests, and whoever can have a desk for word of danger. */
export const TOLD = {
  by: [...new Set([...EITHER.by, ...DANGER_READERS])],
  purposes: [...new Set([...EITHER.purposes, ...PROTECTING])],
} as const;

/** Who reads the feed: beside them whoever a breach is notified to, who has no other notices and no address for them. */
export const READERS = {
  by: [...TOLD.by, ...OFFICERS.by],
  purposes: [...TOLD.purposes, ...OFFICERS.purposes],
} as const;
