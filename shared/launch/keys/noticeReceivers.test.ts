import { readReceivers } from '@lidhja/platform';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { ensureKeys } from './ensureKeys';
import { noticeReceivers } from './noticeReceivers';

afterAll(removeTemporaryDirectories);

const [FIRST, SECOND] = [1, 2].map((n) => ({
  organisation: `5b0c1f7e-0000-4000-8000-00000000000${n}`,
  url: `https://agency-${n}.example/`,
  secrets: [`whsec_${Buffer.from(`a secret of some test, ${n}`).toString('base64')}`],
}));
if (!FIRST || !SECOND) throw new Error('there are two');

const webhooksIn = (directory: string | undefined): string[] =>
  readdirSync(directory ?? '').filter((name) => name.startsWith('webhook'));

test('the part that sends notices reads the receivers that the operator configured, and no other part', () => {
  const keys = ensureKeys(temporaryDirectory(), '[]', [FIRST, SECOND]);
  const own = keys['international'] ?? '';
  expect(readReceivers(join(own, 'webhooks.json'))).toEqual([FIRST, SECOND]);
  for (const [part, directory] of Object.entries(keys))
    expect([part, webhooksIn(directory).length]).toEqual([part, part === 'international' ? 3 : 0]);
  for (const name of webhooksIn(own)) expect(statSync(join(own, name)).mode & 0o777).toBe(0o600);
});

test('who is not configured any more is sent nothing at the next start', () => {
  const data = temporaryDirectory();
  ensureKeys(data, '[]', [FIRST, SECOND]);
  const own = ensureKeys(data, '[]', [SECOND])['international'] ?? '';
  expect(readReceivers(join(own, 'webhooks.json'))).toEqual([SECOND]);
  expect(webhooksIn(own)).toEqual([`webhook-${SECOND.organisation}.secret`, 'webhooks.json']);
  ensureKeys(data, '[]');
  expect(webhooksIn(own)).toEqual([]);
});

test('a list that is wrong ends the start in words', () => {
  expect(noticeReceivers(undefined)).toEqual([]);
  const path = join(temporaryDirectory(), 'webhooks.json');
  writeFileSync(path, JSON.stringify([{ ...FIRST, url: 'http://agency.example/' }]));
  expect(() => noticeReceivers(path)).toThrow(LaunchError);
  expect(() => noticeReceivers(path)).toThrow('webhooks.json: receiver 1: its url must begin');
});
