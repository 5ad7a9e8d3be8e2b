import { notHere, type ServedSubgraph } from '@lidhja/enforcement';
import { ActivityResolver } from './activities/ActivityResolver';
import { NetworkActivitiesResolver } from './activities/NetworkActivitiesResolver';
import { PublishActivityResolver } from './activities/PublishActivityResolver';
import { Area } from './areas/Area';
import { AreaResolver, areaByReference } from './areas/AreaResolver';
import { ConsentResolver } from './consents/ConsentResolver';
import { KeepConsentResolver } from './consents/KeepConsentResolver';
import { FigureResolver } from './figures/FigureResolver';
import { NetworkFiguresResolver } from './figures/NetworkFiguresResolver';
import { MemberResolver } from './networks/MemberResolver';
import { Network } from './networks/Network';
import { NetworkFieldsResolver } from './networks/NetworkFieldsResolver';
import { NetworkResolver, networkByReference } from './networks/NetworkResolver';
import { NetworkRow } from './networks/NetworkRow';
import { Organisation } from './organisations/Organisation';
import {
  OrganisationResolver,
  organisationByReference,
} from './organisations/OrganisationResolver';
import { ReadersResolver } from './readers/ReadersResolver';
import { RepresentativeResolver } from './readers/RepresentativeResolver';
import { NetworkReferralsResolver } from './referrals/NetworkReferralsResolver';
import { Person } from './referrals/Person';
import { ReferralResolver } from './referrals/ReferralResolver';
import { RegionalPoliceReferralsResolver } from './referrals/RegionalPoliceReferralsResolver';
import { CalledInResolver } from './terms/CalledInResolver';
import { CalledInStepResolver } from './terms/CalledInStepResolver';
import { RecordTermResolver } from './terms/RecordTermResolver';
import { RecordTermStepResolver } from './terms/RecordTermStepResolver';

/** The local subgraph: networks, their members, contact points and activities, published figures, referrals, consents, and how long these are kept. */
export const local: ServedSubgraph = {
  name: 'local',
  resolvers: [
    NetworkResolver,
    NetworkFieldsResolver,
    MemberResolver,
    ActivityResolver,
    NetworkActivitiesResolver,
    PublishActivityResolver,
    FigureResolver,
    NetworkFiguresResolver,
    NetworkReferralsResolver,
    RegionalPoliceReferralsResolver,
    ReferralResolver,
    ConsentResolver,
    KeepConsentResolver,
    RepresentativeResolver,
    ReadersResolver,
    RecordTermResolver,
    RecordTermStepResolver,
    CalledInResolver,
    CalledInStepResolver,
    AreaResolver,
    OrganisationResolver,
  ],
  entities: [Network, Area, Organisation, Person],
  references: {
    Network: networkByReference,
    Area: areaByReference,
    Organisation: organisationByReference,
    Person: notHere,
  },
  rows: [NetworkRow],
};
