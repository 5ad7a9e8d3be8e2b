import type { ChannelMessage } from './ChannelMessage';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** The person chooses the way; another may be read by whom they fear. */
export const channelMediumNotChosen: DenyRule<Considered<ChannelMessage>> = Object.freeze<
  DenyRule<Considered<ChannelMessage>>
>({
  name: 'channel_medium_not_chosen',
  citation: "the hub's own rule",
  denies: ({ asked: { terms, medium } }) => !terms?.media.includes(medium),
});
