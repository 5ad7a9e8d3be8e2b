import type { Requester } from '../../requester';
import type { Implicated } from '../desks/DeskQuestion';

/** What can be done on a report, and whether it is done against someone. */
export const REPORT_ACTIONS = Object.freeze({
  VERIFY: false,
  PROTECT_SOMEONE: false,
  INTERVIEW: true,
  OPEN_INQUIRY: true,
  SUSPEND: true,
  COERCIVE_MEASURE: true,
} as const);

export type ReportActionKind = keyof typeof REPORT_ACTIONS;

/** May this be done on the ground of a report? Instants: epoch milliseconds. */
export interface ActionAsked {
  readonly action: ReportActionKind;
  readonly accused: Implicated;
  readonly actor: Pick<Requester, 'organisation' | 'official' | 'suspended'>;
  /** Who found the report to be true, by other means than the report; null while nobody has. */
  readonly verification: {
    readonly organisation: string;
    readonly official: string;
    readonly at: number;
  } | null;
  readonly now: number;
}

/** Whether an official or their body is among those whom the report accuses. */
export const isAccused = (
  { bodies, officials }: Implicated,
  who: { readonly organisation: string | null; readonly official: string | null },
): boolean =>
  (who.organisation !== null && bodies.includes(who.organisation)) ||
  (who.official !== null && officials.includes(who.official));
