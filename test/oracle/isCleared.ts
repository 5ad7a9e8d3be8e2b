import type { Question } from '@lidhja/policy';

/** Cleared for the compartment that is named; where none is, for any, or as the data layer found. */
export const isCleared = ({ requester, subject }: Question): boolean =>
  subject.compartment === null
    ? requester.clearances.length > 0 || subject.facts.has('cleared')
    : requester.clearances.includes(subject.compartment);
