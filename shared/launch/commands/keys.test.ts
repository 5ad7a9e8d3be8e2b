import { readKeyRing, readRingList, signingKeyAt, type RingKey } from '@lidhja/platform';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureKeys } from '../keys/ensureKeys';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { command } from './keys';
import { readKeysTask, readRing } from './readKeysTask';

afterAll(removeTemporaryDirectories);

let data: string;
let gateway: string;
let evidence: string;
beforeEach(() => {
  data = temporaryDirectory();
  const made = ensureKeys(data, '[]\n');
  [gateway = '', evidence = ''] = [made['gateway'], made['evidence']];
});

const keys = async (...args: string[]): Promise<string[]> => {
  const printed: string[] = [];
  const environment = { LIDHJA_DATA: data };
  const print = (line: string) => void printed.push(line);
  expect(await command({ args, root: data, environment, say: jest.fn(), print })).toBe(0);
  return printed;
};

/** Of each key its state, as it is listed. */
const listed = async (): Promise<string[]> =>
  (await keys('list')).map((line) => line.split('\t')[1] ?? '');
const ring = (): readonly RingKey[] => readKeyRing(gateway, 'receipt').ring.keys;
const signing = (at = Date.now()): string | undefined => signingKeyAt({ keys: ring() }, at)?.kid;
const files = (): string[] =>
  readdirSync(gateway).filter((name) => name.startsWith('receipt.') || name.includes('keys.'));

test('the next key is made beside the one that signs, and takes over after an hour', async () => {
  const first = signing();
  const said = await keys('rotate');
  const [old, next] = ring();
  expect(said).toEqual([`${next?.kid} is new and signs from ${next?.notBefore}`]);
  expect(await listed()).toEqual(['signs', 'will sign']);
  expect([signing(), old?.notAfter]).toEqual([first, next?.notBefore]);
  expect(Date.parse(next?.notBefore ?? '') - Date.now()).toBeGreaterThan(59 * 60_000);
  expect(signing(Date.parse(next?.notBefore ?? ''))).toBe(next?.kid);
  for (const name of files()) expect(statSync(join(gateway, name)).mode & 0o777).toBe(0o600);
  expect(files()).toHaveLength(3);
  await expect(keys('rotate', '--in', '5')).rejects.toThrow(`NOT_AVAILABLE: ${next?.kid} is about`);
});

test('a key that takes over at once leaves nothing of the one before but what verifies', async () => {
  const first = signing();
  await keys('rotate', '--in', '0');
  expect(await listed()).toEqual(['signed', 'signs']);
  expect(signing()).not.toBe(first);
  expect(files().join()).not.toContain(first);
  expect(files()).toHaveLength(2);
});

test('a key that is lost is revoked and gone, and another signs at once', async () => {
  const first = signing() ?? '';
  const [said, made] = await keys('revoke', first, '--since', '2026-01-31T12:00:00Z');
  expect(said).toBe(`${first} is revoked as of 2026-01-31T12:00:00.000Z`);
  expect(made).toContain('is new and signs from');
  expect(await listed()).toEqual(['revoked', 'signs']);
  expect(files().join()).not.toContain(first);
  await expect(keys('revoke', first)).rejects.toThrow('INPUT_INVALID');
  await expect(keys('revoke', 'none')).rejects.toThrow('none is no key of this hub');
});

test('a key that was to come is revoked, and the one before it signs on', async () => {
  const first = signing();
  await keys('rotate');
  const next = ring()[1]?.kid ?? '';
  expect(await keys('revoke', next)).toHaveLength(1);
  expect(await listed()).toEqual(['signs', 'revoked']);
  expect(signing(Date.now() + 86_400_000)).toBe(first);
  expect(files()).toHaveLength(2);
});

test('with a key whose file is missing, what the refusal says to do mends it', async () => {
  const first = signing() ?? '';
  rmSync(join(gateway, `receipt.${first}.private.pem`));
  expect(() => ensureKeys(data, '[]\n')).toThrow(`npm run keys -- revoke ${first}`);
  await keys('revoke', first);
  expect(() => ensureKeys(data, '[]\n')).not.toThrow();
});

test('where every key has ended, what the refusal says to do mends it', async () => {
  const ended = { ...ring()[0], notAfter: '2026-01-31T12:00:00.000Z' };
  writeFileSync(join(gateway, 'receipt.keys.json'), JSON.stringify({ keys: [ended] }));
  expect(() => ensureKeys(data, '[]\n')).toThrow('npm run keys -- rotate --in 0');
  await keys('rotate', '--in', '0');
  expect(() => ensureKeys(data, '[]\n')).not.toThrow();
  expect(await listed()).toEqual(['signed', 'signs']);
});

