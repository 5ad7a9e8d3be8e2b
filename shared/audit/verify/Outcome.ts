/** What can be wrong with an export of the record. Closed: whoever reads verdicts can list them. */
export const FAULTS = [
  'ALTERED',
  'DELETED',
  'REORDERED',
  'TRUNCATED',
  'FORKED',
  'ROLLED_BACK',
  'UNLOGGED_ERASURE',
  'BAD_SIGNATURE',
  'MALFORMED',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What the verifier found. */
export interface Outcome {
  readonly verdict: 'VERIFIED' | Fault;
  /** First place that is concerned; null where it is no place but the head or a kept checkpoint. */
  readonly place: number | null;
  /** In words, for a person. */
  readonly found: string;
  /** Entries that were read and stood where they should. */
  readonly entries: number;
  /** Of those, how many were erased, each with a logged erasure where the verdict is VERIFIED. */
  readonly erased: number;
}

/** Thrown where the verifier has seen enough. */
export class FaultFound extends Error {
  constructor(
    readonly fault: Fault,
    readonly place: number | null,
    found: string,
  ) {
    super(found);
  }
}
