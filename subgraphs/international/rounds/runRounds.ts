import { faultOf, type Logger } from '@lidhja/platform';

/** Milliseconds between rounds. */
const PAUSE = 2000;

/** Rounds that go on. */
export interface RunningRounds {
  /** Ends them, when the one that goes on has ended. */
  stop(): Promise<void>;
}

/**
 * Does a round after the other, from now on; one that fails is logged, and the next is tried.
 * @param failing what the operator is told then
 */
export function runRounds(
  round: () => Promise<unknown>,
  log: Pick<Logger, 'error'>,
  failing: string,
): RunningRounds {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const turn = async (): Promise<void> => {
    try {
      await round();
    } catch (error) {
      log.error(faultOf(error), failing);
    }
    if (!stopped) timer = setTimeout(next, PAUSE);
  };
  const next = (): void => {
    running = turn();
  };
  let running = turn();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
