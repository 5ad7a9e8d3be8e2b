/** Why something cannot be passed on or told abroad, or asked to be, as errors of the catalogue. */
export const ONWARD_ERRORS = {
  ONWARD_FORBIDDEN: {
    status: 403,
    message: 'The agreement lets nothing that was given under it be passed on.',
    next: 'The recipient has to ask the authority that the data came from itself.',
  },
  ONWARD_CATEGORY_NOT_GRANTED: {
    status: 403,
    message: 'One of the categories was not granted to you.',
    next: 'Ask to pass on categories that the decision on your request granted.',
  },
  ONWARD_RECIPIENT_UNSUITABLE: {
    status: 403,
    message: 'What is asked for cannot be passed on to that recipient.',
    next: 'Name a third authority of the registry that could be granted these categories for this purpose itself; see organisations.',
  },
  ONWARD_TOO_MANY: {
    status: 409,
    message: 'As many requests to pass something on were filed on this request as the hub accepts.',
    next: 'A request has at most ten; submit a new request for anything more.',
  },
  ONWARD_PROVIDER_DECIDES: {
    status: 403,
    message:
      'A value of a category came from another authority, which has not permitted this recipient.',
    next: 'Ask its provider for permission first, or refuse that category.',
  },
  OUTWARD_NOT_PERMITTED: {
    status: 403,
    message: 'That authority may not be told one of these categories of the case.',
    next: 'Leave out what the agreement or your own mandate does not have. Of a child nothing is told in this way.',
  },
} as const;
