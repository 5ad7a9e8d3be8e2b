import { createLog, faultOf, systemClock, type Environment } from '@lidhja/platform';
import { randomUUID } from 'node:crypto';
import { PastDanger } from '../danger/PastDanger';
import { HitTeller } from '../hits/HitTeller';
import { LapsedDrafts } from '../retention/LapsedDrafts';
import { PastKeys } from '../retention/PastKeys';
import { runRounds, type RunningRounds } from '../rounds/runRounds';
import { ClockStore } from './ClockStore';
import { DeadlineWatch } from './DeadlineWatch';
import { OnwardWatch } from './OnwardWatch';

/** Begins to look at the clocks of requests, and to tell, and to forget, what is to be at its moment. Several parts may: each request is held by the one that looks at it. */
export function startWatch(environment: Environment): RunningRounds {
  const store = new ClockStore(environment.databaseUrl);
  const services = { store, clock: systemClock, newId: randomUUID };
  const log = createLog('international', environment.logLevel);
  // What was told just now is not overdue.
  const inTurn = [
    { does: new HitTeller(services), failing: 'no hit is told' },
    { does: new DeadlineWatch(services), failing: 'deadlines are not watched' },
    { does: new OnwardWatch(services), failing: 'deadlines of what is passed on are not watched' },
    { does: new LapsedDrafts(services), failing: 'what lapsed is not forgotten' },
    { does: new PastDanger(services), failing: 'word of danger past its age is not destroyed' },
    { does: new PastKeys(services), failing: 'keys past their age are not forgotten' },
  ];
  // One that fails, even every time, keeps no other from being done.
  const round = async (): Promise<void> => {
    for (const { does, failing } of inTurn) {
      try {
        await does.round();
      } catch (error) {
        log.error(faultOf(error), failing);
        await store.close();
      }
    }
  };
  const rounds = runRounds(round, log, 'nothing is watched');
  return {
    async stop() {
      await rounds.stop();
      await store.close();
    },
  };
}
