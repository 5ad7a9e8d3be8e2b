import type { Considered } from '../path/SafetyPath';
import type { DangerPush } from './DangerPush';
import type { DenyRule } from '../../rules/DenyRule';

/** What cannot be recorded is not sent: nobody could review it, nor undo the harm. */
export const pushUnrecorded: DenyRule<Considered<DangerPush>> = Object.freeze<
  DenyRule<Considered<DangerPush>>
>({
  name: 'push_unrecorded',
  citation: "the hub's own rule",
  denies: ({ asked }) => !asked.recorded,
});
