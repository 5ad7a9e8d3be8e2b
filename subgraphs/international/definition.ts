import { notHere, type ServedSubgraph } from '@lidhja/enforcement';
import { AgreementResolver } from './agreements/AgreementResolver';
import { BreachResolver } from './breaches/BreachResolver';
import { BreachStepResolver } from './breaches/BreachStepResolver';
import { PolicyChangeResolver } from './changes/PolicyChangeResolver';
import { ProposalResolver } from './changes/ProposalResolver';
import { DangerPushResolver } from './danger/DangerPushResolver';
import { DangerStepResolver } from './danger/DangerStepResolver';
import { DangerCopiesResolver } from './danger/DangerCopiesResolver';
import { DangerTermResolver } from './danger/DangerTermResolver';
import { EscalationResolver } from './escalation/EscalationResolver';
import { HitResolver } from './hits/HitResolver';
import { NoticeResolver } from './notices/NoticeResolver';
import { UndeliveredResolver } from './notices/UndeliveredResolver';
import { OnwardRequest } from './onward/OnwardRequest';
import { OnwardListResolver, OnwardResolver, onwardByReference } from './onward/OnwardResolver';
import { ConditionResolver } from './requests/ConditionResolver';
import { CourseResolver } from './requests/CourseResolver';
import { ContentResolver, DocumentResolver } from './requests/DocumentResolver';
import { ReceiptProofResolver } from './receipts/ReceiptProofResolver';
import { ReceiptResolver } from './receipts/ReceiptResolver';
import { InformationRequest } from './requests/InformationRequest';
import { Organisation } from './requests/Organisation';
import { RequestResolver, requestByReference } from './requests/RequestResolver';
import { SoughtPersonResolver } from './requests/SoughtPersonResolver';
import { StepResolver } from './requests/StepResolver';
import { SubmissionResolver } from './requests/SubmissionResolver';
import { WordsResolver } from './requests/WordsResolver';
import { RetentionResolver } from './retention/RetentionResolver';
import { RetentionStepResolver } from './retention/RetentionStepResolver';
import { Person } from './returns/Person';
import { ReturnResolver } from './returns/ReturnResolver';

/** The international subgraph: agreements, requests for case information under them, and returns. */
export const international: ServedSubgraph = {
  name: 'international',
  resolvers: [
    AgreementResolver,
    PolicyChangeResolver,
    ProposalResolver,
    RequestResolver,
    WordsResolver,
    ReceiptResolver,
    ReceiptProofResolver,
    NoticeResolver,
    UndeliveredResolver,
    EscalationResolver,
    SubmissionResolver,
    SoughtPersonResolver,
    DocumentResolver,
    ContentResolver,
    CourseResolver,
    ConditionResolver,
    HitResolver,
    StepResolver,
    RetentionResolver,
    RetentionStepResolver,
    ReturnResolver,
    DangerPushResolver,
    DangerStepResolver,
    DangerTermResolver,
    DangerCopiesResolver,
    OnwardResolver,
    OnwardListResolver,
    BreachResolver,
    BreachStepResolver,
  ],
  entities: [InformationRequest, OnwardRequest, Organisation, Person],
  references: {
    InformationRequest: requestByReference,
    OnwardRequest: onwardByReference,
    Organisation: notHere,
    Person: notHere,
  },
  rows: [],
  sealsRecords: true,
};
