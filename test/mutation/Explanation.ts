import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inOneLine, type Mutant } from './Mutant';

/** Why no test tells a mutant from the code, written by a person in survivors.yaml. */
export interface Explanation extends Omit<Mutant, 'status'> {
  /** How many mutants of this content survive in the file; 1 where it is left out. */
  readonly times?: number;
  /** Why it cannot, or need not, be seen. */
  readonly why: string;
}

const TEXTS = ['file', 'line', 'code', 'mutator', 'becomes', 'why'] as const;

const checked = (written: Readonly<Record<string, unknown>>): Explanation => {
  const name = JSON.stringify(written);
  const stranger = Object.keys(written).find((key) => ![...TEXTS, 'times'].includes(key));
  if (stranger !== undefined) throw new Error(`survivors.yaml: "${stranger}" in ${name}`);
  const text = (key: (typeof TEXTS)[number]): string => {
    const found = written[key];
    if (typeof found !== 'string') throw new Error(`survivors.yaml: no ${key} in ${name}`);
    return inOneLine(found);
  };
  const times = written['times'] ?? 1;
  if (typeof times !== 'number' || times < 1) throw new Error(`survivors.yaml: times in ${name}`);
  if (text('why').split(' ').length < 4) throw new Error(`survivors.yaml: no why in ${name}`);
  return {
    file: text('file'),
    line: text('line'),
    code: text('code'),
    mutator: text('mutator'),
    becomes: text('becomes'),
    times,
    why: text('why'),
  };
};

/**
 * The explanations of a file.
 * @throws Error for one that is not whole or says more than is known here
 */
export const readExplanations = (path: string): Explanation[] =>
  ((parse(readFileSync(path, 'utf8')) as Record<string, unknown>[] | null) ?? []).map(checked);
