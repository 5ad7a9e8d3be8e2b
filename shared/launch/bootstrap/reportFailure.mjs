import { say } from './step.mjs';

const EXPECTED = new Set(['BootstrapError', 'LaunchError']);

/** Ends the process: an expected failure with its sentence alone, a fault of ours with its stack. */
export function reportFailure(error) {
  say(EXPECTED.has(error?.name) ? error.message : (error?.stack ?? String(error)));
  process.exit(error?.exitCode ?? 1);
}
