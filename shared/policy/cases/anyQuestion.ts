import fc from 'fast-check';
import {
  CATEGORIES,
  CONDITIONS,
  HANDLING_CODES,
  ORDINARY_SUBJECT,
  PURPOSES,
  REQUESTER_KINDS,
  type Question,
  type Subject,
} from '../index';
import { BASIS_KINDS } from './basisKinds';
import { NOW, basisOf, questionOf, requesterOf } from './questionOf';
import { readCases } from './readCases';

const seldom = fc.nat(9).map((roll) => roll === 0);

const anyFlags = fc.record(
  Object.fromEntries(
    Object.entries(ORDINARY_SUBJECT)
      .filter(([, usual]) => typeof usual === 'boolean')
      .map(([flag]) => [flag, seldom]),
  ),
);

/** Any subject. A flag is seldom raised, so that not every question is denied for one or the other. */
export const anySubject: fc.Arbitrary<Subject> = fc
  .record({
    flags: anyFlags,
    compartment: fc.constantFrom(null, null, 'compartment-a'),
    declaredUse: fc.constantFrom(null, 'intelligence' as const, 'judicial_evidence' as const),
    handling: fc.subarray([...HANDLING_CODES], { maxLength: 2 }),
    facts: fc.subarray([...CONDITIONS]),
  })
  .map(({ flags, facts, ...rest }) => ({
    ...ORDINARY_SUBJECT,
    ...flags,
    ...rest,
    facts: new Set(facts),
  }));

const strayQuestion: fc.Arbitrary<Question> = fc
  .record({
    kind: fc.constantFrom(...REQUESTER_KINDS),
    basis: fc.constantFrom(...BASIS_KINDS),
    purpose: fc.constantFrom(null, ...PURPOSES),
    category: fc.constantFrom(...CATEGORIES),
    subject: anySubject,
  })
  .map(({ kind, basis, purpose, category, subject }) => ({
    requester: requesterOf(kind),
    purpose,
    basis: basisOf(basis, { purpose, category }),
    subject,
    category,
    now: NOW,
  }));

const CASES = readCases().map(questionOf);

/** A question of the case tables, about its own subject or about any. */
const knownQuestion: fc.Arbitrary<Question> = fc
  .record({ known: fc.constantFrom(...CASES), subject: fc.option(anySubject) })
  .map(({ known, subject }) => (subject ? { ...known, subject } : known));

/** Any question: half of them near what the case tables ask, since blind guesses are nearly all denied. */
export const anyQuestion = fc.oneof(strayQuestion, knownQuestion);
