/** How a push stands. It is over when it has been reviewed, or was never sent. */
export const PUSH_STATES = Object.freeze([
  'STATED',
  'RECORDED',
  'NOT_SENT',
  'SENT',
  'FOLLOWED_UP',
  'ACKNOWLEDGED',
  'REVIEWED',
] as const);

export type PushState = (typeof PUSH_STATES)[number];

/** What may follow what. Whatever was sent ends in REVIEWED and nowhere else. */
export const PUSH_STEPS = Object.freeze({
  STATED: ['RECORDED', 'NOT_SENT'],
  RECORDED: ['SENT', 'NOT_SENT'],
  NOT_SENT: [],
  /** The desk has its time first: a review would hide that nobody has answered. */
  SENT: ['ACKNOWLEDGED', 'FOLLOWED_UP'],
  /** Nobody acknowledged it in time: by telephone. */
  FOLLOWED_UP: ['ACKNOWLEDGED', 'REVIEWED'],
  ACKNOWLEDGED: ['REVIEWED'],
  REVIEWED: [],
} as const satisfies Record<PushState, readonly PushState[]>);
