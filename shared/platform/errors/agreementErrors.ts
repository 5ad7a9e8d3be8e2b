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
  OWN_STATE_IS_NO_PARTY: wrong(
    'Our own state is no party to the agreement between states.',
    'Name it among the parties: no other agreement of states opens anything that is kept here.',
  ),
  REPEATED_PARTY: wrong('A party is named twice.', AGAIN),
  NO_COMPETENT_AUTHORITY: wrong(
    'No competent authority is named.',
    'Name at least one organisation that may ask or answer.',
  ),
  UNNAMED_AUTHORITY: wrong('A competent authority has no name.', 'Name it or take it out.'),
  REPEATED_AUTHORITY: wrong('A competent authority is named twice.', AGAIN),
  UNKNOWN_AUTHORITY: wrong(
    'A competent authority is not in the registry, or is suspended.',
    'Have the organisation entered or its suspension ended, or take it out.',
  ),
  AUTHORITY_OF_NO_PARTY: wrong(
    'A competent authority is of a state that is no party.',
    'Name its state among the parties, or take it out.',
  ),
  PARTY_WITHOUT_AUTHORITY: wrong(
    'A party has no competent authority.',
    'Name at least one organisation of that state.',
  ),
  NOT_SIGNED_YET: wrong('The day of signing is still to come.', 'Propose it once it is signed.'),
  UNKNOWN_INSTRUMENT: wrong('The instrument is not one of the closed list.', 'See Instrument.'),
  NO_VERSION: wrong('The agreement has no version.', 'Write at least one version.'),
  WRONG_VERSION_NUMBER: wrong('A version has a wrong number.', 'Number them from 1 without a gap.'),
  UNKNOWN_STATUS: wrong(
    'The status is not one of the closed list.',
    'Write one of signed, in_force, suspended, denounced.',
  ),
  ALREADY_DENOUNCED: wrong(
    'The agreement was denounced.',
    'Make a new agreement: what was denounced does not come back.',
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
  UNKNOWN_OFFENCE: wrong(
    'An offence is not one of the closed list.',
    'Write one of TRAFFICKING_IN_PERSONS, TRAFFICKING_IN_CHILDREN, SMUGGLING_OF_MIGRANTS, SEXUAL_EXPLOITATION, FORCED_LABOUR, USE_OF_SERVICES_OF_A_VICTIM, TRAVEL_DOCUMENTS, ORGANISED_CRIMINAL_GROUP, MONEY_LAUNDERING.',
  ),
  REPEATED_OFFENCE: wrong('An offence is named twice.', AGAIN),
  UNKNOWN_PURPOSE: wrong(
    'A purpose is not one of the closed list.',
    'Write one of THIS_PROCEEDING, RELATED_PROCEEDING, IMMEDIATE_THREAT, IDENTIFICATION, ASSISTANCE, RETURN, PREVENTION, STATISTICS, OVERSIGHT, OTHER.',
  ),
  PURPOSE_NEVER_AGREED: wrong(
    'A purpose is one that no agreement can have.',
    'Take it out: any other use needs the consent of the sender or of the person, each time.',
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
  CATEGORY_NEEDS_CASE_STATUS: wrong(
    'A category is about persons, who are reached through the case that they are in.',
    'Name CASE_STATUS too, or take the category out.',
  ),
  NOT_A_DURATION: wrong(
    'A deadline is no time to answer in, or a term of retention no time to keep anything.',
    'Write a number of hours, or of days, that is greater than zero.',
  ),
  DEADLINES_OUT_OF_ORDER: wrong(
    'A deadline is longer than that of what is less urgent.',
    'Make the more urgent deadline no longer than the next.',
  ),
  UNKNOWN_DEADLINE_TEMPLATE: wrong(
    'The text that the deadlines follow is not one of the closed list.',
    'Write DIRECTIVE_2023_977 or FRAMEWORK_DECISION_2006_960.',
  ),
  DEADLINE_TOO_LONG: wrong('A deadline is longer than any may be.', 'Make it 90 days at most.'),
  DEADLINE_BEYOND_TEMPLATE: wrong(
    'A deadline is longer than the text has it that it follows.',
    'Make it shorter, or say in longerBecause why it is longer. The directive has 8 hours, 3 days and 7 days; the framework decision 8 hours, 7 days and 14 days.',
  ),
  HIT_NO_HIT_TOO_OFTEN: wrong(
    'A hit/no-hit would be told so often that the time would say something of the answer.',
    'Write an hour at least; 0 where none may be asked for.',
  ),
  HIT_NO_HIT_TOO_LATE: wrong(
    'A hit/no-hit would be told after the shortest deadline is over.',
    'Write no more hours than the most urgent deadline has; 0 where none may be asked for.',
  ),
  NO_HANDLING_CODE: wrong(
    'The version puts no handling code on what is given under it.',
    'Name at least one; H0 is the least.',
  ),
  UNKNOWN_HANDLING_CODE: wrong('A handling code is unknown.', 'Write one of H0, H1, H2, H3.'),
  REPEATED_HANDLING_CODE: wrong('A handling code is named twice.', AGAIN),
  UNKNOWN_GROUND: wrong(
    'A ground of refusal is not one of the closed list.',
    'Write grounds of RefusalGround, but for NEITHER_CONFIRMED_NOR_DENIED.',
  ),
  REPEATED_GROUND: wrong('A ground of refusal is named twice.', AGAIN),
  INDISPENSABLE_GROUND_MISSING: wrong(
    'A ground of refusal is missing that no agreement gives up.',
    'Name NOT_AVAILABLE, BEYOND_PERMITTED_CATEGORIES and SAFETY_OF_A_PERSON.',
  ),
  UNKNOWN_EVIDENCE_USE: wrong(
    'A use of answers is not one of the closed list.',
    'Write INTELLIGENCE, JUDICIAL_EVIDENCE or both.',
  ),
  REPEATED_EVIDENCE_USE: wrong('A use of answers is named twice.', AGAIN),
  UNKNOWN_ONWARD_RULE: wrong(
    'The rule on passing answers on is not one of the closed list.',
    'Write WITH_AUTHORISATION or NEVER.',
  ),
  UNKNOWN_CLOSURE_RULE: wrong(
    'What becomes of copies when a case is closed is not one of the closed list.',
    'Write KEEP, REVIEW or DELETE.',
  ),
  KEPT_TOO_LONG: wrong('Copies would be kept longer than any may be.', 'Make it 30 years at most.'),
  REVIEW_NEVER_COMES: wrong(
    'The review would come after the greatest age.',
    'Review at least once before the greatest age is reached.',
  ),
} as const;
