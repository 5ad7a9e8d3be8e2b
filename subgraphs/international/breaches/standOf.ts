import { BreachDuty, type Breach } from './Breach';
import type { BreachRow, BreachStep } from './BreachStore';

const instant = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

/**
 * A breach as it stands: what it owes follows from its clock and from what was done, and is stored nowhere.
 * @param now epoch milliseconds
 */
export function standOf(
  { steps, ...row }: BreachRow,
  now: number,
): Breach & Pick<BreachRow, 'sortKey'> {
  const last = (kind: BreachStep['kind']): BreachStep | undefined =>
    steps.filter((step) => step.kind === kind).at(-1);
  const notified = last('AUTHORITY_NOTIFIED');
  const told = last('PERSONS_TOLD');
  const delayed = last('TELLING_DELAYED');
  const open = now < row.notifyBy.getTime() ? BreachDuty.DUE : BreachDuty.OVERDUE;
  const waits = delayed?.until && now < Date.parse(delayed.until) ? BreachDuty.DELAYED : open;
  return {
    ...row,
    notification: notified ? BreachDuty.DONE : open,
    notifiedAt: instant(notified?.at),
    lateBecause: notified?.words ?? null,
    telling: told ? BreachDuty.DONE : waits,
    toldAt: instant(told?.at),
    toldThrough: told?.words ?? null,
    delayedUntil: instant(delayed?.until),
    delayedBecause: delayed?.words ?? null,
  };
}
