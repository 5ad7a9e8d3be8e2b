/** How a safe report stands. */
export const REPORT_STATES = Object.freeze([
  'RECEIVED',
  'ESCALATED',
  'READ',
  'VERIFIED',
  'NOT_VERIFIED',
  'CLOSED',
] as const);

export type ReportState = (typeof REPORT_STATES)[number];

/** What may follow what. Nothing is closed that nobody read, and READ alone grounds nothing against anyone. */
export const REPORT_STEPS = Object.freeze({
  RECEIVED: ['READ', 'ESCALATED'],
  /** Unread in time: another desk knows that it lies there. */
  ESCALATED: ['READ', 'ESCALATED'],
  READ: ['VERIFIED', 'NOT_VERIFIED'],
  VERIFIED: ['CLOSED'],
  /** It stays open to be verified by another. */
  NOT_VERIFIED: ['VERIFIED', 'CLOSED'],
  CLOSED: [],
} as const satisfies Record<ReportState, readonly ReportState[]>);