describe('the keys of the log', () => {
  const MINUTE = 60_000;
  const ofLog = (...args: string[]): Promise<string[]> => keys(...args, '--of', 'checkpoint');
  const logRing = (): readonly RingKey[] => readKeyRing(evidence, 'checkpoint').ring.keys;
  const states = async (): Promise<string[]> =>
    (await ofLog('list')).map((line) => line.split('\t')[1] ?? '');
  const vkeys = (): string[] =>
    readFileSync(join(evidence, 'checkpoint.vkey'), 'utf8').trim().split('\n');
  const halves = (): string[] =>
    readdirSync(evidence).filter((name) => /^checkpoint\..*\.pem$/.test(name));

  test('follow each other beside those of receipts: the new one signs at once, the old one for a month', async () => {
    const [before] = vkeys();
    const said = await ofLog('rotate');
    const [old, next] = logRing();
    expect(said).toEqual([
      `${next?.kid} is new and signs from ${next?.notBefore}`,
      `${old?.kid} signs beside it until ${old?.notAfter}`,
    ]);
    expect(await states()).toEqual(['signs', 'signs']);
    expect(Date.parse(old?.notAfter ?? '') - Date.parse(next?.notBefore ?? '')).toBe(
      43_200 * MINUTE,
    );
    expect([vkeys()[0], vkeys().length, halves().length]).toEqual([before, 2, 2]);
    for (const name of halves()) expect(statSync(join(evidence, name)).mode & 0o777).toBe(0o600);
    expect(ring()).toHaveLength(1);
    await expect(ofLog('rotate')).rejects.toThrow(`NOT_AVAILABLE: ${old?.kid} still signs`);
    // A start in between takes nothing away.
    ensureKeys(data, '[]\n');
    expect(halves()).toHaveLength(2);
  });

  test('end as soon as is said, and verifiers keep what they need of them', async () => {
    await ofLog('rotate', '--in', '0');
    expect(await states()).toEqual(['signed', 'signs']);
    expect([vkeys().length, halves().length]).toEqual([2, 1]);
    expect(halves().join()).toContain(logRing()[1]?.kid);
  });

  test('are revoked, and are given to verifiers no more', async () => {
    const [before] = vkeys();
    await ofLog('revoke', logRing()[0]?.kid ?? '');
    expect(await states()).toEqual(['revoked', 'signs']);
    expect([vkeys().length, vkeys().includes(before ?? ''), halves().length]).toEqual([
      1,
      false,
      1,
    ]);
    await expect(ofLog('revoke', 'none')).rejects.toThrow('list --of checkpoint');
  });

  test('do not run out where the one is revoked that was to go on', async () => {
    await ofLog('rotate');
    await ofLog('revoke', logRing()[1]?.kid ?? '');
    expect(await states()).toEqual(['signs', 'revoked', 'signs']);
    expect(logRing().map(({ notAfter }) => notAfter !== null)).toEqual([true, false, false]);
    expect(halves()).toHaveLength(2);
  });

  test('whose file is missing are mended as the refusal says', async () => {
    const [file = ''] = halves();
    rmSync(join(evidence, file));
    const kid = readRingList(evidence, 'checkpoint').keys[0]?.kid ?? '';
    expect(() => ensureKeys(data, '[]\n')).toThrow(`revoke ${kid} --of checkpoint`);
    await ofLog('revoke', kid);
    expect(() => ensureKeys(data, '[]\n')).not.toThrow();
  });
});

test('two do not change keys at the same time, and reading waits for nobody', async () => {
  writeFileSync(join(gateway, 'keys.changing'), '');
  const before = ring();
  await expect(keys('rotate')).rejects.toThrow('NOT_AVAILABLE');
  expect(ring()).toEqual(before);
  expect(await listed()).toEqual(['signs']);
});

test('there is nothing to change where there never was a hub', () => {
  data = temporaryDirectory();
  return expect(async () => keys('list')).rejects.toThrow('NOT_PREPARED');
});

test('which keys are meant is said anywhere, and is receipts where it is not', () => {
  const read = (...args: string[]) => {
    const { rules, rest } = readRing(args);
    return [rules.use, rest.join(' ')];
  };
  expect(read('list')).toEqual(['receipt', 'list']);
  expect(read('list', '--of', 'receipt')).toEqual(['receipt', 'list']);
  expect(read('--of', 'checkpoint', 'rotate', '--in', '5')).toEqual([
    'checkpoint',
    'rotate --in 5',
  ]);
  for (const args of [
    ['list', '--of'],
    ['list', '--of', 'context'],
  ])
    expect(() => read(...args)).toThrow('--of takes receipt or checkpoint.');
});

test('a task is read as it is written', () => {
  const now = Date.parse('2026-01-31T12:00:00.000Z');
  const read = (...args: string[]) => readKeysTask(args, now);
  expect(read('list')).toBe('list');
  expect(read('rotate')).toEqual({ what: 'rotate', minutes: null });
  expect(read('rotate', '--in', '0')).toEqual({ what: 'rotate', minutes: 0 });
  expect(read('revoke', '-kid')).toEqual({ what: 'revoke', kid: '-kid', since: undefined });
  for (const [args, why] of [
    [[], 'A task is missing'],
    [['renew'], 'There is no such task'],
    [['list', 'all'], 'more than the task takes'],
    [['rotate', '--at', '1'], 'more than the task takes'],
    [['rotate', '--in'], '--in takes'],
    [['rotate', '--in', '-1'], '--in takes'],
    [['rotate', '--in', '43201'], '--in takes'],
    [['rotate', '--in', '1', '2'], 'more than the task takes'],
    [['revoke'], 'KID is missing'],
    [['revoke', 'kid', 'kid'], 'more than the task takes'],
    [['revoke', 'kid', '--since'], '--since takes'],
    [['revoke', 'kid', '--since', 'yesterday'], '--since takes'],
    [['revoke', 'kid', '--since', '2026-02-01T00:00:00Z'], '--since takes'],
  ] as const)
    expect(() => read(...args)).toThrow(why);
});
