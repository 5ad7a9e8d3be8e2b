import type { OnwardRule, Retention } from './agreements/terms';
import type { Category } from './categories';
import type { Purpose } from './purposes';

export const AGREEMENT_STATUSES = Object.freeze([
  'signed',
  'in_force',
  'suspended',
  'denounced',
] as const);

export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** The instrument under which a grant is given, in the version the grant cites. Instants: epoch milliseconds. */
export interface Agreement {
  readonly id: string;
  readonly version: number;
  /** ISO 3166-1 alpha-2 codes of the states it binds. */
  readonly parties: readonly string[];
  readonly status: AgreementStatus;
  readonly validFrom: number;
  /** First instant at which it has expired; null for none. */
  readonly validUntil: number | null;
  readonly purposes: readonly Purpose[];
  readonly categories: readonly Category[];
  /** What becomes of a copy of what is given under it; none is agreed where it is left out. */
  readonly retention?: Retention | null;
  /** Whether what is given under it may be passed on; with authorisation where it is left out. */
  readonly onward?: OnwardRule;
}

/** An agreement carries what depends on it only while it is in force, and stops doing so at once. */
export const isInForce = (agreement: Agreement, now: number): boolean =>
  agreement.status === 'in_force' &&
  agreement.validFrom <= now &&
  (agreement.validUntil === null || now < agreement.validUntil);
