import type { ChannelMessage } from './ChannelMessage';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** The person closes it at will and at once. */
export const channelClosed: DenyRule<Considered<ChannelMessage>> = Object.freeze<
  DenyRule<Considered<ChannelMessage>>
>({
  name: 'channel_closed',
  citation: "the hub's own rule",
  denies: ({ asked: { terms } }) => terms !== null && terms.closedAt !== null,
});
