import { PLAIN, type Considered, type SafetyPath, type SafetyRow } from '../path/SafetyPath';
import type { Duty } from '../path/Duty';
import type { ChannelMessage } from './ChannelMessage';

// opened, and closed, by the person: the hub's own rule
import { channelNotOpened } from './channelNotOpened';
import { channelClosed } from './channelClosed';
// with whom: the hub's own rule
import { channelWorkerNotChosen } from './channelWorkerNotChosen';
import { channelWorkerSuspended } from './channelWorkerSuspended';
// how: the hub's own rule
import { channelMediumNotChosen } from './channelMediumNotChosen';
import { channelNoticeTells } from './channelNoticeTells';
// when: the hub's own rule
import { channelOutsideHours } from './channelOutsideHours';

const writes = (name: string, from: ChannelMessage['from']): SafetyRow<ChannelMessage> =>
  Object.freeze<SafetyRow<ChannelMessage>>({
    name,
    citation: "the hub's own rule, after CETS 197, article 12(7)",
    permits: ({ asked }) => asked.from === from,
  });

const dutiesOfDelivering = ({ asked: { from, now } }: Considered<ChannelMessage>): Duty[] => [
  from === 'PERSON'
    ? { kind: 'TELL', whom: 'worker', through: 'work_account', at: now }
    : { kind: 'TELL', whom: 'person', through: 'safe_channel', at: now },
];

/** The channel between a person and the workers whom they chose, on the person's own terms (LINK-H16). */
export const victimsChannel: SafetyPath<ChannelMessage, never> = Object.freeze<
  SafetyPath<ChannelMessage, never>
>({
  ...PLAIN,
  name: 'victims_channel',
  rules: Object.freeze([
    channelNotOpened,
    channelClosed,
    channelWorkerNotChosen,
    channelWorkerSuspended,
    channelMediumNotChosen,
    channelNoticeTells,
    channelOutsideHours,
  ]),
  rows: Object.freeze([
    writes('channel_person_writes', 'PERSON'),
    writes('channel_worker_writes', 'WORKER'),
  ]),
  // A worker is not told whether the channel is closed, or it is only late.
  outward: (effect) => (effect === 'ALLOW' ? 'DELIVERED' : 'NOT_DELIVERED'),
  dutiesIfAllowed: dutiesOfDelivering,
});
