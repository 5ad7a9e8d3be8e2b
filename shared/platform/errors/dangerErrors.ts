/** Errors of word of danger. */
export const DANGER_ERRORS = {
  IMPLICATED_UNKNOWN: {
    status: 400,
    message: 'An id to go around is that of no organisation and no official of the registry.',
    next: 'Nothing was sent: it would have gone around nobody. Correct the id that "at" names and send again at once, or call (dutyTelephones).',
  },
} as const;
