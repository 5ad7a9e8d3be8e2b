import type { ChannelMessage } from './ChannelMessage';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** The person opens the channel; nobody else does. */
export const channelNotOpened: DenyRule<Considered<ChannelMessage>> = Object.freeze<
  DenyRule<Considered<ChannelMessage>>
>({
  name: 'channel_not_opened',
  citation: "the hub's own rule",
  denies: ({ asked: { terms, now } }) => terms === null || now < terms.openedAt,
});
