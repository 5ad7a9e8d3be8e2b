import type { RequesterKind } from '../../requesterKinds';
import type { DutyDesk, DutyUse } from './DutyDesk';

/** Who is said to have a part in the danger or the wrong; ids. */
export interface Implicated {
  readonly bodies: readonly string[];
  readonly officials: readonly string[];
  /** Organisations of those officials: what is sent to them is there for everyone in them. */
  readonly offices: readonly string[];
}

/** May it go to this desk? */
export interface DeskQuestion {
  readonly desk: DutyDesk;
  readonly use: DutyUse;
  readonly implicated: Implicated;
  /** Id of the organisation that sends; null for none. */
  readonly sender: string | null;
  /** ISO 3166-1 alpha-2 of the state that the desk must be in; null for any. */
  readonly place: string | null;
  /** What the desk must be; null for anything. */
  readonly kinds: readonly RequesterKind[] | null;
  /** Epoch milliseconds. */
  readonly now: number;
}
