import { createLog, systemClock, type Environment } from '@lidhja/platform';
import { randomUUID } from 'node:crypto';
import { HitTeller } from '../hits/HitTeller';
import { LapsedDrafts } from '../retention/LapsedDrafts';
import { runRounds, type RunningRounds } from '../rounds/runRounds';
import { ClockStore } from './ClockStore';
import { DeadlineWatch } from './DeadlineWatch';
import { OnwardWatch } from './OnwardWatch';

/** Begins to look at the clocks of requests, and to tell, and to forget, what is to be at its moment. Several parts may: each request is held by the one that looks at it. */
export function startWatch(environment: Environment): RunningRounds {
  const store = new ClockStore(environment.databaseUrl);
  const services = { store, clock: systemClock, newId: randomUUID };
  const [teller, watch] = [new HitTeller(services), new DeadlineWatch(services)];
  const onward = new OnwardWatch(services);
  const lapsed = new LapsedDrafts(services);
  const round = (): Promise<unknown> =>
    teller
      .round()
      // What was told just now is not overdue.
      .then(() => watch.round())
      .then(() => onward.round())
      .then(() => lapsed.round())
      .catch(async (error: unknown) => {
        await store.close();
        throw error;
      });
  const log = createLog('international', environment.logLevel);
  const rounds = runRounds(round, log, 'deadlines are not watched: the database failed');
  return {
    async stop() {
      await rounds.stop();
      await store.close();
    },
  };
}
