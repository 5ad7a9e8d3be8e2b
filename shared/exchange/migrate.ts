import { keeperDataSource, migrateSchema, runCommand } from '@lidhja/platform';
import { AddDocuments1764000000176 } from './migrations/AddDocuments1764000000176';
import { AgreeTerms1764000000130 } from './migrations/AgreeTerms1764000000130';
import { AnswerAbroad1764000000262 } from './migrations/AnswerAbroad1764000000262';
import { ApproveWhatStands1764000000250 } from './migrations/ApproveWhatStands1764000000250';
import { AskAhead1764000000161 } from './migrations/AskAhead1764000000161';
import { AskBeforeRows1764000000083 } from './migrations/AskBeforeRows1764000000083';
import { AskByHolder1764000000081 } from './migrations/AskByHolder1764000000081';
import { AskByKey1764000000080 } from './migrations/AskByKey1764000000080';
import { AskByLeadingKey1764000000102 } from './migrations/AskByLeadingKey1764000000102';
import { AskCheaply1764000000055 } from './migrations/AskCheaply1764000000055';
import { AskGrantsByKey1764000000082 } from './migrations/AskGrantsByKey1764000000082';
import { AskInSession1764000000104 } from './migrations/AskInSession1764000000104';
import { AskOnce1764000000100 } from './migrations/AskOnce1764000000100';
import { AskOnward1764000000221 } from './migrations/AskOnward1764000000221';
import { AskPermissions1764000000041 } from './migrations/AskPermissions1764000000041';
import { AskTogether1764000000163 } from './migrations/AskTogether1764000000163';
import { CountApprovers1764000000196 } from './migrations/CountApprovers1764000000196';
import { CreateAuthorisations1764000000052 } from './migrations/CreateAuthorisations1764000000052';
import { CreateBreaches1764000000323 } from './migrations/CreateBreaches1764000000323';
import { CreateBundles1764000000121 } from './migrations/CreateBundles1764000000121';
import { CreateConsents1764000000051 } from './migrations/CreateConsents1764000000051';
import { CreateConventions1764000000180 } from './migrations/CreateConventions1764000000180';
import { CreateCourse1764000000110 } from './migrations/CreateCourse1764000000110';
import { CreateDangerPushes1764000000181 } from './migrations/CreateDangerPushes1764000000181';
import { CreateDecisions1764000000003 } from './migrations/CreateDecisions1764000000003';
import { CreateDeliveries1764000000170 } from './migrations/CreateDeliveries1764000000170';
import { CreateHandling1764000000050 } from './migrations/CreateHandling1764000000050';
import { CreateHits1764000000300 } from './migrations/CreateHits1764000000300';
import { CreateIdempotencyKeys1764000000005 } from './migrations/CreateIdempotencyKeys1764000000005';
import { CreateInward1764000000310 } from './migrations/CreateInward1764000000310';
import { CreateNotices1764000000140 } from './migrations/CreateNotices1764000000140';
import { CreateOnwardRequests1764000000220 } from './migrations/CreateOnwardRequests1764000000220';
import { CreateOutwardRequests1764000000260 } from './migrations/CreateOutwardRequests1764000000260';
import { CreatePermissions1764000000008 } from './migrations/CreatePermissions1764000000008';
import { CreatePolicyChanges1764000000061 } from './migrations/CreatePolicyChanges1764000000061';
import { CreateReceipts1764000000120 } from './migrations/CreateReceipts1764000000120';
import { CreateReferralEdges1764000000009 } from './migrations/CreateReferralEdges1764000000009';
import { CreateReferrals1764000000004 } from './migrations/CreateReferrals1764000000004';
import { CreateRegistry1764000000000 } from './migrations/CreateRegistry1764000000000';
import { CreateRepresentatives1764000000320 } from './migrations/CreateRepresentatives1764000000320';
import { CreateRequestClocks1764000000280 } from './migrations/CreateRequestClocks1764000000280';
import { CreateRequests1764000000002 } from './migrations/CreateRequests1764000000002';
import { CreateReturnEdges1764000000054 } from './migrations/CreateReturnEdges1764000000054';
import { CreateSessions1764000000001 } from './migrations/CreateSessions1764000000001';
import { CreateSoughtPersons1764000000151 } from './migrations/CreateSoughtPersons1764000000151';
import { CreateSpontaneous1764000000270 } from './migrations/CreateSpontaneous1764000000270';
import { DecideOnward1764000000222 } from './migrations/DecideOnward1764000000222';
import { DeriveCourse1764000000111 } from './migrations/DeriveCourse1764000000111';
import { DropNeedlessRights1764000000090 } from './migrations/DropNeedlessRights1764000000090';
import { DropUnusedRights1764000000043 } from './migrations/DropUnusedRights1764000000043';
import { EndAsSealed1764000000190 } from './migrations/EndAsSealed1764000000190';
import { EndDenounced1764000000132 } from './migrations/EndDenounced1764000000132';
import { ExplainStanding1764000000062 } from './migrations/ExplainStanding1764000000062';
import { FindChangesByOneIndex1764000000162 } from './migrations/FindChangesByOneIndex1764000000162';
import { FindDangerByKey1764000000247 } from './migrations/FindDangerByKey1764000000247';
import { FindNotices1764000000141 } from './migrations/FindNotices1764000000141';
import { FindPending1764000000114 } from './migrations/FindPending1764000000114';
import { FindUndelivered1764000000171 } from './migrations/FindUndelivered1764000000171';
import { GuardSoughtPersons1764000000164 } from './migrations/GuardSoughtPersons1764000000164';
import { GuardWordsOfDanger1764000000200 } from './migrations/GuardWordsOfDanger1764000000200';
import { HoldOutward1764000000370 } from './migrations/HoldOutward1764000000370';
import { HoldToTerms1764000000131 } from './migrations/HoldToTerms1764000000131';
import { InlineSettings1764000000040 } from './migrations/InlineSettings1764000000040';
import { KeepAgreementsApart1764000000091 } from './migrations/KeepAgreementsApart1764000000091';
import { KeepAttemptsFromImplicated1764000000245 } from './migrations/KeepAttemptsFromImplicated1764000000245';
import { KeepClassification1764000000063 } from './migrations/KeepClassification1764000000063';
import { KeepDocuments1764000000175 } from './migrations/KeepDocuments1764000000175';
import { KeepFromImplicated1764000000240 } from './migrations/KeepFromImplicated1764000000240';
import { LeadSenders1764000000331 } from './migrations/LeadSenders1764000000331';
import { MakeAgreements1764000000133 } from './migrations/MakeAgreements1764000000133';
import { NameVisibly1764000000243 } from './migrations/NameVisibly1764000000243';
import { OfferConditions1764000000113 } from './migrations/OfferConditions1764000000113';
import { ReadByOneIndex1764000000160 } from './migrations/ReadByOneIndex1764000000160';
import { ReadDangerPushes1764000000182 } from './migrations/ReadDangerPushes1764000000182';
import { ReadForProtection1764000000241 } from './migrations/ReadForProtection1764000000241';
import { ReadGrants1764000000053 } from './migrations/ReadGrants1764000000053';
import { RefuseWhatOpensNothing1764000000195 } from './migrations/RefuseWhatOpensNothing1764000000195';
import { RehearseDecisions1764000000150 } from './migrations/RehearseDecisions1764000000150';
import { SaltIdempotency1764000000332 } from './migrations/SaltIdempotency1764000000332';
import { SealAtOneMoment1764000000191 } from './migrations/SealAtOneMoment1764000000191';
import { SealRows1764000000103 } from './migrations/SealRows1764000000103';
import { SendDangerFirst1764000000242 } from './migrations/SendDangerFirst1764000000242';
import { SendInward1764000000311 } from './migrations/SendInward1764000000311';
import { SendOutward1764000000261 } from './migrations/SendOutward1764000000261';
import { SendSpontaneous1764000000271 } from './migrations/SendSpontaneous1764000000271';
import { ShowAddedDocuments1764000000244 } from './migrations/ShowAddedDocuments1764000000244';
import { StopEndedClocks1764000000371 } from './migrations/StopEndedClocks1764000000371';
import { SucceedVersions1764000000060 } from './migrations/SucceedVersions1764000000060';
import { TakeSteps1764000000112 } from './migrations/TakeSteps1764000000112';
import { TellHits1764000000301 } from './migrations/TellHits1764000000301';
import { TellNoticesAlike1764000000290 } from './migrations/TellNoticesAlike1764000000290';
import { TellOfDanger1764000000183 } from './migrations/TellOfDanger1764000000183';
import { TellOnward1764000000223 } from './migrations/TellOnward1764000000223';
import { TellOverdue1764000000281 } from './migrations/TellOverdue1764000000281';
import { TellReaders1764000000321 } from './migrations/TellReaders1764000000321';
import { loadCourse } from './migrations/loadCourse';
import { loadPermissions } from './migrations/loadPermissions';

