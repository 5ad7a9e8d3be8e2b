import type { DenyRule } from './DenyRule';

/**
 * During the reflection period, of at least 30 days, nobody prepares a removal or an interview with
 * the data; the person who, advised, asks to testify is not stopped.
 */
export const reflection: DenyRule = Object.freeze<DenyRule>({
  name: 'reflection',
  citation: 'CETS 197, article 13',
  denies: ({ subject }) =>
    subject.reflectionRuns && subject.operationIsRemovalOrInterview && !subject.askedByThePerson,
});
