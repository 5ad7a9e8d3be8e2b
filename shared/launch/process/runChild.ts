import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { LaunchError } from '../LaunchError';
import { LogFile } from './LogFile';

export interface ChildProgram {
  /** What it does, for the message when it fails: "migrating shared/exchange". */
  readonly task: string;
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly log: string;
  /** Ends the program early. */
  readonly signal: AbortSignal;
}

/**
 * Runs a Node program to its end, its output to a log file.
 * @throws LaunchError with its last words when it fails
 */
export async function runChild(program: ChildProgram): Promise<void> {
  if (!existsSync(program.file)) {
    throw new LaunchError(`${program.task} failed: ${program.file} is missing; run npm run build.`);
  }
  const log = new LogFile(program.log);
  const child = spawn(process.execPath, [program.file], {
    cwd: program.workingDirectory,
    env: program.environment,
    stdio: ['ignore', log.descriptor, log.descriptor],
    signal: program.signal,
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (code !== 0) {
      const words = log.lastWords() || `it ended with code ${code}`;
      throw new LaunchError(`${program.task} failed: ${words}\nSee ${log.path}`);
    }
  } finally {
    log.close();
  }
}
