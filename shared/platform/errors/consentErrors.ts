/** What a consent could not open, where one is recorded, as errors of the catalogue. */
export const CONSENT_ERRORS = {
  CONSENT_RECIPIENT_READS_NOTHING: {
    status: 409,
    message: 'A consent opens nothing to this organisation.',
    next: 'Name in "recipientId" an organisation that is not suspended and that may read of persons by their consent; media and donors may not.',
  },
  CONSENT_PURPOSE_OPENS_NOTHING: {
    status: 409,
    message:
      'A consent opens none of these categories to the organisation for one of the purposes.',
    next: 'Leave out of "purposes" what is not IDENTIFICATION, ASSISTANCE, RETURN, PREVENTION or OTHER: a proceeding is served by requests, and not by consents.',
  },
} as const;
