import { createHmac, randomUUID } from 'node:crypto';
import {
  DeliveryStore,
  NoticeSender,
  postNotice,
  type SenderServices,
} from '@lidhja/international';
import { sampleId, type NoticeReceiver as Receiver } from '@lidhja/platform';
import type { NoticeReceiver, ReceivedCall } from './NoticeReceiver';
import type { TestDatabase } from './TestCluster';

export const SECRET = `whsec_${Buffer.from('a secret of some journey').toString('base64')}`;
export const AGENCY = sampleId('organisation/italy-anti-trafficking-agency');

/** Never ends a call. */
const endless = (): AbortSignal => new AbortController().signal;

/** A sender over a test's own database, with a clock that stands still until it is told. */
export class HeldSender {
  now = Date.now();
  readonly logged: string[] = [];
  readonly store: DeliveryStore;
  private readonly sender: NoticeSender;
  private readonly receivers: readonly Receiver[];

  constructor(
    database: TestDatabase,
    url: string,
    { receivers, ...more }: Partial<SenderServices> & { receivers?: readonly Receiver[] } = {},
  ) {
    this.store = new DeliveryStore(database.url('lidhja_international'));
    const log = (...said: unknown[]): void => {
      this.logged.push(JSON.stringify(said));
    };
    this.receivers = receivers ?? [{ organisation: AGENCY, url, secrets: [SECRET] }];
    this.sender = new NoticeSender({
      store: this.store,
      clock: { now: () => this.now },
      log: { warn: log, error: log },
      post: postNotice,
      patience: endless,
      random: () => 0.5,
      newId: randomUUID,
      stop: endless(),
      ...more,
    });
  }

  /** Enters the organisation, as a start does. */
  register(organisation: string = AGENCY): Promise<boolean> {
    return this.store.register(organisation, ['foreign_authority', 'prosecutor']);
  }

  /** A round of each receiver, beside each other. @returns calls that were made; null where another one leads */
  async round(): Promise<number | null> {
    const rounds = await Promise.allSettled(this.receivers.map((one) => this.sender.round(one)));
    const calls = rounds.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    return calls.reduce((sum, one) => (sum === null || one === null ? null : sum + one));
  }

  /** A round after all that waits has become due. */
  later(hours = 7): Promise<number | null> {
    this.now += hours * 3_600_000;
    return this.round();
  }

  close(): Promise<void> {
    return this.store.close();
  }
}

/** The signature by Standard Webhooks, worked out with nothing of the product's. */
export const signatureOf = ({ headers, body }: ReceivedCall, secret = SECRET): string => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
};

/** Kinds of the notices that came since it was last asked, each of them verified as its receiver would. */
export const kindsTaken = (receiver: NoticeReceiver): string[] =>
  receiver.taken().map((call) => {
    const { headers, body } = call;
    if (headers['webhook-signature'] !== signatureOf(call)) throw new Error('it is not signed');
    const { data } = JSON.parse(body) as { data: { id: string; kind: string } };
    if (data.id !== headers['webhook-id']) throw new Error('it has the id of another');
    return data.kind;
  });
