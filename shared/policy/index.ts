export {
  CATEGORIES,
  fromVictimIdentityOn,
  isPersonLevel,
  needsFourEyes,
  type Category,
} from './categories';
export { PURPOSES, type Purpose } from './purposes';
export {
  DOMESTIC_KINDS,
  FOREIGN_KINDS,
  LOCAL_KINDS,
  REQUESTER_KINDS,
  type RequesterKind,
} from './requesterKinds';
export { CONDITIONS, type Condition } from './conditions';
export { IDENTIFICATION_TRAINING, PUBLIC, type Requester } from './requester';
export { isLive, type Grant, type OnwardAuthorisation } from './grant';
export { AGREEMENT_STATUSES, isInForce, type Agreement, type AgreementStatus } from './agreement';
export { nameOfBasis, type Basis, type BasisKind, type Consent, type Referral } from './basis';
export { HANDLING_CODES, ORDINARY_SUBJECT, type HandlingCode, type Subject } from './subject';
export type { Question } from './question';
export type { AllowRow, CarriedCategories, Who } from './allowRow';
export { TABLE } from './table';
export type { DenyRule } from './rules/DenyRule';
export { RULES } from './rules';
export { REASONS, type Reason, type WithheldReason } from './reason';
export { obligationsOfGrant, type Obligation } from './obligations';
export { POLICY, decide, decideWith, type Decision, type Policy } from './decide';
export { permissionsOf, type Permission } from './permissions';
export { reachable } from './reach';
export { choosable } from './choosable';
export type { Declarations, DoorRule } from './declarations';
export { matrixOf, purposeCode } from './matrix/matrixOf';
export { agreementLines, type AgreementBounds } from './matrix/agreementLines';
export { differenceOf, type Difference } from './matrix/differenceOf';
export { reassign } from './matrix/reassign';
export type { Asker, ReliedOn } from './explain/Asker';
export type { Way } from './explain/waysOf';
export {
  EFFECTS,
  explainCategory,
  readingOf,
  type Effect,
  type ExplainedCategory,
} from './explain/explainCategory';
export { supposedWays } from './explain/supposedWays';
export { auditEntryOf, type AuditEntry } from './auditEntry';
export { checkAgreement } from './agreements/checkAgreement';
export { succeed } from './agreements/succeed';
export {
  AGREEMENT_FAULTS,
  type AgreementFault,
  type AgreementFaultReason,
} from './agreements/AgreementFault';
export { OFFENCES, type Offence } from './agreements/offences';
export {
  CLOSURE_RULES,
  EVIDENCE_USES,
  ONWARD_RULES,
  type ClosureRule,
  type OnwardRule,
  type Retention,
} from './agreements/terms';
export {
  RECORD_CLASSES,
  type RecordClass,
  type RecordTerms,
  type TermsOfAgreement,
  type TermsOfLaw,
} from './terms/recordClasses';
export { RECORD_TERMS } from './terms/recordTerms';
export type {
  WrittenAgreement,
  WrittenRetention,
  WrittenVersion,
} from './agreements/WrittenAgreement';
export * from './safety';
export { URGENCIES, type InformationRequest, type Urgency } from './requests/InformationRequest';
export {
  REQUEST_COURSE,
  REQUEST_EVENTS,
  REQUEST_STATES,
  requestSteps,
  stateAfter,
  type RequestEvent,
  type RequestSide,
  type RequestState,
  type RequestStep,
} from './requests/requestCourse';
export {
  ONWARD_COURSE,
  ONWARD_EVENTS,
  ONWARD_STATES,
  onwardStateAfter,
  onwardSteps,
  type OnwardEvent,
  type OnwardState,
  type OnwardStep,
} from './requests/onwardCourse';
export { addTerm } from './requests/deadlines/addTerm';
export {
  clockOf,
  type Happened,
  type RequestClock,
  type Running,
} from './requests/deadlines/clockOf';
export { lookForOverdue, type OverdueLook } from './requests/deadlines/lookForOverdue';
export {
  DEADLINE_TEMPLATES,
  DEADLINE_TERMS,
  type DeadlineTemplate,
} from './requests/deadlines/templates';
export {
  ADDED_GROUNDS,
  INDISPENSABLE_GROUNDS,
  NEITHER_CONFIRMED_NOR_DENIED,
  REFUSAL_GROUNDS,
  outwardGround,
  type RefusalGround,
} from './requests/refusalGrounds';
