/** A check whether a guardian or relative may have a part in the exploitation, or profit from it. Instants: epoch milliseconds. */
export interface ConflictCheck {
  readonly passed: boolean;
  /** Id of the official who made it. */
  readonly by: string;
  readonly at: number;
  /** First instant at which it no longer carries. */
  readonly validUntil: number;
}

/** May a guardian or relative consent for a person, be told of them, or find them? */
export interface FamilyAct {
  readonly act: 'CONSENT' | 'BE_TOLD' | 'FIND';
  /** Id of the guardian or relative. */
  readonly relative: string;
  readonly check: ConflictCheck | null;
  /** Is a child, or must be presumed one. */
  readonly child: boolean;
  /** What the child says of it, in its own words and recorded by whoever heard it; null while nobody has asked. */
  readonly ownView: {
    readonly says: 'AGREES' | 'OBJECTS' | 'SAYS_NOTHING';
    readonly at: number;
  } | null;
  /** An authority decided that it is in the child's best interest. */
  readonly bestInterestDecision: boolean;
  /** What the person whom the family looks for decided; null before they did. */
  readonly traced: { readonly says: 'FIND_ME' | 'LEAVE_ME'; readonly at: number } | null;
  readonly sealed: boolean;
  readonly now: number;
}
