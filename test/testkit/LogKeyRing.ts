import { parseVerifierKey, type NoteKey } from '@lidhja/audit';
import { LogSigner } from '@lidhja/evidence';
import { changeKeys } from '@lidhja/launch';
import { readKeyRing, type OpenRing, type RingKey } from '@lidhja/platform';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logKeys } from './RecordLog';
import { testCluster } from './TestCluster';

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
  async command(...args: string[]): Promise<void> {
    const [environment, root] = [{ LIDHJA_DATA: this.data }, this.data];
    const silent = (): void => undefined;
    const given = [...args, '--of', 'checkpoint'];
    await changeKeys({ args: given, root, environment, say: silent, print: silent });
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

  /** A signer that goes by this ring, whatever becomes of the folder: planted, to show what is looked at. */
  planted(change: (key: RingKey) => RingKey = (key) => key): LogSigner {
    const { ring, privateKeys } = this.open();
    const keys = ring.keys.map(change);
    return new LogSigner(this.signer().origin, () => ({ ring: { keys }, privateKeys }));
  }
}
