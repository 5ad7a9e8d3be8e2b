import { EMPTY_ROOT, openCheckpoint, parseVerifierKey, signCheckpoint } from '@lidhja/audit';
import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { ensureKeys } from './ensureKeys';

afterAll(removeTemporaryDirectories);

const filesOf = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
  );

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
      createPrivateKey(own['checkpoint.private.pem'] ?? ''),
    );
    expect(openCheckpoint(note, [key]).size).toBe(0);
    expect(own['witness.key']).toMatch(/^[0-9a-f]{64}\n$/);
    const others = Object.entries(keys).filter(([part]) => part !== 'evidence');
    for (const [, directory] of others) {
      expect(readdirSync(directory).join()).not.toMatch(/checkpoint|witness/);
    }
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
