import { isLive } from '../grant';
import type { DenyRule } from './DenyRule';

/** Conditions are agreed before disclosure; a grant that is over, revoked or used up opens nothing. */
export const grantDead: DenyRule = Object.freeze<DenyRule>({
  name: 'grant_dead',
  citation: 'CETS 197, article 34(3) (to be confirmed by counsel)',
  denies: ({ basis, now }) => basis.kind === 'grant' && !isLive(basis.grant, now),
});
