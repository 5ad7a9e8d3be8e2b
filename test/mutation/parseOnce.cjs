const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const yaml = require('../../node_modules/yaml');

/**
 * Stands in for `yaml` where the tests run on mutants: the tables of cases, which no mutant changes, are
 * parsed once and not by each test file for each mutant. `parsedYaml`, a global, is the folder.
 */
const parse = (text) => {
  const kept = join(globalThis.parsedYaml, createHash('sha256').update(text).digest('hex'));
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'));
  const parsed = yaml.parse(text);
  mkdirSync(globalThis.parsedYaml, { recursive: true });
  writeFileSync(kept, JSON.stringify(parsed));
  return parsed;
};

module.exports = { ...yaml, parse };
