import { createReadStream, openSync, readFileSync, type ReadStream } from 'node:fs';
import { NoteError } from '../checkpoints/NoteError';
import { parseVerifierKey, type NoteKey } from '../checkpoints/NoteKey';
import { readArguments, USAGE } from './readArguments';
import { verifyExport } from './verifyExport';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const keysOf = (path: string): NoteKey[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(parseVerifierKey);

/** Opened before anything is read: that a file is not there is not found out in the middle. */
const reading = (path: string): ReadStream => createReadStream(path, { fd: openSync(path, 'r') });

/** Exit codes: it is as signed, it is not, or nothing could be said. */
const [SOUND, UNSOUND, NOTHING_SAID] = [0, 1, 2];

const run = async (args: readonly string[]): Promise<number> => {
  const given = readArguments(args);
  if (given === null) {
    say(USAGE);
    return NOTHING_SAID;
  }
  const started = performance.now();
  const trusted = {
    keys: given.keys.flatMap(keysOf),
    kept: given.checkpoints.map((path) => readFileSync(path, 'utf8')),
    proofs: given.proofs.map((path) => readFileSync(path, 'utf8')),
  };
  const file = reading(given.file);
  const periods = given.periods === undefined ? {} : { periods: reading(given.periods) };
  const outcome = await verifyExport(file, { ...trusted, ...periods });
  const { verdict, place, found } = outcome;
  say(`${verdict}${place === null ? '' : ` at place ${place}`}: ${found}.`);
  const pass = verdict === 'VERIFIED';
  const seconds = Number(((performance.now() - started) / 1000).toFixed(3));
  const peakMebibytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const counts = { kept: trusted.kept.length, proofs: trusted.proofs.length };
  const line = { command: 'verify', ...outcome, ...counts, seconds, peakMebibytes };
  process.stdout.write(`${JSON.stringify({ ...line, pass })}\n`);
  return pass ? SOUND : UNSOUND;
};

run(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const known = error instanceof NoteError || (error instanceof Error && 'code' in error);
    say(known ? error.message : error instanceof Error ? (error.stack ?? error.message) : 'failed');
    process.exitCode = NOTHING_SAID;
  },
);
