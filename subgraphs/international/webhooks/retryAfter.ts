/** The longest that a receiver may have itself left alone by one answer, in milliseconds. */
export const LONGEST = 3_600_000;

const SECONDS = /^\d{1,9}$/;
/** The one form of a date that HTTP has its senders write (RFC 9110, section 5.6.7). */
const DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * How long a receiver asks to be left alone, by `Retry-After` (RFC 9110, section 10.2.3).
 * @param said seconds or a date; anything else says nothing
 * @param now milliseconds since 1970
 * @returns milliseconds, at most an hour; 0 where nothing is said
 */
export function retryAfter(said: string | undefined, now: number): number {
  if (said === undefined) return 0;
  const asked = SECONDS.test(said)
    ? Number(said) * 1000
    : DATE.test(said)
      ? Date.parse(said) - now
      : 0;
  return asked > 0 ? Math.min(asked, LONGEST) : 0;
}
