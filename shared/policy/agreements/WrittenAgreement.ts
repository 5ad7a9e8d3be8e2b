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
  /** May be empty: what is sent under the agreement then carries no code of its own. */
  readonly handling: readonly string[];
  /** How long what was received is kept, and how often it is looked through; milliseconds. */
  readonly retention?: { readonly maxAge: number; readonly reviewEvery: number };
}

/** An agreement between states as a person or an importer wrote it. */
export interface WrittenAgreement {
  /** ISO 3166-1 alpha-2 codes. */
  readonly parties: readonly string[];
  /** Identifiers of organisations of the parties. */
  readonly competentAuthorities: readonly string[];
  readonly instrument: string;
  readonly versions: readonly WrittenVersion[];
}
