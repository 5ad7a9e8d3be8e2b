import type { Considered } from '../path/SafetyPath';
import type { DangerPush } from './DangerPush';
import type { DenyRule } from '../../rules/DenyRule';

/** Without a registered desk that is not implicated nothing is sent. */
export const pushToNobody: DenyRule<Considered<DangerPush>> = Object.freeze<
  DenyRule<Considered<DangerPush>>
>({
  name: 'push_to_nobody',
  citation: 'CETS 197, article 33(1)',
  denies: ({ desks }) => desks.length === 0,
});
