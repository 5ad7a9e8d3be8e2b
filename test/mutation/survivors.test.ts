import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRoot } from '../testkit/root';
import { readExplanations } from './Explanation';
import { inOneLine, mutantsOf } from './Mutant';
import { PACKAGES } from './packages';

const folder = mkdtempSync(join(tmpdir(), 'lidhja-survivors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const readText = (text: string) => {
  const path = join(folder, 'survivors.yaml');
  writeFileSync(path, text);
  return readExplanations(path);
};

const MUTANT = {
  file: 'shared/policy/a.ts',
  line: 'return  a;',
  code: 'a',
  mutator: 'Planted',
  becomes: '',
};
const WHOLE = { why: 'a is always b\n here', mutants: [MUTANT, { ...MUTANT, times: 2 }] };

describe('survivors.yaml', () => {
  const explanations = readExplanations(join(__dirname, 'survivors.yaml'));

  it('explains mutants of lines that are there, in files that are mutated', () => {
    const astray = explanations.filter(({ file, line, code }) => {
      const text = readFileSync(join(findRoot(), file), 'utf8');
      const lines = text.split('\n').map(inOneLine);
      return !lines.includes(line) || !inOneLine(text).includes(code);
    });
    expect(astray).toEqual([]);
    const elsewhere = explanations.filter(
      ({ file }) => !PACKAGES.some(({ folder: own }) => file.startsWith(`${own}/`)),
    );
    expect(elsewhere).toEqual([]);
  });

  it('is read whole, however it is broken into lines', () => {
    expect(readText('[]')).toEqual([]);
    const read = { ...MUTANT, line: 'return a;', why: 'a is always b here', times: 1 };
    expect(readText(JSON.stringify([WHOLE]))).toEqual([read, { ...read, times: 2 }]);
  });

  it.each([
    ['no code', { ...WHOLE, mutants: [{ ...MUTANT, code: undefined }] }],
    ['no why', { ...WHOLE, why: 'it is equivalent' }],
    ['no why', { mutants: [MUTANT] }],
    ['no mutants', { ...WHOLE, mutants: [] }],
    ['"lines"', { ...WHOLE, mutants: [{ ...MUTANT, lines: 3 }] }],
    ['"reason"', { ...WHOLE, reason: 'none' }],
    ['times', { ...WHOLE, mutants: [{ ...MUTANT, times: 0 }] }],
  ])('is refused with %s', (fault, written) => {
    expect(() => readText(JSON.stringify([written]))).toThrow(fault);
  });
});

test('a mutant is known by what stands there, over several lines too', () => {
  const source = 'const a = (b) => {\n  return b &&\n    c;\n};\n';
  const location = { start: { line: 2, column: 10 }, end: { line: 3, column: 6 } };
  const planted = { mutatorName: 'M', replacement: 'b ||\n c', status: 'Killed' as const };
  const report = { files: { 'a.ts': { source, mutants: [{ ...planted, location }] } } };
  expect(mutantsOf(report)).toEqual([
    {
      file: 'a.ts',
      line: 'return b &&',
      code: 'b && c',
      mutator: 'M',
      becomes: 'b || c',
      status: 'Killed',
    },
  ]);
});
