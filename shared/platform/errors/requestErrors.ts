/** What an agreement does not allow, where a request is submitted or decided, as errors of the catalogue. */
export const REQUEST_ERRORS = {
  AGREEMENT_NOT_IN_FORCE: {
    status: 403,
    message: 'No agreement between the two authorities is in force for this.',
    next: 'Ask the single point of contact of the requested state.',
  },
  PURPOSE_NOT_IN_AGREEMENT: {
    status: 403,
    message: 'The agreement does not cover this purpose.',
    next: 'Ask for a purpose that the agreement lists.',
  },
  CATEGORY_NOT_IN_AGREEMENT: {
    status: 403,
    message: 'The agreement does not cover one of the categories asked for.',
    next: 'Ask for categories that the agreement lists.',
  },
  EVIDENCE_NOT_IN_AGREEMENT: {
    status: 403,
    message: 'The agreement does not allow this use of an answer.',
    next: 'Ask for a use that the agreement lists under evidenceUses; evidence for a court is asked for by a letter of request.',
  },
  HIT_NO_HIT_NOT_IN_AGREEMENT: {
    status: 403,
    message: 'The agreement does not let anybody ask whether somebody is known.',
    next: 'Submit a request; which agreements allow it stands under hitNoHitHours.',
  },
  RETENTION_NOT_IN_AGREEMENT: {
    status: 403,
    message: 'The agreement lets nothing be kept for so long.',
    next: 'Give an earlier end; see the retention of the agreement.',
  },
  RECIPIENT_IMPLICATED: {
    status: 403,
    message: 'Whoever could receive it is among those it must not reach.',
    next: 'Name another authority that the agreement has, or turn to the single point of contact.',
  },
  GROUND_NOT_IN_AGREEMENT: {
    status: 403,
    message: 'The agreement does not have this ground of refusal.',
    next: 'Give a ground that the agreement lists under refusalGrounds.',
  },
  OFFENCE_NOT_IN_AGREEMENT: {
    status: 403,
    message: 'The agreement does not cover this offence.',
    next: 'Ask for an offence that the agreement lists.',
  },
} as const;
