import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDeclarations } from '@lidhja/enforcement';
import { TABLE, differenceOf, matrixOf, permissionsOf, reassign } from '@lidhja/policy';

const read = (name: string): string => readFileSync(join(__dirname, '..', name), 'utf8');
const declarations = readDeclarations(read('supergraph.graphql'));
const matrix = matrixOf(declarations);

test('the committed matrix is what declarations and table give: run npm run matrix and look at the difference', () => {
  const committed = read('matrix.tsv').trimEnd().split('\n');
  expect(differenceOf(committed, matrix)).toEqual({ lost: [], gained: [] });
  expect(committed).toEqual(matrix);
});

test.each(TABLE.filter(({ basis }) => basis !== 'open').map(({ id }) => id))(
  'the matrix without the row "%s" is another one, and gives nothing more',
  (id) => {
    const used = new Set(declarations.categories.values());
    const rows = TABLE.filter((row) => row.id !== id);
    const without = matrixOf(declarations, permissionsOf(rows));
    const cells = (lines: string[]): Set<string> =>
      new Set(
        lines.flatMap((line) => {
          const [coordinate, , kind, ways = ''] = line.split('\t');
          return ways.split(' ').map((way) => `${coordinate} ${kind} ${way}`);
        }),
      );
    const speaksOfAField = permissionsOf(TABLE.filter((row) => row.id === id)).some(
      ({ category }) => used.has(category),
    );
    expect(differenceOf(matrix, without).lost.length > 0).toBe(speaksOfAField);
    const before = cells(matrix);
    expect([...cells(without)].filter((cell) => !before.has(cell))).toEqual([]);
  },
);

test('a field in another category shows what is lost and gained, by kind and purpose', () => {
  const { lost, gained } = differenceOf(
    matrix,
    matrixOf(reassign(declarations, 'Case.stage=WITNESS_PROTECTION')),
  );
  expect(lost.every((line) => line.startsWith('Case.stage\tCASE_STATUS'))).toBe(true);
  expect(lost.some((line) => line.includes('\tpolice\t'))).toBe(true);
  expect(gained.map((line) => line.split('\t').slice(1, 3))).toEqual([
    ['WITNESS_PROTECTION', 'foreign_witness_protection'],
    ['WITNESS_PROTECTION', 'witness_protection'],
  ]);
});

test('a field or category that there is not is named', () => {
  expect(() => reassign(declarations, 'Case.stag=OPEN')).toThrow('"Case.stag" is no classified');
  expect(() => reassign(declarations, 'Case.stage=OPNE')).toThrow('"OPNE" is no category');
});
