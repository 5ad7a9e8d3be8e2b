import { AcknowledgeByReference1764000000406 } from './AcknowledgeByReference1764000000406';
import { AddDocuments1764000000176 } from './AddDocuments1764000000176';
import { AnswerAbroad1764000000262 } from './AnswerAbroad1764000000262';
import { AnswerOnConditions1764000000404 } from './AnswerOnConditions1764000000404';
import { ApproveWhatStands1764000000250 } from './ApproveWhatStands1764000000250';
import { AskAfterPreparers1764000000401 } from './AskAfterPreparers1764000000401';
import { AskAhead1764000000161 } from './AskAhead1764000000161';
import { AskGrantBeforePermission1764000000480 } from './AskGrantBeforePermission1764000000480';
import { AskGrantFirst1764000000291 } from './AskGrantFirst1764000000291';
import { AskOnward1764000000221 } from './AskOnward1764000000221';
import { AskTogether1764000000163 } from './AskTogether1764000000163';
import { AskWhetherSealed1764000000537 } from './AskWhetherSealed1764000000537';
import { BlankSealed1764000000451 } from './BlankSealed1764000000451';
import { CallInCopies1764000000515 } from './CallInCopies1764000000515';
import { CountApprovers1764000000196 } from './CountApprovers1764000000196';
import { CreateBreaches1764000000323 } from './CreateBreaches1764000000323';
import { CreateConventions1764000000180 } from './CreateConventions1764000000180';
import { CreateDangerPushes1764000000181 } from './CreateDangerPushes1764000000181';
import { CreateDeliveries1764000000170 } from './CreateDeliveries1764000000170';
import { CreateHits1764000000300 } from './CreateHits1764000000300';
import { CreateInward1764000000310 } from './CreateInward1764000000310';
import { CreateNotices1764000000140 } from './CreateNotices1764000000140';
import { CreateOnwardClocks1764000000492 } from './CreateOnwardClocks1764000000492';
import { CreateOnwardRequests1764000000220 } from './CreateOnwardRequests1764000000220';
import { CreateOutwardMatters1764000000490 } from './CreateOutwardMatters1764000000490';
import { CreateOutwardRequests1764000000260 } from './CreateOutwardRequests1764000000260';
import { CreateRepresentatives1764000000320 } from './CreateRepresentatives1764000000320';
import { CreateRequestClocks1764000000280 } from './CreateRequestClocks1764000000280';
import { CreateRetention1764000000450 } from './CreateRetention1764000000450';
import { CreateSoughtPersons1764000000151 } from './CreateSoughtPersons1764000000151';
import { CreateSpontaneous1764000000270 } from './CreateSpontaneous1764000000270';
import { DecideOnward1764000000222 } from './DecideOnward1764000000222';
import { DiscloseWhatIsNoted1764000000474 } from './DiscloseWhatIsNoted1764000000474';
import { EncloseAbroad1764000000410 } from './EncloseAbroad1764000000410';
import { EncloseWithAnswers1764000000495 } from './EncloseWithAnswers1764000000495';
import { EndAfterSending1764000000400 } from './EndAfterSending1764000000400';
import { EndAsSealed1764000000190 } from './EndAsSealed1764000000190';
import { EraseSealed1764000000453 } from './EraseSealed1764000000453';
import { FindChangesByOneIndex1764000000162 } from './FindChangesByOneIndex1764000000162';
import { FindDangerByKey1764000000247 } from './FindDangerByKey1764000000247';
import { FindDraftsByKey1764000000505 } from './FindDraftsByKey1764000000505';
import { FindNotices1764000000141 } from './FindNotices1764000000141';
import { FindOutwardByKey1764000000292 } from './FindOutwardByKey1764000000292';
import { FindUndelivered1764000000171 } from './FindUndelivered1764000000171';
import { FingerprintWrites1764000000382 } from './FingerprintWrites1764000000382';
import { ForgetInformation1764000000528 } from './ForgetInformation1764000000528';
import { ForgetLapsed1764000000501 } from './ForgetLapsed1764000000501';
import { GiveUrgencyReasons1764000000405 } from './GiveUrgencyReasons1764000000405';
import { GuardSoughtPersons1764000000164 } from './GuardSoughtPersons1764000000164';
import { GuardWordsOfDanger1764000000200 } from './GuardWordsOfDanger1764000000200';
import { HoldOutward1764000000370 } from './HoldOutward1764000000370';
import { KeepAnswersAlike1764000000511 } from './KeepAnswersAlike1764000000511';
import { KeepAttemptsFromImplicated1764000000245 } from './KeepAttemptsFromImplicated1764000000245';
import { KeepCopiesApart1764000000535 } from './KeepCopiesApart1764000000535';
import { KeepCopiesAsEnded1764000000503 } from './KeepCopiesAsEnded1764000000503';
import { KeepDocuments1764000000175 } from './KeepDocuments1764000000175';
import { KeepFromImplicated1764000000240 } from './KeepFromImplicated1764000000240';
import { KeepRefusedAround1764000000470 } from './KeepRefusedAround1764000000470';
import { LeadSenders1764000000331 } from './LeadSenders1764000000331';
import { NameDangerAround1764000000510 } from './NameDangerAround1764000000510';
import { NameVisibly1764000000243 } from './NameVisibly1764000000243';
import { NoteAnswersFirst1764000000473 } from './NoteAnswersFirst1764000000473';
import { NoteSealedEnds1764000000504 } from './NoteSealedEnds1764000000504';
import { OfferAfterDecline1764000000496 } from './OfferAfterDecline1764000000496';
import { ReadByOneIndex1764000000160 } from './ReadByOneIndex1764000000160';
import { ReadCopiesAgain1764000000536 } from './ReadCopiesAgain1764000000536';
import { ReadDangerPushes1764000000182 } from './ReadDangerPushes1764000000182';
import { ReadForProtection1764000000241 } from './ReadForProtection1764000000241';
import { RefuseWhatOpensNothing1764000000195 } from './RefuseWhatOpensNothing1764000000195';
import { RehearseDecisions1764000000150 } from './RehearseDecisions1764000000150';
import { SaltIdempotency1764000000332 } from './SaltIdempotency1764000000332';
import { SealAnswers1764000000526 } from './SealAnswers1764000000526';
import { SealAtOneMoment1764000000191 } from './SealAtOneMoment1764000000191';
import { SealDocuments1764000000380 } from './SealDocuments1764000000380';
import { SealInward1764000000527 } from './SealInward1764000000527';
import { SealRepresentatives1764000000471 } from './SealRepresentatives1764000000471';
import { SealRequestWords1764000000525 } from './SealRequestWords1764000000525';
import { SealSoughtPersons1764000000381 } from './SealSoughtPersons1764000000381';
import { SendDangerFirst1764000000242 } from './SendDangerFirst1764000000242';
import { SendInward1764000000311 } from './SendInward1764000000311';
import { SendOutward1764000000261 } from './SendOutward1764000000261';
import { SendSpontaneous1764000000271 } from './SendSpontaneous1764000000271';
import { ShowAddedDocuments1764000000244 } from './ShowAddedDocuments1764000000244';
import { StopEndedClocks1764000000371 } from './StopEndedClocks1764000000371';
import { TellBreaches1764000000502 } from './TellBreaches1764000000502';
import { TellErasures1764000000500 } from './TellErasures1764000000500';
import { TellHits1764000000301 } from './TellHits1764000000301';
import { TellNoticesAlike1764000000290 } from './TellNoticesAlike1764000000290';
import { TellOfDanger1764000000183 } from './TellOfDanger1764000000183';
import { TellOnward1764000000223 } from './TellOnward1764000000223';
import { TellOnwardOverdue1764000000493 } from './TellOnwardOverdue1764000000493';
import { TellOutwardEnds1764000000491 } from './TellOutwardEnds1764000000491';
import { TellOverdue1764000000281 } from './TellOverdue1764000000281';
import { TellReaders1764000000321 } from './TellReaders1764000000321';
import { TellSecondPersons1764000000402 } from './TellSecondPersons1764000000402';
import { TellWhyRefused1764000000403 } from './TellWhyRefused1764000000403';

