import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execFileSync } from 'node:child_process';
import { findDataDirectory } from '@lidhja/launch';
import { examplesFolder, readStories } from './Example';
import { playStory, type PlayedStep } from './playStory';
import { proveReceipt } from './proveReceipt';

const ROOT = resolve(examplesFolder(), '..', '..');
const RUNNER = join(ROOT, 'shared', 'launch', 'bootstrap', 'run.mjs');
const TOKEN = join('shared', 'launch', 'dist', 'commands', 'token.js');
const SHOWN = 120;

/** Where the hub of this clone serves, as its launcher noted; or as it is told. */
const hubOf = (): string => {
  if (process.argv[2]) return process.argv[2];
  try {
    const lock = join(findDataDirectory(ROOT, undefined), 'lock.json');
    return (JSON.parse(readFileSync(lock, 'utf8')) as { url: string }).url;
  } catch {
    return 'http://127.0.0.1:4000';
  }
};
const URL_OF_HUB = hubOf();

/** Tokens come from the same command that a person uses. */
const tokens = new Map<string, string>();
const tokenOf = (persona: string): Promise<string | undefined> => {
  if (persona === 'public') return Promise.resolve(undefined);
  const token =
    tokens.get(persona) ??
    execFileSync(process.execPath, [RUNNER, TOKEN, persona], {
      cwd: ROOT,
      encoding: 'utf8',
    }).trim();
  tokens.set(persona, token);
  return Promise.resolve(token);
};

const shorten = (text: string): string => {
  const lines = text.split('\n');
  return lines.length <= SHOWN
    ? text
    : [...lines.slice(0, SHOWN), `  … ${lines.length - SHOWN} lines more`].join('\n');
};

const show = ({ example, answer, differences }: PlayedStep): void => {
  const headers = [
    `as ${example.persona}`,
    ...(example.purpose ? [`lidhja-purpose: ${example.purpose}`] : []),
    ...(example.request ? [`lidhja-request: ${example.request}`] : []),
  ];
  console.log(`\n──── ${example.name}  (${headers.join(', ')})\n\n${example.document.trim()}\n`);
  if (example.variables) console.log(`variables ${JSON.stringify(example.variables, null, 2)}\n`);
  const text = answer.body ? JSON.stringify(answer.body, null, 2) : answer.bytes;
  console.log(`answer ${answer.status}\n${shorten(text)}`);
  for (const difference of differences) console.log(`  ✗ ${difference}`);
  if (differences.length === 0) console.log('  ✓ as expected');
};

/** Where the keys of the hub's log are here: verified with another's, nothing would hold. */
const showProof = async (played: readonly PlayedStep[]): Promise<boolean> => {
  const keys = join(findDataDirectory(ROOT, undefined), 'keys', 'evidence', 'checkpoint.vkey');
  if (!existsSync(keys)) return true;
  const token = await tokenOf('italy-agency');
  const { said, held } = await proveReceipt(played, { url: URL_OF_HUB, token, keys });
  console.log(`\n──── 11-reading-with-receipts/verify-proof.mjs\n\n${said}\n  ${held ? '✓' : '✗'}`);
  return held;
};

const main = async (): Promise<number> => {
  let failed = 0;
  let count = 0;
  const played: PlayedStep[] = [];
  for (const [, steps] of readStories()) {
    const run = randomBytes(4).toString('hex');
    const ended = await playStory(steps, { url: URL_OF_HUB, tokenOf, run });
    played.push(...ended);
    for (const step of ended) {
      show(step);
      count += 1;
      if (step.differences.length > 0) failed += 1;
    }
  }
  if (!(await showProof(played))) failed += 1;
  console.log(`\n${count - failed} of ${count} examples went as expected.`);
  return failed === 0 ? 0 : 1;
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const { message, cause } = error as { message: string; cause?: { code?: string } };
    const hint = cause?.code === 'ECONNREFUSED' ? 'start the hub with npm start first' : message;
    console.error(`examples: ${hint}`);
    process.exit(1);
  },
);
