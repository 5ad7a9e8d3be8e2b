import type { ServedSubgraph } from '@lidhja/enforcement';
import { Area } from './areas/Area';
import { AreaResolver, areaByReference } from './areas/AreaResolver';
import { AreaRow } from './areas/AreaRow';
import { Case } from './cases/Case';
import { CaseResolver, caseByReference } from './cases/CaseResolver';
import { Person } from './cases/Person';
import { PersonResolver, personByReference } from './cases/PersonResolver';
import { IdentificationResolver, VictimResolver } from './cases/VictimResolver';
import { DangerResolver } from './danger/DangerResolver';
import { HitAnswerResolver } from './hits/HitAnswerResolver';
import { InwardResolver } from './inward/InwardResolver';
import { InwardStepResolver } from './inward/InwardStepResolver';
import { OnwardRequest } from './onward/OnwardRequest';
import { OnwardResolver, onwardByReference } from './onward/OnwardResolver';
import { OnwardStepResolver } from './onward/OnwardStepResolver';
import { OutwardContentResolver, OutwardDocumentResolver } from './outward/OutwardDocumentResolver';
import { OutwardResolver } from './outward/OutwardResolver';
import { OutwardStepResolver } from './outward/OutwardStepResolver';
import { Organisation } from './organisations/Organisation';
import {
  OrganisationResolver,
  organisationByReference,
} from './organisations/OrganisationResolver';
import { AnswerContentResolver, AnswerDocumentResolver } from './requests/AnswerDocumentResolver';
import { AnswerResolver } from './requests/AnswerResolver';
import { DecisionResolver } from './requests/DecisionResolver';
import { InboxResolver } from './requests/InboxResolver';
import { InformationRequest } from './requests/InformationRequest';
import {
  PreviewedCaseResolver,
  PreviewedPersonResolver,
  PreviewedVictimResolver,
} from './requests/PreviewedCaseResolver';
import { PreviewResolver } from './requests/PreviewResolver';
import { RequestResolver, requestByReference } from './requests/RequestResolver';
import { SpontaneousResolver } from './spontaneous/SpontaneousResolver';
import { SpontaneousStepResolver } from './spontaneous/SpontaneousStepResolver';
import { CaseTermResolver } from './terms/CaseTermResolver';
import { CaseTermStepResolver } from './terms/CaseTermStepResolver';

/** The national subgraph: institutions, areas, cases, and decisions on requests about them. */
export const national: ServedSubgraph = {
  name: 'national',
  resolvers: [
    AreaResolver,
    OrganisationResolver,
    CaseResolver,
    CaseTermResolver,
    CaseTermStepResolver,
    VictimResolver,
    PersonResolver,
    IdentificationResolver,
    RequestResolver,
    DecisionResolver,
    InboxResolver,
    DangerResolver,
    OnwardResolver,
    OnwardStepResolver,
    SpontaneousResolver,
    SpontaneousStepResolver,
    OutwardResolver,
    OutwardDocumentResolver,
    OutwardContentResolver,
    OutwardStepResolver,
    AnswerResolver,
    AnswerDocumentResolver,
    AnswerContentResolver,
    HitAnswerResolver,
    InwardResolver,
    InwardStepResolver,
    PreviewResolver,
    PreviewedCaseResolver,
    PreviewedVictimResolver,
    PreviewedPersonResolver,
  ],
  entities: [Area, Organisation, Case, Person, InformationRequest, OnwardRequest],
  references: {
    Area: areaByReference,
    Organisation: organisationByReference,
    Case: caseByReference,
    Person: personByReference,
    InformationRequest: requestByReference,
    OnwardRequest: onwardByReference,
  },
  rows: [AreaRow],
  opensByGrant: true,
  sealsRecords: true,
  opensByReferral: true,
  opensByConsent: true,
};
