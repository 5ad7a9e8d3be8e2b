import type { RecordClass } from '@lidhja/policy';

/** A class of what stays of records, and the SQL that lets some of it go (`$1` until when, `$2` how many at most). */
export interface LeftOver {
  readonly class: RecordClass;
  /** It answers `gone`: how many went. */
  readonly forget: string;
  /** Whether only the cleared are told that any went. */
  readonly cleared?: boolean;
}
