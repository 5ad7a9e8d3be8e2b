const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Every set time of the safety paths, in milliseconds, in one place so that counsel and a shelter can
 * sign them. All are the hub's own but that for a breach.
 */
export const TERMS = Object.freeze({
  /** A push of immediate danger that nobody has acknowledged is followed up by telephone. */
  pushUnread: 15 * MINUTE,
  /** A push is reviewed by then, whatever came of it. */
  pushReview: 3 * DAY,
  /** A safe report that neither recipient has read is told of to another desk. */
  reportUnread: DAY,
  /** A request to match is answered then, whether or not there is anything to say. */
  matchAnswer: 7 * DAY,
  /** Archiving takes effect in one run a day, … */
  archivingEvery: DAY,
  /** … so long after midnight, UTC: at night in Tirana, summer and winter. */
  archivingAt: 2 * HOUR,
  /** A representative’s check for conflicts of interest carries for so long. */
  conflictCheck: 180 * DAY,
  /** A reading in a proceeding is kept from the person’s own list for so long from its day on. */
  readingSecret: 365 * DAY,
  /** A breach is notified within 72 hours of its becoming known (modernised Convention 108, article 7(2); the 72 hours to be confirmed by counsel). */
  breachNotice: 3 * DAY,
});
