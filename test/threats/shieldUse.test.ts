import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from '../testkit/root';

/** What must not be done with graphql-shield: it keeps a decision for the next field, or opens when a rule fails. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['a decision that is kept', /\bcache:(?!\s*'no_cache')/],
  ['a rule turned round', /\bnot\s*\(/],
  ['rules that race', /\brace\s*\(/],
  ['rules of which the last counts', /\bchain\s*\(/],
  ['errors let through', /allowExternalErrors:\s*true/],
  ['a cause that is shown', /\bdebug:\s*true/],
  ['a fallback that allows', /fallbackRule:(?!\s*deny\b)/],
];

const forbiddenIn = (source: string): string[] =>
  FORBIDDEN.filter(([, pattern]) => pattern.test(source)).map(([what]) => what);

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[/](?:node_modules|dist|canary)[/]/.test(path));

const root = findRoot();
const users = ['shared', 'subgraphs', 'gateway']
  .flatMap((folder) => sources(join(root, folder)))
  .filter((path) => readFileSync(path, 'utf8').includes(`from 'graphql-shield'`));

test('one file uses graphql-shield, and does none of what would let it fail open', () => {
  expect(users.map((path) => path.slice(root.length + 1))).toEqual([
    join('shared', 'enforcement', 'walls', 'guardDoors.ts'),
  ]);
  expect(users.flatMap((path) => forbiddenIn(readFileSync(path, 'utf8')))).toEqual([]);
});

test.each([
  [`rule('x', { cache: 'strict' })`, 'a decision that is kept'],
  [`rule('x', { cache: 'contextual' })`, 'a decision that is kept'],
  ['not(isBlocked)', 'a rule turned round'],
  ['race(one, other)', 'rules that race'],
  ['chain(one, other)', 'rules of which the last counts'],
  ['shield(tree, { allowExternalErrors: true })', 'errors let through'],
  ['shield(tree, { debug: true })', 'a cause that is shown'],
  ['shield(tree, { fallbackRule: allow })', 'a fallback that allows'],
])('%s is found', (planted, what) => {
  expect(forbiddenIn(planted)).toEqual([what]);
});