/** What builds on them, from notices on, in their order. */
export const LATER_MIGRATIONS = [
  CreateNotices1764000000140,
  FindNotices1764000000141,
  RehearseDecisions1764000000150,
  CreateSoughtPersons1764000000151,
  ReadByOneIndex1764000000160,
  AskAhead1764000000161,
  FindChangesByOneIndex1764000000162,
  AskTogether1764000000163,
  GuardSoughtPersons1764000000164,
  CreateDeliveries1764000000170,
  FindUndelivered1764000000171,
  KeepDocuments1764000000175,
  AddDocuments1764000000176,
  CreateConventions1764000000180,
  CreateDangerPushes1764000000181,
  ReadDangerPushes1764000000182,
  TellOfDanger1764000000183,
  EndAsSealed1764000000190,
  SealAtOneMoment1764000000191,
  RefuseWhatOpensNothing1764000000195,
  CountApprovers1764000000196,
  GuardWordsOfDanger1764000000200,
  CreateOnwardRequests1764000000220,
  AskOnward1764000000221,
  DecideOnward1764000000222,
  TellOnward1764000000223,
  KeepFromImplicated1764000000240,
  ReadForProtection1764000000241,
  SendDangerFirst1764000000242,
  NameVisibly1764000000243,
  ShowAddedDocuments1764000000244,
  KeepAttemptsFromImplicated1764000000245,
  FindDangerByKey1764000000247,
  ApproveWhatStands1764000000250,
  CreateOutwardRequests1764000000260,
  SendOutward1764000000261,
  AnswerAbroad1764000000262,
  CreateSpontaneous1764000000270,
  SendSpontaneous1764000000271,
  CreateRequestClocks1764000000280,
  TellOverdue1764000000281,
  TellNoticesAlike1764000000290,
  AskGrantFirst1764000000291,
  FindOutwardByKey1764000000292,
  CreateHits1764000000300,
  TellHits1764000000301,
  CreateInward1764000000310,
  SendInward1764000000311,
  CreateRepresentatives1764000000320,
  TellReaders1764000000321,
  CreateBreaches1764000000323,
  LeadSenders1764000000331,
  SaltIdempotency1764000000332,
  HoldOutward1764000000370,
  StopEndedClocks1764000000371,
  SealDocuments1764000000380,
  SealSoughtPersons1764000000381,
  FingerprintWrites1764000000382,
  EndAfterSending1764000000400,
  AskAfterPreparers1764000000401,
  TellSecondPersons1764000000402,
  TellWhyRefused1764000000403,
  AnswerOnConditions1764000000404,
  GiveUrgencyReasons1764000000405,
  AcknowledgeByReference1764000000406,
  EncloseAbroad1764000000410,
  CreateRetention1764000000450,
  BlankSealed1764000000451,
  EraseSealed1764000000453,
  KeepRefusedAround1764000000470,
  SealRepresentatives1764000000471,
  NoteAnswersFirst1764000000473,
  DiscloseWhatIsNoted1764000000474,
  AskGrantBeforePermission1764000000480,
  CreateOutwardMatters1764000000490,
  TellOutwardEnds1764000000491,
  CreateOnwardClocks1764000000492,
  TellOnwardOverdue1764000000493,
  EncloseWithAnswers1764000000495,
  OfferAfterDecline1764000000496,
  TellErasures1764000000500,
  ForgetLapsed1764000000501,
  TellBreaches1764000000502,
  KeepCopiesAsEnded1764000000503,
  NoteSealedEnds1764000000504,
  FindDraftsByKey1764000000505,
  NameDangerAround1764000000510,
  KeepAnswersAlike1764000000511,
  CallInCopies1764000000515,
  SealRequestWords1764000000525,
  SealAnswers1764000000526,
  SealInward1764000000527,
  ForgetInformation1764000000528,
  KeepCopiesApart1764000000535,
  ReadCopiesAgain1764000000536,
  AskWhetherSealed1764000000537,
];
