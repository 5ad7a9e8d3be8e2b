import type { Considered } from '../path/SafetyPath';
import type { DangerPush } from './DangerPush';
import type { DenyRule } from '../../rules/DenyRule';

/** A message of which nothing may go is not sent. */
export const pushOfNothing: DenyRule<Considered<DangerPush>> = Object.freeze<
  DenyRule<Considered<DangerPush>>
>({
  name: 'push_of_nothing',
  citation: 'CETS 197, article 33(1)',
  denies: ({ carries }) => carries.length === 0,
});