runCommand('exchange', () =>
  migrateSchema(
    keeperDataSource('exchange', [
      CreateRegistry1764000000000,
      CreateSessions1764000000001,
      CreateRequests1764000000002,
      CreateDecisions1764000000003,
      CreateReferrals1764000000004,
      CreateIdempotencyKeys1764000000005,
      CreatePermissions1764000000008,
      CreateReferralEdges1764000000009,
      InlineSettings1764000000040,
      AskPermissions1764000000041,
      DropUnusedRights1764000000043,
      CreateHandling1764000000050,
      CreateConsents1764000000051,
      CreateAuthorisations1764000000052,
      ReadGrants1764000000053,
      CreateReturnEdges1764000000054,
      AskCheaply1764000000055,
      SucceedVersions1764000000060,
      CreatePolicyChanges1764000000061,
      ExplainStanding1764000000062,
      KeepClassification1764000000063,
      AskByKey1764000000080,
      AskByHolder1764000000081,
      AskGrantsByKey1764000000082,
      AskBeforeRows1764000000083,
      DropNeedlessRights1764000000090,
      KeepAgreementsApart1764000000091,
      AskOnce1764000000100,
      AskByLeadingKey1764000000102,
      SealRows1764000000103,
      AskInSession1764000000104,
      CreateCourse1764000000110,
      DeriveCourse1764000000111,
      TakeSteps1764000000112,
      OfferConditions1764000000113,
      FindPending1764000000114,
      CreateReceipts1764000000120,
      CreateBundles1764000000121,
      AgreeTerms1764000000130,
      HoldToTerms1764000000131,
      EndDenounced1764000000132,
      MakeAgreements1764000000133,
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
    ]),
    async (runner) => {
      await loadPermissions(runner);
      await loadCourse(runner);
    },
  ),
);
