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
    expect(readdirSync(keys['gateway'] ?? '')).toEqual([
      'context.private.pem',
      'context.public.pem',
      'fetch-evidence.key',
      'fetch-international.key',
      'fetch-local.key',
      'fetch-national.key',
      'issuers.json',
      'receipt.private.pem',
    ]);
    expect(readdirSync(keys['local'] ?? '')).toEqual([
      'context.public.pem',
      'cursor.key',
      'fetch-local.key',
      'issuers.json',
    ]);
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
