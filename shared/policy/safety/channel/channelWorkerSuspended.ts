import type { ChannelMessage } from './ChannelMessage';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** Whoever is suspended neither writes nor is written to. */
export const channelWorkerSuspended: DenyRule<Considered<ChannelMessage>> = Object.freeze<
  DenyRule<Considered<ChannelMessage>>
>({
  name: 'channel_worker_suspended',
  citation: "the hub's own rule",
  denies: ({ asked: { worker } }) => worker.suspended,
});
