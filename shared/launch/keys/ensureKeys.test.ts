import { EMPTY_ROOT, openCheckpoint, parseVerifierKey, signCheckpoint } from '@lidhja/audit';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { ensureKeys } from './ensureKeys';

afterAll(removeTemporaryDirectories);

const filesOf = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
  );

const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const SIGNER = /^checkpoint\.[\w-]{43}\.private\.pem$/;

/** The log's folder as it was when it had one key for its life. */
const ofBefore = (data: string): string => {
  const folder = ensureKeys(data, '[]\n')['evidence'] ?? '';
  const [file = ''] = readdirSync(folder).filter((name) => SIGNER.test(name));
  renameSync(join(folder, file), join(folder, 'checkpoint.private.pem'));
  rmSync(join(folder, 'checkpoint.keys.json'));
  return folder;
};

describe('the keys of the parts', () => {
  it('give each part what it needs and no more', () => {
    const keys = ensureKeys(temporaryDirectory(), '[]\n');
    const [signer = '', ...others] = readdirSync(keys['gateway'] ?? '').filter((name) =>
      /^receipt\..*\.pem$/.test(name),
    );
    expect([signer, others]).toEqual([expect.stringMatching(/^receipt\.[\w-]{43}\.private/), []]);
    expect(readdirSync(keys['gateway'] ?? '')).toEqual([
      'context.private.pem',
      'context.public.pem',
      'fetch-evidence.key',
      'fetch-international.key',
      'fetch-local.key',
      'fetch-national.key',
      'issuers.json',
      ...[signer, 'receipt.keys.json'].sort(),
    ]);
    expect(readdirSync(keys['local'] ?? '')).toEqual([
      'context.public.pem',
      'cursor.key',
      'fetch-local.key',
      'issuers.json',
    ]);
  });

  it('sign checkpoints in the evidence part alone, and tell verifiers with what', () => {
    const keys = ensureKeys(temporaryDirectory(), '[]\n');
    const own = filesOf(keys['evidence'] ?? '');
    const key = parseVerifierKey((own['checkpoint.vkey'] ?? '').trim());
    expect(`${key.name}\n`).toBe(own['checkpoint.origin']);
    const note = signCheckpoint(
      { origin: key.name, size: 0, root: EMPTY_ROOT },
      createPrivateKey(Object.entries(own).find(([name]) => SIGNER.test(name))?.[1] ?? ''),
    );
    expect(openCheckpoint(note, [key]).size).toBe(0);
    expect(own['witness.key']).toMatch(/^[0-9a-f]{64}\n$/);
    const others = Object.entries(keys).filter(([part]) => part !== 'evidence');
    for (const [, directory] of others) {
      expect(readdirSync(directory).join()).not.toMatch(/checkpoint|witness/);
    }
  });

  it('take over the one key of a log that had one for its life, and its name', () => {
    const data = temporaryDirectory();
    const folder = ofBefore(data);
    const before = filesOf(folder);
    ensureKeys(data, '[]\n');
    const after = filesOf(folder);
    expect(after['checkpoint.vkey']).toBe(before['checkpoint.vkey']);
    expect(after['checkpoint.origin']).toBe(before['checkpoint.origin']);
    const [file = ''] = Object.keys(after).filter((name) => SIGNER.test(name));
    expect(after[file]).toBe(before['checkpoint.private.pem']);
    expect(after).not.toHaveProperty(['checkpoint.private.pem']);
  });

  it.each<[string, (file: string) => void, string]>([
    ['others can read', (file) => chmodSync(file, 0o640), 'private.pem can be read by others'],
    ['is of another type', (file) => writeFileSync(file, EC), 'must hold an Ed25519 key in PEM'],
  ])('do not take over one that %s', (_, spoil, words) => {
    const data = temporaryDirectory();
    const folder = ofBefore(data);
    spoil(join(folder, 'checkpoint.private.pem'));
    expect(() => ensureKeys(data, '[]\n')).toThrow(words);
    expect(readdirSync(folder)).not.toContain('checkpoint.keys.json');
  });

  it('are readable by their owner alone', () => {
    for (const directory of Object.values(ensureKeys(temporaryDirectory(), '[]\n'))) {
      expect(statSync(directory).mode & 0o777).toBe(0o700);
      for (const name of readdirSync(directory)) {
        expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
      }
    }
  });

  it('are shared by the gateway with one subgraph, and differ between subgraphs', () => {
    const keys = ensureKeys(temporaryDirectory(), '[]\n');
    const gateway = filesOf(keys['gateway'] ?? '');
    const [local, national] = [filesOf(keys['local'] ?? ''), filesOf(keys['national'] ?? '')];
    expect(local['fetch-local.key']).toBe(gateway['fetch-local.key']);
    expect(local['fetch-local.key']).toMatch(/^[0-9a-f]{64}\n$/);
    expect(local['fetch-local.key']).not.toBe(national['fetch-national.key']);
    expect(local['cursor.key']).not.toBe(national['cursor.key']);
  });

  it('stay the same at the next start, while the trusted issuers follow its settings', () => {
    const data = temporaryDirectory();
    const before = filesOf(ensureKeys(data, '[1]\n')['local'] ?? '');
    const after = filesOf(ensureKeys(data, '[2]\n')['local'] ?? '');
    expect(after).toEqual({ ...before, 'issuers.json': '[2]\n' });
  });
});
