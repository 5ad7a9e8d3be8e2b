import { DANGER_READERS, PROTECTING } from '@lidhja/policy';

/** Organisations that can have a duty desk. Word of danger serves protection, and they read it for nothing else. */
export const RECIPIENTS = { by: DANGER_READERS, purposes: PROTECTING } as const;
/** Whose authorities hold cases. */
export const SENDERS = {
  by: ['prosecutor', 'police'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
} as const;
export const REVIEWERS = { by: ['oversight'], purposes: ['OVERSIGHT'] } as const;
/** Which purpose is whose is asked with the row: one kind can be on either side. */
export const EITHER = {
  by: ['foreign_authority', 'police', 'shelter', 'prosecutor', 'oversight'],
  purposes: [...RECIPIENTS.purposes, ...SENDERS.purposes, ...REVIEWERS.purposes],
} as const;
