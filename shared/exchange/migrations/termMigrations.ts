import { ApproveAsProposed1764000000548 } from './ApproveAsProposed1764000000548';
import { AskAfterProposer1764000000593 } from './AskAfterProposer1764000000593';
import { AskByKeyAlone1764000000594 } from './AskByKeyAlone1764000000594';
import { AskPastTerm1764000000574 } from './AskPastTerm1764000000574';
import { CallInDanger1764000000573 } from './CallInDanger1764000000573';
import { CallInRecords1764000000570 } from './CallInRecords1764000000570';
import { CarryOutRecordErasures1764000000545 } from './CarryOutRecordErasures1764000000545';
import { ClearKeysAtOnce1764000000549 } from './ClearKeysAtOnce1764000000549';
import { CloseCopiesPastTerm1764000000563 } from './CloseCopiesPastTerm1764000000563';
import { CloseRecordsPastTerm1764000000564 } from './CloseRecordsPastTerm1764000000564';
import { CloseSealedPastTerm1764000000562 } from './CloseSealedPastTerm1764000000562';
import { CountPersonsAlone1764000000546 } from './CountPersonsAlone1764000000546';
import { CountRecordsAnew1764000000547 } from './CountRecordsAnew1764000000547';
import { CreateDangerTerms1764000000541 } from './CreateDangerTerms1764000000541';
import { CreateRecordTerms1764000000530 } from './CreateRecordTerms1764000000530';
import { DestroyRecords1764000000532 } from './DestroyRecords1764000000532';
import { EndDrafts1764000000550 } from './EndDrafts1764000000550';
import { EndOnwardWithCopies1764000000577 } from './EndOnwardWithCopies1764000000577';
import { FindNone1764000000561 } from './FindNone1764000000561';
import { ForgetCourses1764000000580 } from './ForgetCourses1764000000580';
import { ForgetDanger1764000000543 } from './ForgetDanger1764000000543';
import { ForgetKeys1764000000540 } from './ForgetKeys1764000000540';
import { ForgetNecessities1764000000551 } from './ForgetNecessities1764000000551';
import { ForgetOfficials1764000000582 } from './ForgetOfficials1764000000582';
import { ForgetUnnamed1764000000583 } from './ForgetUnnamed1764000000583';
import { ForgetWhatIsLeft1764000000581 } from './ForgetWhatIsLeft1764000000581';
import { HoldBegunPastTerm1764000000575 } from './HoldBegunPastTerm1764000000575';
import { KeepByTerms1764000000591 } from './KeepByTerms1764000000591';
import { KeepErasedFromPlanner1764000000538 } from './KeepErasedFromPlanner1764000000538';
import { KeepTermsOn1764000000590 } from './KeepTermsOn1764000000590';
import { LiftToLastDay1764000000592 } from './LiftToLastDay1764000000592';
import { NameInTerm1764000000572 } from './NameInTerm1764000000572';
import { NamePastTerm1764000000585 } from './NamePastTerm1764000000585';
import { NoteByKeptPlan1764000000560 } from './NoteByKeptPlan1764000000560';
import { ShutAfterCopies1764000000584 } from './ShutAfterCopies1764000000584';
import { TakeDangerSteps1764000000542 } from './TakeDangerSteps1764000000542';
import { TakeRecordSteps1764000000531 } from './TakeRecordSteps1764000000531';
import { TellCalledIn1764000000571 } from './TellCalledIn1764000000571';
import { TellNonePastTerm1764000000576 } from './TellNonePastTerm1764000000576';

/** Those that carry out the terms of the law, outside of cases. */
export const TERM_MIGRATIONS = [
  CreateRecordTerms1764000000530,
  TakeRecordSteps1764000000531,
  DestroyRecords1764000000532,
  KeepErasedFromPlanner1764000000538,
  ForgetKeys1764000000540,
  CreateDangerTerms1764000000541,
  TakeDangerSteps1764000000542,
  ForgetDanger1764000000543,
  CarryOutRecordErasures1764000000545,
  CountPersonsAlone1764000000546,
  CountRecordsAnew1764000000547,
  ApproveAsProposed1764000000548,
  ClearKeysAtOnce1764000000549,
  EndDrafts1764000000550,
  ForgetNecessities1764000000551,
  NoteByKeptPlan1764000000560,
  FindNone1764000000561,
  CloseSealedPastTerm1764000000562,
  CloseCopiesPastTerm1764000000563,
  CloseRecordsPastTerm1764000000564,
  CallInRecords1764000000570,
  TellCalledIn1764000000571,
  NameInTerm1764000000572,
  CallInDanger1764000000573,
  AskPastTerm1764000000574,
  HoldBegunPastTerm1764000000575,
  TellNonePastTerm1764000000576,
  EndOnwardWithCopies1764000000577,
  ForgetCourses1764000000580,
  ForgetWhatIsLeft1764000000581,
  ForgetOfficials1764000000582,
  ForgetUnnamed1764000000583,
  ShutAfterCopies1764000000584,
  NamePastTerm1764000000585,
  KeepTermsOn1764000000590,
  KeepByTerms1764000000591,
  LiftToLastDay1764000000592,
  AskAfterProposer1764000000593,
  AskByKeyAlone1764000000594,
];
