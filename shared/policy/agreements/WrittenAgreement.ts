import type { Retention } from './terms';

/** A version of an agreement as it was written, its codes not yet checked. Instants: epoch milliseconds. */
export interface WrittenVersion {
  readonly version: number;
  readonly status: string;
  readonly validFrom: number;
  /** First instant at which it has expired; null for none. */
  readonly validUntil: number | null;
  readonly offences: readonly string[];
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  /** Time to answer, from receipt, in milliseconds. */
  readonly deadlines: Readonly<Record<'urgentDirect' | 'urgent' | 'other', number>>;
  /** Which text the deadlines follow; the directive where it is left out. */
  readonly deadlineTemplate?: string | null;
  /** Why a deadline is longer than the text has it, in words, where one is. */
  readonly longerBecause?: string | null;
  /** Codes that everything given under the agreement bears. */
  readonly handling: readonly string[];
  /** Grounds on which a request may be refused; all of the directive where they are left out. */
  readonly refusalGrounds?: readonly string[];
  /** What an answer may be used as; either where it is left out. */
  readonly evidenceUses?: readonly string[];
  /** One of `ONWARD_RULES`; the first where it is left out. */
  readonly onward?: string;
  /** How far apart the moments are at which a hit/no-hit is told, in milliseconds; null where none may be asked. */
  readonly hitNoHit?: number | null;
  /** None is agreed where it is left out. */
  readonly retention?: WrittenRetention | null;
}

/** `Retention`, its code not yet checked. */
export type WrittenRetention = Omit<Retention, 'onCaseClosed'> & { readonly onCaseClosed?: string };

/** An agreement between states as a person or an importer wrote it. */
export interface WrittenAgreement {
  /** ISO 3166-1 alpha-2 codes. */
  readonly parties: readonly string[];
  /** Identifiers of organisations of the parties. */
  readonly competentAuthorities: readonly string[];
  readonly instrument: string;
  readonly versions: readonly WrittenVersion[];
}
