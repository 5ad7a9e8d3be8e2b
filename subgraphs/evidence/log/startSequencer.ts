import { KeyNotes, noteKeys } from '@lidhja/audit';
import { createLog, faultOf, type Environment, type Logger } from '@lidhja/platform';
import { keptIn, keptOf } from './KeptCheckpoints';
import { LogSigner } from './LogSigner';
import { LogStore } from './LogStore';
import { PeriodKeeper } from './periods/PeriodKeeper';
import { PeriodStore } from './periods/PeriodStore';
import { RecordFault } from './RecordFault';
import { Sequencer } from './Sequencer';

/** Milliseconds between rounds. */
const PAUSE = 1000;

/** Rounds that go on. */
export interface RunningSequencer {
  /** Settles when the log must not be gone on with, with the reason. */
  readonly failed: Promise<string>;
  stop(): Promise<void>;
}

/** What takes turns in a round, over one connection that holds the lock. */
interface Rounds {
  readonly store: LogStore;
  readonly sequencer: Sequencer;
  readonly periods: PeriodKeeper;
  readonly notes: KeyNotes;
}

const runRounds = ({ store, sequencer, periods, notes }: Rounds, log: Logger): RunningSequencer => {
  let timer: NodeJS.Timeout | undefined;
  let ahead = false;
  let stopped = false;
  let fail: (why: string) => void;
  const failed = new Promise<string>((resolve) => (fail = resolve));
  const round = async (): Promise<void> => {
    try {
      await sequencer.round();
      if (sequencer.head) await periods.round(sequencer.head);
      if (periods.isAhead && !ahead)
        log.warn('the clock went back: nothing is proved before it has caught up');
      ahead = periods.isAhead;
      await notes.look();
    } catch (error) {
      if (error instanceof RecordFault) {
        log.fatal({ code: error.code }, 'the log is not what was signed');
        stopped = true;
        fail(error.message);
      } else {
        log.error(faultOf(error), 'entries are not placed');
      }
      await store.close();
    }
    if (!stopped) timer = setTimeout(next, PAUSE);
  };
  const next = (): void => {
    running = round();
  };
  let running = round();
  return {
    failed,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      await store.close();
    },
  };
};

/** A log that was found to be as it was signed, and has not been gone on with. */
export interface CheckedSequencer {
  readonly signer: LogSigner;
  start(): RunningSequencer;
  close(): Promise<void>;
}

/**
 * Looks whether the log may be gone on with.
 * @throws RecordFault when it is not what was signed, or behind what a witness kept
 * @throws EnvironmentError when the key is none, or others may read it
 */
export async function prepareSequencer(environment: Environment): Promise<CheckedSequencer> {
  const signer = LogSigner.read(environment.keys);
  const store = new LogStore(environment.databaseUrl);
  const kept = keptIn(environment.witness);
  const publicly = signer.forPeriods();
  const rounds: Rounds = {
    store,
    sequencer: new Sequencer({ store, signer, kept: keptOf(kept, publicly.origin, false) }),
    periods: new PeriodKeeper({
      ...{ store: new PeriodStore(store), signer: publicly },
      kept: keptOf(kept, publicly.origin, true),
    }),
    notes: new KeyNotes(
      () => signer.keys(),
      (keys) => noteKeys((sql, parameters) => store.send(sql, parameters), 'checkpoint', keys),
    ),
  };
  const log = createLog('evidence', environment.logLevel);
  try {
    await rounds.sequencer.check();
    await rounds.periods.check();
    // A folder that is not mounted looks like one in which nothing was kept yet.
    if (environment.witness && kept().length === 0)
      log.warn('LIDHJA_WITNESS names a folder without a checkpoint: nothing is held against it');
  } catch (error) {
    await store.close();
    throw error;
  }
  return {
    signer,
    start: () => runRounds(rounds, log),
    close: () => store.close(),
  };
}
