/** Why what is kept cannot be kept on or erased, as errors of the catalogue. */
export const RETENTION_ERRORS = {
  RETENTION_NOT_DUE: {
    status: 409,
    message: 'It is not due to be looked through yet.',
    next: 'Read reviewDueAt; only a legal hold can be proposed before.',
  },
  RETENTION_OVER: {
    status: 409,
    message: 'It was kept for as long as its terms allow.',
    next: 'Erase it, or propose a legal hold where its terms have one.',
  },
  LEGAL_HOLD: {
    status: 409,
    message: 'A legal hold keeps it.',
    next: 'The authority that placed the hold lifts it first; on a case, the one whose case it is.',
  },
  LEGAL_HOLD_NOT_IN_AGREEMENT: {
    status: 403,
    message: 'The agreement has no legal hold.',
    next: 'Keep it after a review within its age, or erase it.',
  },
} as const;
