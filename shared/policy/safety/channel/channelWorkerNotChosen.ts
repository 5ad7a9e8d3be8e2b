import type { ChannelMessage } from './ChannelMessage';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** The person chooses whom they are in touch with. */
export const channelWorkerNotChosen: DenyRule<Considered<ChannelMessage>> = Object.freeze<
  DenyRule<Considered<ChannelMessage>>
>({
  name: 'channel_worker_not_chosen',
  citation: "the hub's own rule",
  denies: ({ asked: { terms, worker } }) =>
    worker.official === null || !terms?.workers.includes(worker.official),
});
