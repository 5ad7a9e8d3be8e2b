import {
  MEDIAN_LINES,
  medianLines,
  namesMachine,
  tooLong,
  unfinished,
  withoutReadme,
} from './fileRules';
import { FILES, PRODUCT, read } from './sourceFiles';

const load = (file: string) => ({ file, text: read(file) });
const product = PRODUCT.map(load);
const TEXT = /\.(ts|mjs|cjs|js|json|md|graphql|ya?ml|sql|svg)$|Dockerfile$|^\.ci\//;
const texts = FILES.filter((file) => TEXT.test(file)).map(load);
const lines = (count: number) => ({ file: 'long.ts', text: 'const x = 1;\n'.repeat(count) });
const saying = (...words: string[]) => [{ file: 'a.md', text: `one\n${words.join('')}\n` }];

describe('the files of the product', () => {
  it('are all there to be looked at', () => {
    for (const folder of ['gateway', 'shared/policy', 'shared/enforcement', 'subgraphs/national']) {
      expect(PRODUCT.filter((file) => file.startsWith(`${folder}/`)).length).toBeGreaterThan(5);
    }
  });

  it('have 200 lines at most', () => {
    expect(tooLong([lines(200), lines(201)])).toHaveLength(1);
    expect(tooLong(product)).toEqual([]);
  });

  it('have fewer than 60 lines in the middle', () => {
    expect(medianLines([lines(10), lines(70), lines(80)])).toBe(70);
    expect(medianLines(product)).toBeLessThan(MEDIAN_LINES);
  });

  it('stand in folders that say what they are', () => {
    expect(withoutReadme(['shared/x/a.ts', 'shared/x/b.ts', 'shared/x/y/c.ts'])).toEqual([
      'shared/x',
    ]);
    expect(
      withoutReadme(FILES.filter((file) => /^(gateway|shared|subgraphs|test)\//.test(file))),
    ).toEqual([]);
  });
});

describe('the texts of the project', () => {
  it('leave nothing to be finished later', () => {
    expect(unfinished(saying('// TO', 'DO: more'))).toHaveLength(1);
    expect(unfinished(saying('good enough for ', 'now'))).toHaveLength(1);
    expect(unfinished(texts.filter(({ file }) => /\.(ts|mjs|md)$/.test(file)))).toEqual([]);
  });

  it('name no path of the machine that they were written on', () => {
    expect(namesMachine(saying('see /wo', 'rk/main'))).toHaveLength(1);
    expect(namesMachine(saying('"/ro', 'ot/x"'))).toHaveLength(1);
    expect(namesMachine(texts)).toEqual([]);
  });
});
