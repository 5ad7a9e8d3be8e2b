import type { Considered } from '../path/SafetyPath';
import type { DangerPush } from './DangerPush';
import type { DenyRule } from '../../rules/DenyRule';

/** Whoever is suspended sends nothing through the hub. */
export const pushBySuspended: DenyRule<Considered<DangerPush>> = Object.freeze<
  DenyRule<Considered<DangerPush>>
>({
  name: 'push_by_suspended',
  citation: "the hub's own rule",
  denies: ({ asked }) => asked.holder.suspended,
});
