import { notHere, type ServedSubgraph } from '@lidhja/enforcement';
import { AgreementResolver } from './agreements/AgreementResolver';
import { InformationRequest } from './requests/InformationRequest';
import { Organisation } from './requests/Organisation';
import { RequestResolver, requestByReference } from './requests/RequestResolver';
import { SubmissionResolver } from './requests/SubmissionResolver';

/** The international subgraph: agreements, and requests for case information under them. */
export const international: ServedSubgraph = {
  name: 'international',
  resolvers: [AgreementResolver, RequestResolver, SubmissionResolver],
  entities: [InformationRequest, Organisation],
  references: { InformationRequest: requestByReference, Organisation: notHere },
  rows: [],
};
