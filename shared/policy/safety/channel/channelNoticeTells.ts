import type { ChannelMessage } from './ChannelMessage';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** What lights up on a device says neither whom it is from nor what it is about. */
export const channelNoticeTells: DenyRule<Considered<ChannelMessage>> = Object.freeze<
  DenyRule<Considered<ChannelMessage>>
>({
  name: 'channel_notice_tells',
  citation: "the hub's own rule",
  denies: ({ asked }) => asked.noticeTells,
});
