import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SAFETY_PATHS, type SafetyPath } from '../../index';
import { instantsOf } from '../overrideWith';
import type { SafetyCase, SafetyCaseFile } from './SafetyCase';
import { overrideDeep } from './overrideDeep';

const FILE_KEYS = ['path', 'ordinary', 'usual', 'cases'] satisfies (keyof SafetyCaseFile)[];
const CASE_KEYS = ['sentence', 'about', 'asked', 'expect'] satisfies (keyof SafetyCase)[];
const EXPECTED = ['effect', 'rule', 'basis', 'outward', 'left_out', 'duties', 'audit'];

const checkKeys = (where: string, written: object, known: readonly string[]) => {
  const stranger = Object.keys(written).find((key) => !known.includes(key));
  if (stranger) throw new Error(`${where} has an unknown key "${stranger}"`);
};

/** A path of any question: the harness hands it only what its own case file asks. */
export const PATHS: readonly SafetyPath<unknown>[] = SAFETY_PATHS;

/** A case with its path and the whole question that it asks. */
export interface WholeCase extends SafetyCase {
  readonly path: SafetyPath<unknown>;
  readonly question: unknown;
}

/** Every case of every file in this folder. */
export function readSafetyCases(): readonly WholeCase[] {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.yaml'));
  return files.sort().flatMap((file) => {
    const written = parse(readFileSync(join(__dirname, file), 'utf8')) as SafetyCaseFile;
    checkKeys(file, written, FILE_KEYS);
    const path = PATHS.find(({ name }) => name === written.path);
    if (!path) throw new Error(`${file}: "${written.path}" is no safety path`);
    return written.cases.map((one) => {
      checkKeys(`${file}: "${one.sentence}"`, one, CASE_KEYS);
      checkKeys(`${file}: "${one.sentence}"`, one.expect, EXPECTED);
      const question = instantsOf(overrideDeep(written.ordinary, one.asked ?? {}));
      const expect = { ...written.usual[one.expect.effect], ...one.expect };
      return { ...one, expect, path, question };
    });
  });
}
