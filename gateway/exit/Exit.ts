import { ERRORS, formatRefusal, type Clock, type Logger } from '@lidhja/platform';
import type { GatewayStore, RefusedAround } from '../identity/GatewayStore';
import type { Operation } from '../operation/Operation';
import { formatAnswer } from './formatAnswer';
import type { Answer, Outcome } from './Outcome';
import type { Pack } from './Packed';
import { recordDispatch } from './recordDispatch';
import type { RefusalBook } from './RefusalBook';
import { soughtInVain } from './soughtInVain';
import { goesAround, triedBy } from './triedBy';

/** Codes from this status on are the hub's own failures; those below are refusals. */
const OWN_FAILURE = 500;

const notKept = (): Answer => ({
  status: ERRORS.RECORD_NOT_KEPT.status,
  body: Buffer.from(JSON.stringify({ errors: [formatRefusal('RECORD_NOT_KEPT')] })),
});

/** From whom the entries of what was refused are kept; what was done keeps it with what it did. */
const refusedAround = (operation: Operation, { admitted }: Outcome): RefusedAround | null => {
  const { official } = operation.actor;
  if (!admitted || official === null || operation.failures.length === 0) return null;
  const ids = goesAround(admitted);
  return ids.length > 0 ? { operation: operation.id, official, ids } : null;
};

/** The one way out. Whoever sends an answer to a caller gets its bytes from here. */
export class Exit {
  constructor(
    private readonly store: GatewayStore,
    private readonly refusals: RefusalBook,
    /** How answers leave where nothing else is said. */
    private readonly pack: Pack,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  /**
   * Turns an outcome into bytes that may be sent. An answer that reached more than open data, or
   * that wrote, comes back only when the record of it is durable; otherwise nothing of it does.
   */
  async release(operation: Operation, outcome: Outcome, pack: Pack = this.pack): Promise<Answer> {
    const above = outcome.admitted?.facts.aboveOpen ?? false;
    const isRecorded = above || operation.writes || operation.recorded;
    let answer = formatAnswer(operation, outcome, isRecorded);
    let code: string | undefined = operation.failures[0]?.code;
    if (isRecorded) {
      try {
        const packed = await pack(operation, outcome, answer);
        const around = refusedAround(operation, outcome);
        await recordDispatch(this.store, operation, { ...packed, ...(around && { around }) });
        answer = packed.answer;
      } catch {
        answer = notKept();
        code = 'RECORD_NOT_KEPT';
      }
    }
    const refused = new Set(operation.failures.map((failure) => failure.code));
    for (const one of refused) {
      if (ERRORS[one].status >= OWN_FAILURE) continue;
      const { root } = operation.failures.find(({ code: failed }) => failed === one) ?? {};
      // Whom it goes around is not kept where the dispatch is not: then what was tried is not told either.
      const tried =
        outcome.admitted && code !== 'RECORD_NOT_KEPT' ? triedBy(outcome.admitted, root) : null;
      await this.refusals.note({ ...operation.actor, ...tried }, one, operation.detail);
    }
    if (above && code !== 'RECORD_NOT_KEPT') await this.noteSought(operation, outcome);
    this.log.info({
      operation: operation.id,
      code,
      unavailable: operation.unavailable.size > 0 ? [...operation.unavailable] : undefined,
      status: answer.status,
      milliseconds: this.clock.now() - operation.startedAt,
    });
    return answer;
  }

  /** Outside, what is not there for its caller is null; inside, it is kept that they named it. */
  private async noteSought(operation: Operation, outcome: Outcome): Promise<void> {
    if (operation.actor.official === null) return;
    for (const sought of soughtInVain(operation, outcome))
      await this.refusals.note({ ...operation.actor, ...sought }, 'NOT_AVAILABLE');
  }
}
