import type { Actor } from './Real';
import type { Side } from './shapes';

const PURPOSE = 'THIS_PROCEEDING';

/** Who looks at requests: of the authority that asked, of the one that was asked, and whoever inspects. */
export const SIDES: Readonly<Record<Side | 'inspector', Actor>> = {
  q: { part: 'international', persona: 'italy-agency', purpose: PURPOSE },
  a: { part: 'international', persona: 'prosecutor-vlora', purpose: PURPOSE },
  inspector: { part: 'international', persona: 'inspector', purpose: 'OVERSIGHT' },
};
