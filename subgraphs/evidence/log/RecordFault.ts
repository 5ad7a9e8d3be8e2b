/** What can be wrong with the log of the record; stable, for whoever watches the hub. */
export type RecordFaultCode =
  | 'LOG_BEHIND'
  | 'LOG_INCONSISTENT'
  | 'LOG_KEY_CHANGED'
  | 'LOG_KEY_REVOKED'
  | 'LOG_KEYS_UNUSABLE'
  | 'ENTRY_MISSING'
  | 'WITNESS_UNREADABLE';

/** The log is not what was signed: nothing more is signed, and the part does not serve. */
export class RecordFault extends Error {
  /** @param why in words for the operator; sizes and places alone */
  constructor(
    readonly code: RecordFaultCode,
    why: string,
  ) {
    super(`${code}: ${why}`);
  }
}
