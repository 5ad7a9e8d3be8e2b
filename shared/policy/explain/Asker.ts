import type { Agreement } from '../agreement';
import type { Condition } from '../conditions';
import type { Grant } from '../grant';
import type { Purpose } from '../purposes';
import type { Requester } from '../requester';

/** A grant that is relied on, with the agreement under it. */
export interface ReliedOn {
  readonly grant: Grant;
  readonly agreement: Agreement;
}

/** Of whom an explanation speaks, and for what. Clearances are left out of account: they stay a condition. */
export interface Asker {
  readonly requester: Requester;
  readonly purpose: Purpose | null;
  /** Conditions that are known for this asker whatever the row, and whether they hold. */
  readonly settled: ReadonlyMap<Condition, boolean>;
  readonly grants: readonly ReliedOn[];
  /** Instant of the operation, epoch milliseconds. */
  readonly now: number;
}
