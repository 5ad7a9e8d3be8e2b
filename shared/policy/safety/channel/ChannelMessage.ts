import type { Requester } from '../../requester';

export type Medium = 'HUB_INBOX' | 'TEXT_MESSAGE' | 'CALL' | 'IN_PERSON';

/** What the person said of how they want to be reached. Instants: epoch milliseconds. */
export interface ChannelTerms {
  readonly openedAt: number;
  /** Taken back; counts whatever its instant. */
  readonly closedAt: number | null;
  /** Ids of the officials whom the person chose. */
  readonly workers: readonly string[];
  readonly media: readonly Medium[];
  /** Minute of the day, where the person is, from which on they can be reached, 0 to 1439. */
  readonly fromMinute: number;
  /** First minute at which they no longer can; before `fromMinute` if it runs past midnight, equal to it for the whole day. */
  readonly untilMinute: number;
}

/** May this message go between a person and a worker? */
export interface ChannelMessage {
  readonly from: 'PERSON' | 'WORKER';
  readonly worker: Pick<Requester, 'official' | 'suspended'>;
  readonly medium: Medium;
  /** Minute of the day where the person is, 0 to 1439. */
  readonly minuteOfDay: number;
  /** The notice on the device would say whom it is from or what it is about. */
  readonly noticeTells: boolean;
  /** Null where the person has never opened the channel. */
  readonly terms: ChannelTerms | null;
  /** Epoch milliseconds. */
  readonly now: number;
}
