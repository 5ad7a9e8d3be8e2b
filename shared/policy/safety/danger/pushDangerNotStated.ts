import type { Considered } from '../path/SafetyPath';
import type { DangerPush } from './DangerPush';
import type { DenyRule } from '../../rules/DenyRule';

/** An official says what is in danger, and on which reasonable grounds. */
export const pushDangerNotStated: DenyRule<Considered<DangerPush>> = Object.freeze<
  DenyRule<Considered<DangerPush>>
>({
  name: 'push_danger_not_stated',
  citation: 'CETS 197, article 33(1)',
  denies: ({ asked }) =>
    asked.threatened.length === 0 || asked.grounds.trim() === '' || asked.holder.official === null,
});
