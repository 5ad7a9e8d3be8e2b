import { setTimeout as pause } from 'node:timers/promises';

const INTERVAL = 20;

/** Looks again every 20 ms until something holds. @returns false when `deadline` milliseconds went by */
export async function waitUntil(holds: () => boolean, deadline: number): Promise<boolean> {
  const end = Date.now() + deadline;
  while (!holds()) {
    if (Date.now() > end) return false;
    await pause(INTERVAL);
  }
  return true;
}
