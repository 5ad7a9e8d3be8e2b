import type { ChannelMessage, ChannelTerms } from './ChannelMessage';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

const isWithin = ({ fromMinute, untilMinute }: ChannelTerms, minute: number): boolean =>
  fromMinute < untilMinute
    ? fromMinute <= minute && minute < untilMinute
    : fromMinute <= minute || minute < untilMinute;

/** A worker keeps to the hours that the person chose; the person is bound to none. */
export const channelOutsideHours: DenyRule<Considered<ChannelMessage>> = Object.freeze<
  DenyRule<Considered<ChannelMessage>>
>({
  name: 'channel_outside_hours',
  citation: "the hub's own rule",
  denies: ({ asked: { from, terms, minuteOfDay } }) =>
    from !== 'PERSON' && terms !== null && !isWithin(terms, minuteOfDay),
});
