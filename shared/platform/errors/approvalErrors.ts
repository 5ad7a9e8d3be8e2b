/** What can be wrong with what a second person approves. */
export const APPROVAL_ERRORS = {
  SECOND_PERSON_REQUIRED: {
    status: 403,
    message: 'A second person must approve; nobody approves their own.',
    next: 'Have another official who may approve it do so: for a request, of the same authority.',
  },
  PREPARER_SUSPENDED: {
    status: 409,
    message: 'Whoever prepared it is suspended or no longer in office: it cannot be approved.',
    next: 'Have another official prepare it anew; discard or take back what waits.',
  },
} as const;
