import type { DenyRule } from './DenyRule';

// requester or its organisation is suspended or revoked
import { suspendedOrganisation } from './suspendedOrganisation';
// protected persons: CETS 197, article 28
import { sealed } from './sealed';
// the agreement under a grant is in force: CETS 197, article 32 (to be confirmed by counsel)
import { agreementNotInForce } from './agreementNotInForce';
// the grant is live and its conditions accepted: CETS 197, article 34(3) (to be confirmed by counsel)
import { grantDead } from './grantDead';
// use limitation: ETS 182, article 26
import { purposeOther } from './purposeOther';
// counselling notes stay where they were written: the hub's own rule
import { counsellingNote } from './counsellingNote';
// a shelter's location stays with the shelter: the hub's own rule
import { shelterLocation } from './shelterLocation';
// identity protected: CETS 197, article 11(1)
import { publicTiers } from './publicTiers';
// a child's identity is never public: CETS 197, article 11(2)
import { childIdentity } from './childIdentity';
// a child's data abroad: the hub's own rule, after CETS 197, articles 10 and 16
import { childAbroad } from './childAbroad';
// handling code H1
import { handlingH1 } from './handlingH1';
// handling code H2
import { handlingH2 } from './handlingH2';
// onward transfer: Directive (EU) 2016/680, article 35(1)
import { onward } from './onward';
// non-punishment: CETS 197, article 26 (to be confirmed by counsel)
import { nonPunishment } from './nonPunishment';
// assistance does not depend on testimony: CETS 197, article 12(6)
import { assistanceBlind } from './assistanceBlind';
// reflection period: CETS 197, article 13
import { reflection } from './reflection';
// four eyes: the hub's own rule
import { fourEyes } from './fourEyes';
// retention: CETS 197, article 11(1)
import { retention } from './retention';

/** All rules that deny, in the order in which they are asked; the first that denies gives its name. */
export const RULES: readonly DenyRule[] = Object.freeze([
  suspendedOrganisation,
  sealed,
  agreementNotInForce,
  grantDead,
  purposeOther,
  counsellingNote,
  shelterLocation,
  publicTiers,
  childIdentity,
  childAbroad,
  handlingH1,
  handlingH2,
  onward,
  nonPunishment,
  assistanceBlind,
  reflection,
  fourEyes,
  retention,
]);
