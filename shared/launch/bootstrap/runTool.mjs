import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** A step of the bootstrap failed for a reason that has been put in words for the reader. */
export class BootstrapError extends Error {
  name = 'BootstrapError';

  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const finished = (child) =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ? 1 : code));
  });

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a Node program in the clone, its output going where ours goes; a signal goes on to it, which
 * ends by itself. Gives its exit code.
 */
export async function runTool(args, options = {}) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', ...options });
  const pass = (signal) => void child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  try {
    return await finished(child);
  } finally {
    for (const signal of SIGNALS) process.off(signal, pass);
  }
}

/** Runs a program in the clone and keeps its output. Gives `{ code, output }`. */
export async function captureTool(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-20_000);
    });
  }
  return { code: await finished(child), output: output.trim() };
}
