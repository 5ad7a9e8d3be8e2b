import type { Duty, SafetyDecision, SafetyEntry } from '../../index';
import type { Overrides } from '../PolicyCase';

/** One case of a safety path as it stands in a YAML file; README.md says how it is read. */
export interface SafetyCase {
  readonly sentence: string;
  /** The row, the rule, or the rule of a sieve that the case is about. */
  readonly about: string;
  /** What is asked otherwise than in the ordinary question of the file. */
  readonly asked?: Overrides;
  readonly expect: Pick<SafetyDecision, 'effect' | 'rule' | 'basis' | 'outward'> & {
    readonly left_out?: SafetyDecision['leftOut'];
    readonly duties?: readonly Duty[];
    readonly audit: SafetyEntry;
  };
}

type Expected = SafetyCase['expect'];

/** A file of cases: the path, what is asked and what is expected where a case is silent, and the cases. */
export interface SafetyCaseFile {
  readonly path: string;
  readonly ordinary: Overrides;
  readonly usual: Readonly<
    Partial<Record<Expected['effect'], Required<Pick<Expected, 'left_out' | 'duties'>>>>
  >;
  readonly cases: readonly SafetyCase[];
}
