import { faultOf } from '../errors/faultOf';
import { createLog } from '../log';
import { readEnvironment, type Environment } from '../environment';

/** A part of the hub that serves. */
export interface RunningPart {
  readonly url: string;
  /** Settles when it must not serve any longer, with the reason in plain words. */
  readonly failed?: Promise<string>;
  close(): Promise<void>;
}

const fail = (name: string, error: unknown): never => {
  const { message, code } = error as { message?: string; code?: string };
  const text =
    code === 'EADDRINUSE' ? 'its port is already in use; choose another with PORT=…' : message;
  process.stderr.write(`${name} did not start: ${text ?? 'unknown error'}\n`);
  process.exit(1);
};

/**
 * Runs a part as a process: says `{ ready, url }` to its parent when it serves, and stops when it is
 * told to (SIGTERM, SIGINT) or when its parent is gone, so that no part outlives its hub.
 */
export async function runPart(
  name: string,
  port: number,
  start: (environment: Environment) => Promise<RunningPart>,
): Promise<void> {
  // Node's own report of a crash prints the whole error, with what the database said of a row.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${name} ended by a fault: ${JSON.stringify(faultOf(error))}\n`);
    process.exit(1);
  });
  try {
    const environment = readEnvironment({ port });
    const part = await start(environment);
    const log = createLog(name, environment.logLevel);
    let stopping = false;
    const stop = (why: string): void => {
      if (stopping) return;
      stopping = true;
      log.info({ why }, 'stopping');
      part.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    void part.failed?.then((why) => {
      process.stderr.write(`${name} serves no longer: ${why}\n`);
      process.exit(1);
    });
    process.on('SIGTERM', () => stop('SIGTERM'));
    process.on('SIGINT', () => stop('SIGINT'));
    process.on('disconnect', () => stop('parent gone'));
    // The parent may have died while this part was starting.
    if (process.send && !process.connected) stop('parent gone');
    else process.send?.({ ready: true, url: part.url });
    log.info({ url: part.url }, 'serving');
  } catch (error) {
    fail(name, error);
  }
}
