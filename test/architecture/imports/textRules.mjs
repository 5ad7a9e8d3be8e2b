import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = /\.test\.ts$|^test\/|\/testkit\//;

/** What no import shows: rules about the text of a file. */
export const TEXT_RULES = [
  {
    name: 'environment-is-read-once',
    comment: 'a setting that is read in one place is parsed, checked and documented there',
    applies: (file) =>
      file !== 'shared/platform/environment.ts' &&
      !file.startsWith('shared/launch/bootstrap/') &&
      !TESTS.test(file),
    // Setting a variable for a library by name is no reading.
    forbids:
      /process\s*\.\s*env\b(?!\s*\[\s*'[A-Z_]+'\s*\]\s*=[^=])|process\s*\[\s*['"]env|\benv\b[^;\n]*\bfrom 'node:process'/,
  },
  {
    name: 'policy-reads-no-clock',
    comment:
      'a decision is replayed with the instant that it was made at, and must come out the same',
    applies: (file) => file.startsWith('shared/policy/') && !TESTS.test(file),
    forbids:
      /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(\(\s*\)|[;,)\]}\n])|\bDate\s*\(\s*\)|\bperformance\b\s*\.|\bprocess\s*\.\s*(hrtime|uptime|env)|\bMath\s*\.\s*random\b|\bset(Timeout|Interval|Immediate)\s*\(/,
  },
];

const withoutComments = (text) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

/** Applies the text rules to the given files under `root`. */
export const applyTextRules = (root, files) =>
  files.flatMap((file) => {
    const rules = TEXT_RULES.filter(({ applies }) => applies(file));
    if (rules.length === 0) return [];
    const text = withoutComments(readFileSync(join(root, file), 'utf8'));
    return rules.flatMap(({ name, comment, forbids }) => {
      const found = forbids.exec(text);
      return found ? [{ rule: name, because: comment, from: file, to: found[0].trim() }] : [];
    });
  });
