import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDeclarations } from '@lidhja/enforcement';
import { PERSONAS, PUBLIC } from '@lidhja/launch';
import { sampleId } from '@lidhja/platform';
import { RULES, TABLE, differenceOf } from '@lidhja/policy';
import { findRoot } from '../testkit/root';
import { personaAskers } from './personaAskers';
import { personaMatrix } from './personaMatrix';

const read = (...path: string[]): string => readFileSync(join(findRoot(), ...path), 'utf8');
const declarations = readDeclarations(read('gateway', 'supergraph.graphql'));
const personas = personaAskers();
const matrix = personaMatrix(declarations, personas);
const linesOf = (coordinate: string, persona: string): string[] =>
  matrix.filter((line) => line.startsWith(`${coordinate}\t${persona}\t`));

describe('the permission matrix by persona', () => {
  test('is committed: run npm run matrix and look at the difference', () => {
    const committed = read('test', 'matrix', 'personas.tsv').trimEnd().split('\n');
    expect(differenceOf(committed, matrix)).toEqual({ lost: [], gained: [] });
    expect(committed).toEqual(matrix);
  });

  test('has everyone who has a token, and for everyone in it there is one', () => {
    const named = PERSONAS.filter(({ name }) => name !== PUBLIC).map(({ name, organisation }) => ({
      name,
      organisation: sampleId(`organisation/${organisation}`),
    }));
    const known = personas.map(({ name, asker: { requester } }) => ({
      name,
      organisation: String(requester.organisation),
    }));
    const byName = (some: typeof named): typeof named =>
      [...some].sort((one, other) => (one.name < other.name ? -1 : 1));
    expect(byName(named)).toEqual(byName(known));
  });

  test.each(TABLE.filter(({ basis }) => basis !== 'open').map(({ id }) => id))(
    'is another one without the row "%s", where the row speaks of a persona and a field',
    (id) => {
      const rows = TABLE.filter((row) => row.id !== id);
      const only = TABLE.filter((row) => row.id === id);
      const of = (some: typeof rows) =>
        personaMatrix(declarations, personas, { rules: RULES, rows: some });
      const doors = of([]).length;
      const speaks = of(only).length > doors;
      expect(differenceOf(matrix, of(rows)).lost.length > 0).toBe(speaks);
    },
  );

  test('knows training, inspection, mandates and suspension of each', () => {
    expect(linesOf('Case.stage', 'police-vlora')[0]).toMatch(/identification\(mandate in_area\|/);
    expect(linesOf('Case.stage', 'inspector')[0]).toMatch(/oversight\(mandate\)/);
    expect(linesOf('Query.areas', 'suspended-ngo')).toEqual([]);
    expect(matrix.filter((line) => line.split('\t')[1] === 'suspended-ngo')).toEqual([]);
    const machine = matrix.filter((line) => line.split('\t')[1] === 'ministry-system');
    expect(machine.some((line) => line.includes('statistics'))).toBe(true);
    expect(machine.filter((line) => line.includes('oversight'))).toEqual([]);
  });

  test('tells what is allowed at the door from what the row decides, and from never', () => {
    expect(linesOf('Case.stage', 'donor')).toEqual([]);
    expect(linesOf('Case.stage', 'prosecutor-vlora')[0]).toMatch(
      /\bthis\(mandate in_area assigned_case\)/,
    );
    expect(matrix.some((line) => /\tCONTACT_POINT\t(.* )?prevention( |$)/.test(line))).toBe(true);
  });
});
