import { stateAfter } from '../requestCourse';
import { clockOf, type Happened, type RequestClock, type Running } from './clockOf';

/** What a look at the clock of a request that waits for its answer comes to. Instants: epoch milliseconds. */
export interface OverdueLook {
  /** Since when it is overdue; null while it is not. */
  readonly since: number | null;
  /** Whether those whom it concerns are to be told. */
  readonly tell: boolean;
  /** When to look again if nothing happens to it until then; null where only a step can change it. */
  readonly next: number | null;
}

const clockAt = (running: Running, events: readonly Happened[], now: number): RequestClock =>
  clockOf({ ...running, events }, stateAfter(events.map(({ event }) => event)), now);

/** When the answer is due; while a clarification is awaited, when it was before the steps that led there. */
const dueOf = (running: Running): number => {
  const { events } = running;
  const { deadline } = clockAt(running, events, 0);
  if (deadline !== null) return deadline;
  return dueOf({ ...running, events: events.slice(0, -1) });
};

/**
 * Looks at the clock of a request that was neither decided nor taken back. It is told once for each time that it
 * becomes overdue: again only where a step, such as a judicial authorisation that is awaited, gave it a later end,
 * which was missed as well.
 * @param told since when it is overdue, as was told before; null where nothing was
 */
export function lookForOverdue(running: Running, told: number | null, now: number): OverdueLook {
  const { events } = running;
  const { overdue, pausedSince } = clockAt(running, events, now);
  const due = dueOf(running);
  if (!overdue) return { since: null, tell: false, next: pausedSince === null ? due + 1 : null };
  const last = events.at(-1);
  const still = told !== null && last !== undefined && clockAt(running, events, last.at).overdue;
  return still
    ? { since: told, tell: false, next: null }
    : { since: due, tell: due !== told, next: null };
}
