import { formatVerifierKey } from '@lidhja/audit';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRoot } from '../testkit/root';
import { FORGERIES, HONEST, honest } from './forgeries';
import { bytesOf, KEYS, proofsOf, type Submission } from './TestLog';

const MAIN = join(findRoot(), 'shared', 'audit', 'dist', 'verify', 'main.js');

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lidhja-verify-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const run = (...args: string[]) => {
  // No settings at all: neither a server nor a database could be found.
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { env: {} });
  const last = stdout.toString().trim().split('\n').at(-1) ?? '';
  return { status, stderr: stderr.toString(), line: last === '' ? null : JSON.parse(last) };
};

const verify = ({ lines, trusted }: Submission) => {
  const kept = trusted.kept.flatMap((note, at) => ['--checkpoint', write(`kept-${at}`, note)]);
  const keys = write('keys', KEYS.map((key) => `${formatVerifierKey(key)}\n`).join(''));
  return run(write('export.jsonl', bytesOf(lines)), '--key', keys, ...kept);
};

test('what is as signed is said in one line of JSON, and exit code 0', () => {
  const { status, line } = verify(honest);
  expect(status).toBe(0);
  expect(line).toMatchObject({
    command: 'verify',
    verdict: 'VERIFIED',
    entries: 10,
    erased: 1,
    kept: 2,
    pass: true,
  });
});

test('what is not is named with its place, and exit code 1', () => {
  const forgery = FORGERIES.find(({ verdict }) => verdict === 'REORDERED')!;
  const { status, line, stderr } = verify(forgery.submission);
  expect(status).toBe(1);
  expect(line).toMatchObject({ verdict: 'REORDERED', place: forgery.place, pass: false });
  expect(stderr).toContain(`REORDERED at place ${forgery.place}`);
});

test('where one of the files is not there nothing is said of the others, and exit code 2', () => {
  const keys = write('keys', KEYS.map((key) => `${formatVerifierKey(key)}\n`).join(''));
  const file = write('export.jsonl', bytesOf(honest.lines));
  for (const args of [
    [`${file}.none`, '--key', keys],
    [file, '--key', keys, '--periods', `${file}.none`],
  ]) {
    const { status, line, stderr } = run(...args);
    expect([status, line]).toEqual([2, null]);
    expect(stderr).toContain(`${file}.none`);
    expect(stderr).not.toContain(' at ');
  }
});

test('proofs that were kept are given by name, and counted', () => {
  const keys = write('keys', KEYS.map((key) => `${formatVerifierKey(key)}\n`).join(''));
  const file = write('export.jsonl', bytesOf(honest.lines));
  const [proof = '', other = ''] = proofsOf(HONEST).map((text, at) => write(`proof-${at}`, text));
  const { status, line } = run(file, '--key', keys, '--proof', proof, '--proof', other);
  expect({ status, line }).toMatchObject({ status: 0, line: { verdict: 'VERIFIED', proofs: 2 } });
  const none = write('none', 'a proof\n');
  expect(run(file, '--key', keys, '--proof', none).line).toMatchObject({ verdict: 'MALFORMED' });
});

test('without a key, or with what is none, nothing is said, and exit code 2', () => {
  const file = write('export.jsonl', bytesOf(honest.lines));
  const key = write('keys', `${formatVerifierKey(KEYS[0]!)}\n`);
  for (const args of [
    [],
    [file],
    [file, '--key'],
    [file, '--key', key, '--proof'],
    [file, '--key', '--checkpoint'],
    [file, file, '--key', key],
    [file, '--unknown', key, '--key', key],
    [file, '--key', write('none', 'a key\n')],
    [file, '--key', join(folder, 'nowhere')],
    [join(folder, 'nowhere'), '--key', key],
  ]) {
    const { status, line, stderr } = run(...args);
    expect({ status, line }).toEqual({ status: 2, line: null });
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr.trim()).not.toBe('');
  }
});
