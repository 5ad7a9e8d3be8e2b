import { CommandRefusal } from '../LaunchError';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The first instant of a day in UTC, as ISO 8601. */
export const startOf = (day: string): string => `${day}T00:00:00Z`;

const isDay = (text: string): boolean => {
  const start = new Date(startOf(text));
  return DAY.test(text) && !Number.isNaN(+start) && start.toISOString().startsWith(text);
};

/**
 * @param name of the argument, as the usage has it
 * @throws CommandRefusal INPUT_INVALID where it is no day of the calendar, written as 2026-01-31
 */
export function readDay(text: string | undefined, name: string, usage: string): string {
  const day = text?.trim() ?? '';
  if (isDay(day)) return day;
  throw new CommandRefusal('INPUT_INVALID', `${name} must be a day, as 2026-01-31.\n${usage}`, 2);
}

/** @throws CommandRefusal INPUT_INVALID where it has not 10 to 500 characters */
export function readReason(text: string | undefined, usage: string): string {
  const reason = text?.trim() ?? '';
  if (reason.length >= 10 && reason.length <= 500) return reason;
  throw new CommandRefusal('INPUT_INVALID', `REASON must have 10 to 500 characters.\n${usage}`, 2);
}
