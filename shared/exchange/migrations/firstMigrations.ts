import { AgreeTerms1764000000130 } from './AgreeTerms1764000000130';
import { AskBeforeRows1764000000083 } from './AskBeforeRows1764000000083';
import { AskByHolder1764000000081 } from './AskByHolder1764000000081';
import { AskByKey1764000000080 } from './AskByKey1764000000080';
import { AskByLeadingKey1764000000102 } from './AskByLeadingKey1764000000102';
import { AskCheaply1764000000055 } from './AskCheaply1764000000055';
import { AskGrantsByKey1764000000082 } from './AskGrantsByKey1764000000082';
import { AskInSession1764000000104 } from './AskInSession1764000000104';
import { AskOnce1764000000100 } from './AskOnce1764000000100';
import { AskPermissions1764000000041 } from './AskPermissions1764000000041';
import { CreateAuthorisations1764000000052 } from './CreateAuthorisations1764000000052';
import { CreateBundles1764000000121 } from './CreateBundles1764000000121';
import { CreateConsents1764000000051 } from './CreateConsents1764000000051';
import { CreateCourse1764000000110 } from './CreateCourse1764000000110';
import { CreateDecisions1764000000003 } from './CreateDecisions1764000000003';
import { CreateHandling1764000000050 } from './CreateHandling1764000000050';
import { CreateIdempotencyKeys1764000000005 } from './CreateIdempotencyKeys1764000000005';
import { CreatePermissions1764000000008 } from './CreatePermissions1764000000008';
import { CreatePolicyChanges1764000000061 } from './CreatePolicyChanges1764000000061';
import { CreateReceipts1764000000120 } from './CreateReceipts1764000000120';
import { CreateReferralEdges1764000000009 } from './CreateReferralEdges1764000000009';
import { CreateReferrals1764000000004 } from './CreateReferrals1764000000004';
import { CreateRegistry1764000000000 } from './CreateRegistry1764000000000';
import { CreateRequests1764000000002 } from './CreateRequests1764000000002';
import { CreateReturnEdges1764000000054 } from './CreateReturnEdges1764000000054';
import { CreateSessions1764000000001 } from './CreateSessions1764000000001';
import { DeriveCourse1764000000111 } from './DeriveCourse1764000000111';
import { DropNeedlessRights1764000000090 } from './DropNeedlessRights1764000000090';
import { DropUnusedRights1764000000043 } from './DropUnusedRights1764000000043';
import { EndDenounced1764000000132 } from './EndDenounced1764000000132';
import { ExplainStanding1764000000062 } from './ExplainStanding1764000000062';
import { FindPending1764000000114 } from './FindPending1764000000114';
import { HoldToTerms1764000000131 } from './HoldToTerms1764000000131';
import { InlineSettings1764000000040 } from './InlineSettings1764000000040';
import { KeepAgreementsApart1764000000091 } from './KeepAgreementsApart1764000000091';
import { KeepClassification1764000000063 } from './KeepClassification1764000000063';
import { MakeAgreements1764000000133 } from './MakeAgreements1764000000133';
import { OfferConditions1764000000113 } from './OfferConditions1764000000113';
import { ReadGrants1764000000053 } from './ReadGrants1764000000053';
import { SealRows1764000000103 } from './SealRows1764000000103';
import { SucceedVersions1764000000060 } from './SucceedVersions1764000000060';
import { TakeSteps1764000000112 } from './TakeSteps1764000000112';

/** From the registry to the readings of what was granted, in their order. */
export const FIRST_MIGRATIONS = [
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
];
