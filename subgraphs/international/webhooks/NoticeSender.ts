import { recordEvents, type Notified } from '@lidhja/audit';
import type { Clock, Logger, NoticeReceiver } from '@lidhja/platform';
import { createHash } from 'node:crypto';
import { isOfDanger, subjectOf } from '../notices/NoticeKind';
import { ATTEMPTS, backOff } from './backOff';
import type { DeliveryStore, DueNotice } from './DeliveryStore';
import { Holds } from './Holds';
import { noticeBody } from './noticeBody';
import type { Called, Post } from './postNotice';
import { signedHeaders, type SignedHeaders } from './signedHeaders';
import { whileNeither } from './whileNeither';

/** Notices that are put in line by one statement. */
const LINE = 100;
/** Notices that one receiver is sent in one round. */
const BATCH = 50;

const GONE =
  'a receiver is gone and is sent nothing more: correct or remove it in LIDHJA_WEBHOOKS and start again';

/** What a sender needs of the world. */
export interface SenderServices {
  readonly store: DeliveryStore;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly post: Post;
  /** Ends one call that takes too long. */
  readonly patience: () => AbortSignal;
  /** From 0 to less than 1. */
  readonly random: () => number;
  readonly newId: () => string;
  /** Ends whatever is being sent. */
  readonly stop: AbortSignal;
}

interface Sent {
  readonly headers: SignedHeaders;
  readonly body: string;
}

interface Attempt extends Sent {
  readonly notice: string;
  /** From 1. */
  readonly number: number;
  /** When it is due again if nothing more is heard of it, in milliseconds since 1970. */
  readonly next: number;
}

const eventOf = (
  operation: string,
  organisation: string,
  { id, about, kind, own, attempts }: DueNotice,
  { headers, body }: Sent,
): Notified => ({
  type: 'notified',
  operation,
  organisation,
  // Nobody asked: what is sent is what anyone of the organisation would read.
  official: null,
  purpose: null,
  reason: null,
  request: subjectOf(kind) === 'request' ? about : null,
  // With what it is of: what is sealed with its person takes the entry along.
  rows: [{ record: id, of: [id, about] }],
  coordinates: ['at', 'id', 'kind', subjectOf(kind) ?? []].flat().map((field) => ({
    ...{ coordinate: `Notice.${field}`, rows: [0] },
    ...{ rule: 'row_security', basis: own ? 'own_record' : 'mandate' },
  })),
  withheld: [],
  // The body alone could be guessed; its signature cannot.
  answer: createHash('sha256').update(`${headers['webhook-signature']}${body}`).digest('hex'),
  bytes: Buffer.byteLength(body),
  attempt: attempts + 1,
});

/**
 * Sends notices to their organisations, each at least once: what was sent and not marked is sent again, under the
 * same id. An attempt is recorded and counted in the database before it is made.
 */
export class NoticeSender {
  private readonly holds = new Holds();

  constructor(private readonly services: SenderServices) {}

  /**
   * Sends one receiver what is due, however long another takes.
   * @returns how many calls were made; null while another sender is the one
   * @throws Error when the database fails; what was sent meanwhile is sent again
   */
  async round(receiver: NoticeReceiver): Promise<number | null> {
    return (await this.services.store.lead()) ? this.serve(receiver) : null;
  }

  private now(): Date {
    return new Date(this.services.clock.now());
  }

  /**
   * One after the other, and no more this time to a receiver that did not take one. What came meanwhile is put in
   * line before each, so that word of danger is the next that is sent. One that is gone is sent nothing; what it
   * misses is found by its feed, and put in line where it is served again.
   */
  private async serve(receiver: NoticeReceiver): Promise<number> {
    const { store, stop } = this.services;
    for (let calls = 0; ; calls += 1) {
      if (calls === BATCH || stop.aborted || this.holds.isGone(receiver.organisation)) return calls;
      while ((await store.putInLine(receiver.organisation, this.now(), LINE)) === LINE);
      const attempt = await this.begin(receiver);
      if (!attempt) return calls;
      const called = await this.call(receiver, attempt);
      await this.end(receiver, attempt, called);
      if (!called.taken) return calls + 1;
    }
  }

  private begin({ organisation, secrets }: NoticeReceiver): Promise<Attempt | null> {
    const { store, newId, random } = this.services;
    return store.within(async (query) => {
      const due = await store.next(query, organisation, this.now());
      if (!due) return null;
      const [body, now, number] = [noticeBody(due), this.now().getTime(), due.attempts + 1];
      // Word of danger waits for its own next attempt, and for nothing that was asked meanwhile.
      if (this.holds.isHeld(organisation, now) && !isOfDanger(due.kind)) return null;
      const sent = { headers: signedHeaders(due.id, body, secrets, now), body };
      await recordEvents(query, [eventOf(newId(), organisation, due, sent)]);
      const next = now + backOff(number, random());
      await store.begin(query, due.id, new Date(next));
      return { notice: due.id, number, next, ...sent };
    });
  }

  private call({ url }: NoticeReceiver, { headers, body }: Attempt): Promise<Called> {
    const { post, patience, stop } = this.services;
    return whileNeither(stop, patience(), (signal) => post(url, headers, body, signal));
  }

  private async end(
    { organisation }: NoticeReceiver,
    { notice, number, next }: Attempt,
    called: Called,
  ): Promise<void> {
    const { store, log, stop } = this.services;
    const { taken, why } = called;
    // It was we who ended the call.
    if (!taken && stop.aborted) return;
    const isGone = this.holds.note(organisation, called, this.now().getTime(), next);
    if (taken) return store.end(notice, number, true, this.now());
    const failed = { organisation, notice, attempt: number, why };
    if (!isGone && number < ATTEMPTS)
      return log.warn(failed, 'a notice was not taken; it is sent again');
    await store.end(notice, number, false, this.now());
    log.error(failed, isGone ? GONE : 'a notice was given up; sendNoticeAgain sends it again');
  }
}
