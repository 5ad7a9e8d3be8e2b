import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AllowRow } from '../index';
import type { PolicyCase } from './PolicyCase';

const TABLE_FILE = 'decision-table.yaml';

const KEYS = new Set<string>([
  'sentence',
  'about',
  'requester',
  'basis',
  'purpose',
  'category',
  'holds',
  'subject',
  'expect',
  'without_the_rule',
] satisfies (keyof PolicyCase)[]);

const read = (file: string): unknown => parse(readFileSync(join(__dirname, file), 'utf8'));

/** Every case of every file in this folder, with the name of its file. */
export function readCases(): (PolicyCase & { readonly file: string })[] {
  const files = readdirSync(__dirname).filter(
    (file) => file.endsWith('.yaml') && file !== TABLE_FILE,
  );
  return files.sort().flatMap((file) =>
    (read(file) as PolicyCase[]).map((one) => {
      const stranger = Object.keys(one).find((key) => !KEYS.has(key));
      if (stranger) throw new Error(`${file}: "${one.sentence}" has an unknown key "${stranger}"`);
      return { ...one, file };
    }),
  );
}

/** The decision table in words. */
export interface WrittenTable {
  readonly version: number;
  readonly kinds: Readonly<Record<'domestic' | 'local' | 'abroad' | 'person', readonly string[]>>;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  readonly allow: readonly (Omit<AllowRow, 'within' | 'when'> &
    Partial<Pick<AllowRow, 'within' | 'when'>>)[];
  readonly deny: readonly { readonly rule: string; readonly if: string }[];
  readonly conditions: Readonly<Record<string, string>>;
}

export const readTable = (): WrittenTable => read(TABLE_FILE) as WrittenTable;
