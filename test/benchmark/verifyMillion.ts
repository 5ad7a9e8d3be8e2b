import {
  formatHead,
  formatVerifierKey,
  GrowingTree,
  parseEntry,
  signCheckpoint,
} from '@lidhja/audit';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding, Proof } from '../prove/Proof';
import { entryOf, KEYS, lineOf, LOG_KEY, ORIGIN } from '../tamper/TestLog';
import { findRoot } from '../testkit/root';

const MAIN = join(findRoot(), 'shared', 'audit', 'dist', 'verify', 'main.js');
const [FEW, MANY] = [100_000, 1_000_000];
/** Of a released page: some coordinates with the ids of their records. */
const said = (seed: string) => ({
  type: 'released',
  operation: seed,
  payload: {
    coordinates: ['Case.reference', 'Case.stage'].map((coordinate) => ({
      coordinate,
      records: Array.from({ length: 4 }, (_, at) => `${seed}-${at}`),
      rule: 'assigned_case',
    })),
  },
});

/** Writes an export of so many entries. The head comes first, so the lines are put aside until it can be signed. */
const writeExport = async (folder: string, size: number): Promise<string> => {
  const [body, path] = [join(folder, 'body'), join(folder, `export-${size}`)];
  const out = createWriteStream(body);
  const tree = GrowingTree.empty();
  for (let place = 0; place < size; place += 1) {
    const line = lineOf(entryOf(`entry ${place}`, said(`operation ${place}`)), place);
    tree.append(parseEntry(line)?.leaf as Buffer);
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  const checkpoint = signCheckpoint({ origin: ORIGIN, size, root: tree.root() }, LOG_KEY);
  const whole = createWriteStream(path);
  whole.write(`${formatHead({ checkpoint })}\n`);
  createReadStream(body).pipe(whole);
  await once(whole, 'close');
  return path;
};

interface Measured {
  readonly verdict: string;
  readonly seconds: number;
  readonly peakMebibytes: number;
}

const measure = async (folder: string, size: number): Promise<Measured> => {
  const path = await writeExport(folder, size);
  const { stdout } = spawnSync(process.execPath, [MAIN, path, '--key', join(folder, 'keys')]);
  return JSON.parse(stdout.toString()) as Measured;
};

/** A million entries, verified as a stream: how long, and whether memory grew with them. */
export const verifyBenchmark: Proof = {
  name: 'verify',
  async run(_scale, say): Promise<Finding> {
    const folder = mkdtempSync(join(tmpdir(), 'lidhja-bench-verify-'));
    try {
      writeFileSync(join(folder, 'keys'), KEYS.map(formatVerifierKey).join('\n'));
      const few = await measure(folder, FEW);
      say(`${FEW} entries: ${few.seconds} s, ${few.peakMebibytes} MiB`);
      const many = await measure(folder, MANY);
      say(`${MANY} entries: ${many.seconds} s, ${many.peakMebibytes} MiB`);
      const sound = [few, many].filter(({ verdict }) => verdict === 'VERIFIED');
      return {
        figures: {
          entries: MANY,
          seconds: many.seconds,
          perSecond: Math.round(MANY / many.seconds),
          peakMebibytes: many.peakMebibytes,
          peakMebibytesOfATenth: few.peakMebibytes,
        },
        bars: {
          verifySound: { measured: sound.length, atLeast: 2 },
          verifyMemoryRatio: { measured: many.peakMebibytes / few.peakMebibytes, atMost: 1.5 },
        },
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
