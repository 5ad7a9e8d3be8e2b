import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { WrittenVersion } from '../../index';

/** One case as it stands in the file; README.md says what holds where it is silent. */
export interface TermCase {
  readonly sentence: string;
  readonly version: Partial<WrittenVersion>;
  /** Reasons by field of the version. */
  readonly refused?: Readonly<Record<string, string>>;
  readonly taken?: true;
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000 };

/** Lengths such as `8h` in milliseconds, wherever they stand. */
const lengthsIn = (_key: unknown, value: unknown): unknown => {
  const [, count, unit] = /^(\d+)([hd])$/.exec(String(value)) ?? [];
  return unit === undefined ? value : Number(count) * (UNITS[unit] ?? Number.NaN);
};

export const readTermCases = (): TermCase[] =>
  parse(readFileSync(join(__dirname, 'terms.yaml'), 'utf8'), lengthsIn) as TermCase[];
