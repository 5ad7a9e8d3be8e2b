import { parseVerifierKey, type NoteKey } from '@lidhja/audit';
import { LogSigner } from '@lidhja/evidence';
import { readKeyRing, type OpenRing, type RingKey } from '@lidhja/platform';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logKeys } from './RecordLog';
import { findRoot } from './root';
import { testCluster } from './TestCluster';

const MAIN = join(findRoot(), 'shared', 'launch', 'bootstrap', 'installed.mjs');

/** A data directory with the log's keys of its own, changed as an operator changes them. */
export class LogKeyRing {
  readonly data = mkdtempSync(join(testCluster().data, 'log-keys-'));
  /** The evidence part's. */
  readonly folder = join(this.data, 'keys', 'evidence');
  readonly list = join(this.folder, 'checkpoint.keys.json');

  constructor() {
    mkdirSync(join(this.data, 'keys'), { mode: 0o700 });
    mkdirSync(this.folder, { mode: 0o700 });
    cpSync(logKeys(), this.folder, { recursive: true });
  }

  /** `npm run keys -- … --of checkpoint`. */
  command(...args: string[]): string[] {
    const environment = { PATH: process.env['PATH'], LIDHJA_DATA: this.data };
    const run = spawnSync(process.execPath, [MAIN, 'keys', ...args, '--of', 'checkpoint'], {
      env: environment,
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return run.stdout.trim().split('\n');
  }

  open(): OpenRing {
    return readKeyRing(this.folder, 'checkpoint');
  }

  /** The key that was made last. */
  get last(): RingKey {
    return this.open().ring.keys.at(-1) as RingKey;
  }

  /** What verifiers are given. */
  verifierKeys(): NoteKey[] {
    const text = readFileSync(join(this.folder, 'checkpoint.vkey'), 'utf8');
    return text.trim().split('\n').map(parseVerifierKey);
  }

  /** Lets a key have ended, as if the time until then had passed. */
  end(kid: string): void {
    const { keys } = this.open().ring;
    const notAfter = new Date(Date.now() - 1).toISOString();
    const after = keys.map((key) => (key.kid === kid ? { ...key, notAfter } : key));
    writeFileSync(this.list, JSON.stringify({ keys: after }));
  }

  signer(): LogSigner {
    return LogSigner.read(this.folder);
  }
}
