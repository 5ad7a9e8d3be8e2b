import { DANGER_READERS, PROTECTING, RECEIVING } from '@lidhja/policy';
import { OFFICERS } from '../breaches/BreachResolver';
import { EITHER } from '../requests/steps';

/**
 * Who is told what happened: both sides of requests, whoever can have a desk for word of danger, and whoever can have
 * received a referral or a consent that was erased.
 */
export const TOLD = {
  by: [...new Set([...EITHER.by, ...DANGER_READERS, ...RECEIVING.by])],
  purposes: [...new Set([...EITHER.purposes, ...PROTECTING, ...RECEIVING.purposes])],
} as const;

/** Who reads the feed: beside them whoever a breach is notified to, who has no other notices and no address for them. */
export const READERS = {
  by: [...TOLD.by, ...OFFICERS.by],
  purposes: [...TOLD.purposes, ...OFFICERS.purposes],
} as const;
