import {
  createLog,
  EnvironmentError,
  readReceivers,
  systemClock,
  type Environment,
} from '@lidhja/platform';
import { randomInt, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TOLD } from '../notices/parties';
import { runRounds, type RunningRounds } from '../rounds/runRounds';
import { DeliveryStore } from './DeliveryStore';
import { NoticeSender } from './NoticeSender';
import { postNotice } from './postNotice';

/** Milliseconds that a receiver may take to answer. */
const PATIENCE = 10_000;
const FAILING = 'notices are not sent: the database failed';
/** Different lengths of one wait. */
const JITTER = 1_000_000;

/**
 * Begins to send notices to the receivers in the part's directory of keys. Without any it opens nothing.
 * @returns null where there are none
 * @throws EnvironmentError when a receiver is none that could be sent anything
 */
export async function startSender(environment: Environment): Promise<RunningRounds | null> {
  const path = join(environment.keys, 'webhooks.json');
  const receivers = existsSync(path) ? readReceivers(path) : [];
  if (receivers.length === 0) return null;
  const store = new DeliveryStore(environment.databaseUrl);
  try {
    for (const { organisation } of receivers) {
      if (await store.register(organisation, TOLD.by)) continue;
      throw new EnvironmentError(
        `${path}: ${organisation} is no authority of the registry that is told of requests`,
      );
    }
  } catch (error) {
    await store.close();
    throw error;
  }
  const log = createLog('international', environment.logLevel);
  const stop = new AbortController();
  const sender = new NoticeSender({
    ...{ store, log, clock: systemClock, post: postNotice },
    patience: () => AbortSignal.timeout(PATIENCE),
    random: () => randomInt(JITTER) / JITTER,
    newId: randomUUID,
    stop: stop.signal,
  });
  // Each for itself: whoever is slow to answer delays nobody else.
  const loops = receivers.map((receiver) => runRounds(() => sender.round(receiver), log, FAILING));
  return {
    async stop() {
      stop.abort();
      await Promise.all(loops.map((loop) => loop.stop()));
      await store.close();
    },
  };
}
