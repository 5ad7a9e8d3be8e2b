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

type Written = Readonly<Record<string, unknown>>;

const wrong = (what: string, written: Written): Error =>
  new Error(`survivors.yaml: ${what} in ${JSON.stringify(written)}`);

const checkKeys = (written: Written, keys: readonly string[]): void => {
  const stranger = Object.keys(written).find((key) => !keys.includes(key));
  if (stranger !== undefined) throw wrong(`"${stranger}"`, written);
};

const textIn = (written: Written, key: string): string => {
  const text = written[key];
  if (typeof text !== 'string') throw wrong(`no ${key}`, written);
  return inOneLine(text);
};

const mutantOf = (written: Written, why: string): Explanation => {
  checkKeys(written, ['file', 'line', 'code', 'mutator', 'becomes', 'times']);
  const times = written['times'] ?? 1;
  if (typeof times !== 'number' || times < 1) throw wrong('times', written);
  return {
    file: textIn(written, 'file'),
    line: textIn(written, 'line'),
    code: textIn(written, 'code'),
    mutator: textIn(written, 'mutator'),
    becomes: textIn(written, 'becomes'),
    times,
    why,
  };
};

const explained = (written: Written): Explanation[] => {
  checkKeys(written, ['why', 'mutants']);
  const why = textIn(written, 'why');
  if (why.split(' ').length < 4) throw wrong('no why', written);
  const mutants = written['mutants'];
  if (!Array.isArray(mutants) || mutants.length === 0) throw wrong('no mutants', written);
  return mutants.map((one) => mutantOf(one as Written, why));
};

/**
 * The explanations of a file, which is a list of `{ why, mutants }`.
 * @throws Error for one that is not whole or says more than is known here
 */
export const readExplanations = (path: string): Explanation[] =>
  (parse(readFileSync(path, 'utf8')) as Written[]).flatMap(explained);
