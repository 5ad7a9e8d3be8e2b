/**
 * What can be wrong with an agreement as written, as errors: the code is the reason of
 * `checkAgreement`, the field comes with it as `at`. Texts are constant, like all of the catalogue.
 */
const wrong = (message: string, next: string) => ({ status: 400, message, next });

const AGAIN = 'Take it out: it is in the list already.';
const INSTANT =
  'Write the instant with its date, time and zone; leave the end out where there is none.';

export const AGREEMENT_ERRORS = {
  TOO_FEW_PARTIES: wrong('The agreement has fewer than two parties.', 'Name at least two states.'),
  NO_SUCH_STATE: wrong('A party is no state.', 'Write the two capital letters of ISO 3166-1.'),
  REPEATED_PARTY: wrong('A party is named twice.', AGAIN),
  NO_COMPETENT_AUTHORITY: wrong(
    'No competent authority is named.',
    'Name at least one organisation that may ask or answer.',
  ),
  UNNAMED_AUTHORITY: wrong('A competent authority has no name.', 'Name it or take it out.'),
  REPEATED_AUTHORITY: wrong('A competent authority is named twice.', AGAIN),
  UNKNOWN_INSTRUMENT: wrong('The instrument is not one of the closed list.', 'See Instrument.'),
  NO_VERSION: wrong('The agreement has no version.', 'Write at least one version.'),
  WRONG_VERSION_NUMBER: wrong('A version has a wrong number.', 'Number them from 1 without a gap.'),
  UNKNOWN_STATUS: wrong(
    'The status is not one of the closed list.',
    'Write one of signed, in_force, suspended, denounced.',
  ),
  NOT_AN_INSTANT: wrong('An instant is not one.', INSTANT),
  ENDS_BEFORE_IT_BEGINS: wrong(
    'The version would end before it begins.',
    'Write an end that is after the beginning, and after its activation.',
  ),
  OVERLAPPING_VALIDITY: wrong(
    'The version would hold for a time that another version, or another agreement between the same parties in the same instrument, already holds.',
    'Let it begin after the version that has begun: that one then ends where this one begins. Amend or end another agreement first.',
  ),
  EMPTY_LIST: wrong('A list is empty.', 'Name at least one: an empty list opens nothing.'),
  UNNAMED_OFFENCE: wrong('An offence has no name.', 'Write its name or take the entry out.'),
  REPEATED_OFFENCE: wrong('An offence is named twice.', AGAIN),
  UNKNOWN_PURPOSE: wrong(
    'A purpose is not one of the closed list.',
    'Write one of THIS_PROCEEDING, RELATED_PROCEEDING, IMMEDIATE_THREAT, IDENTIFICATION, ASSISTANCE, RETURN, PREVENTION, STATISTICS, OVERSIGHT, OTHER.',
  ),
  REPEATED_PURPOSE: wrong('A purpose is named twice.', AGAIN),
  UNKNOWN_CATEGORY: wrong(
    'A category is not one of the decision table.',
    'Write a category of the decision table that can be read abroad, such as CASE_STATUS or OFFENCE.',
  ),
  REPEATED_CATEGORY: wrong('A category is named twice.', AGAIN),
  CATEGORY_NEVER_READ_ABROAD: wrong(
    'A category is one that nobody abroad can ever read.',
    'Take it out: no row of the decision table opens it to any requester abroad.',
  ),
  NOT_A_DURATION: wrong(
    'A deadline is no time to answer in.',
    'Write a number of hours that is greater than zero.',
  ),
  DEADLINES_OUT_OF_ORDER: wrong(
    'A deadline is longer than that of what is less urgent.',
    'Make the more urgent deadline no longer than the next.',
  ),
  UNKNOWN_HANDLING_CODE: wrong('A handling code is unknown.', 'Write one of H0, H1, H2, H3.'),
  REPEATED_HANDLING_CODE: wrong('A handling code is named twice.', AGAIN),
  REVIEW_NEVER_COMES: wrong(
    'The review would come after the greatest age.',
    'Review at least once before the greatest age is reached.',
  ),
} as const;
