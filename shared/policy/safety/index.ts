import { archiving } from './archiving/archiving';
import { victimsChannel } from './channel/victimsChannel';
import { immediateDanger } from './danger/immediateDanger';
import { familyMayExploit } from './family/familyMayExploit';
import { matching } from './matching/matching';
import type { SafetyPath } from './path/SafetyPath';
import { breachSilence } from './readers/breachSilence';
import { readersList } from './readers/readersList';
import { reciprocity } from './reciprocity/reciprocity';
import { reportAction } from './report/reportAction';
import { safeReport } from './report/safeReport';

/** All safety paths, in the order of the specification. `decidePath` decides on each. */
export const SAFETY_PATHS = Object.freeze([
  immediateDanger,
  safeReport,
  reportAction,
  victimsChannel,
  matching,
  familyMayExploit,
  reciprocity,
  archiving,
  readersList,
  breachSilence,
] as const satisfies readonly SafetyPath<never>[]);

export {
  archiving,
  breachSilence,
  familyMayExploit,
  immediateDanger,
  matching,
  readersList,
  reciprocity,
  reportAction,
  safeReport,
  victimsChannel,
};
export { decidePath } from './path/decidePath';
export { safetyEntryOf, type SafetyDecision, type SafetyEntry } from './path/SafetyDecision';
export { TERMS } from './path/terms';
export { isDue, type Duty } from './path/Duty';
export type { Considered, SafetyPath, SafetyRow, Sieve } from './path/SafetyPath';
export { DUTY_USES, type DutyDesk, type DutyUse } from './desks/DutyDesk';
export { DESK_RULES } from './desks';
export type { DeskQuestion, Implicated } from './desks/DeskQuestion';
export type { Danger, DangerPush, Need, PushItem } from './danger/DangerPush';
export { DANGER_READERS, PROTECTING } from './danger/readingKinds';
export { PUSH_MINIMUM } from './danger/itemBeyondMinimum';
export { NOT_SENT, whyNotSent, type NotSent } from './danger/whyNotSent';
export { PUSH_STATES, PUSH_STEPS, type PushState } from './danger/steps';
export type { ReportAsked } from './report/ReportAsked';
export { REPORT_ACTIONS, type ActionAsked, type ReportActionKind } from './report/ActionAsked';
export { REPORT_RECIPIENTS } from './report/reportTooFewRecipients';
export { REPORT_STATES, REPORT_STEPS, type ReportState } from './report/steps';
export type { ChannelMessage, ChannelTerms, Medium } from './channel/ChannelMessage';
export { MATCH_STEPS, type MatchSide, type MatchStep } from './matching/MatchStep';
export type { ConflictCheck, FamilyAct } from './family/FamilyAct';
export type { Measure, ReciprocityView } from './reciprocity/ReciprocityView';
export { ANSWERS, ANSWER_COUNTS, countAnswers, type Answer } from './reciprocity/countAnswers';
export { ARCHIVING_GROUNDS, type ArchivingAsked } from './archiving/ArchivingAsked';
export { ordinaryRun } from './archiving/ordinaryRun';
export type { ListAsked, Reading } from './readers/ListAsked';
export type { Breach } from './readers/Breach';
