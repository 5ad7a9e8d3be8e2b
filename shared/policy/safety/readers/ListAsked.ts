/** One reading in the record. Instants: epoch milliseconds. */
export interface Reading {
  /** Id of the entry. */
  readonly id: string;
  /** It was made under a clearance for a compartment. */
  readonly underClearance: boolean;
  /** A court or a prosecutor keeps it secret until that instant; null for not at all. */
  readonly secretUntil: number | null;
  /** It is about this person and tells of nobody else. */
  readonly ofThisPersonAlone: boolean;
}

/** May the person, or a representative, have the safe list of who read the person's data? */
export interface ListAsked {
  readonly reader: 'PERSON' | 'REPRESENTATIVE';
  /** The list is about the person who asks, or whom the representative stands for. */
  readonly own: boolean;
  /** The representative passed the conflict check; a person alone has none to pass. */
  readonly conflictCheckPassed: boolean;
  /** The person confirmed the channel as safe for them. */
  readonly safeChannel: boolean;
  readonly readings: readonly Reading[];
  readonly now: number;
}

/** One reading, asked whether it is shown. */
export interface ReadingAsked {
  readonly reading: Reading;
  readonly now: number;
}
