/** For which purposes word of danger is read by whoever received it: it serves protection. */
const PROTECTING = ['IMMEDIATE_THREAT', 'ASSISTANCE'] as const;

/** Organisations that can have a duty desk. */
export const RECIPIENTS = {
  by: ['foreign_authority', 'police', 'shelter'],
  purposes: PROTECTING,
} as const;
/** Whose authorities hold cases. */
export const SENDERS = {
  by: ['prosecutor', 'police'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
} as const;
export const REVIEWERS = { by: ['oversight'], purposes: ['OVERSIGHT'] } as const;
export const EITHER = {
  by: ['foreign_authority', 'police', 'shelter', 'prosecutor', 'oversight'],
  purposes: [...RECIPIENTS.purposes, ...SENDERS.purposes, ...REVIEWERS.purposes],
} as const;
