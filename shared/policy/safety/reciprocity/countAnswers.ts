/** What came of asking another organisation. */
export const ANSWERS = Object.freeze([
  'GIVEN',
  'GIVEN_IN_PART',
  'LAWFULLY_REFUSED',
  'CONSENT_REFUSED',
  'REFUSED_WITHOUT_GROUND',
  'SILENT_AFTER_DEADLINE',
  'DEADLINE_RUNS',
  'WITHDRAWN',
] as const);

export type Answer = (typeof ANSWERS)[number];

/**
 * How each counts. A lawful refusal is an answer. A refused consent is left out, asked and answered
 * alike: it is the person's, and the figure must not show it.
 */
export const ANSWER_COUNTS = Object.freeze({
  GIVEN: 'ANSWERED',
  GIVEN_IN_PART: 'ANSWERED',
  LAWFULLY_REFUSED: 'ANSWERED',
  CONSENT_REFUSED: 'LEFT_OUT',
  REFUSED_WITHOUT_GROUND: 'NOT_ANSWERED',
  SILENT_AFTER_DEADLINE: 'NOT_ANSWERED',
  DEADLINE_RUNS: 'LEFT_OUT',
  WITHDRAWN: 'LEFT_OUT',
} as const satisfies Record<Answer, 'ANSWERED' | 'NOT_ANSWERED' | 'LEFT_OUT'>);

/** How often was asked, of what counts, and how often answered. */
export function countAnswers(answers: readonly Answer[]): {
  readonly asked: number;
  readonly answered: number;
} {
  const counted = answers.map((answer) => ANSWER_COUNTS[answer]);
  return Object.freeze({
    asked: counted.filter((one) => one !== 'LEFT_OUT').length,
    answered: counted.filter((one) => one === 'ANSWERED').length,
  });
}
