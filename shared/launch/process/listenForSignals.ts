import type { Say } from '../Progress';
import type { Shutdown } from './Shutdown';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds in which a second signal is the same key: the terminal and npm both send one. */
const SAME_KEY = 1000;

/**
 * The first signal stops everything in order, a later one at once.
 * @returns a function that listens no longer
 */
export function listenForSignals(shutdown: Shutdown, say: Say): () => void {
  let first = 0;
  const onSignal = (): void => {
    if (first === 0) {
      first = Date.now();
      say('\nStopping; once more stops at once.');
      shutdown.ask();
    } else if (Date.now() - first > SAME_KEY) {
      say('Stopping at once.');
      shutdown.force();
    }
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return () => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}
