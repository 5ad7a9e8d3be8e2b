import { HANDLING_CODES, type Subject } from '@lidhja/policy';
import type { Open } from './ordinary';
import type { SeededRandom } from './SeededRandom';

type Change = (random: SeededRandom, subject: Open<Subject>) => void;

const half = (random: SeededRandom): boolean => random.chance(0.5);

const childhood: Change = (random, subject) => {
  subject.child = random.chance(0.9);
  subject.guardianAgreement = random.chance(0.2);
  subject.bestInterestDecision = random.chance(0.2);
};

/** Each sets what one denial looks at, in all its combinations. */
const CHANGES: readonly Change[] = [
  (random, subject) => {
    subject.sealed = random.chance(0.8);
    subject.compartment = random.pick([null, 'north', 'south']);
  },
  childhood,
  childhood,
  (random, subject) => {
    subject.handling = random.some(HANDLING_CODES, 0.6);
    subject.declaredUse = random.pick([null, 'intelligence', 'judicial_evidence']);
    subject.firstRecipient = random.chance(0.3);
    subject.provider = random.chance(0.3);
    subject.providerPermission = random.chance(0.3);
  },
  (random, subject) => {
    subject.fromAnotherState = random.chance(0.8);
    subject.onwardAuthorised = half(random);
  },
  (random, subject) => void (subject.aboutRequesterTarget = random.chance(0.8)),
  (random, subject) => {
    subject.operationDecidesAssistance = random.chance(0.8);
    subject.tellsCooperation = random.chance(0.7);
  },
  (random, subject) => {
    subject.reflectionRuns = random.chance(0.8);
    subject.operationIsRemovalOrInterview = random.chance(0.8);
    subject.askedByThePerson = random.chance(0.3);
  },
  (random, subject) => {
    subject.pastRetention = random.chance(0.8);
    subject.legalHold = half(random);
  },
  (random, subject) => void (subject.senderConsent = half(random)),
];

/** Makes one thing about the record, the value or the operation special. */
export const troubleSubject = (random: SeededRandom, subject: Open<Subject>): void =>
  random.pick(CHANGES)(random, subject);
