import type { Implicated } from '../desks/DeskQuestion';
import type { DutyDesk } from '../desks/DutyDesk';

/**
 * To whom does a report go that anyone may make, from a contact point or in passing? It is asked in
 * the client, which encrypts to the recipients found here, so that whom it accuses stays in it.
 */
export interface ReportAsked {
  readonly accused: Implicated;
  /** The register of duty desks, in its order. */
  readonly desks: readonly DutyDesk[];
  /** The client encrypts it to its recipients before it leaves. */
  readonly sealedInClient: boolean;
  /** Some part on its way would keep the address that it came from. */
  readonly addressKept: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}
