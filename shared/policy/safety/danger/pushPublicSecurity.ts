import type { Considered } from '../path/SafetyPath';
import type { DangerPush } from './DangerPush';
import type { DenyRule } from '../../rules/DenyRule';

/** A threat to public security is no danger to a person: it is the purpose IMMEDIATE_THREAT of a request. */
export const pushPublicSecurity: DenyRule<Considered<DangerPush>> = Object.freeze<
  DenyRule<Considered<DangerPush>>
>({
  name: 'push_public_security',
  citation: 'ETS 182, article 26',
  denies: ({ asked }) => asked.threatened.every((danger) => danger === 'PUBLIC_SECURITY'),
});
