import { districts } from './districts';
import { municipalities } from './municipalities';
import { qarks } from './qarks';

const codes = (rows: readonly { code: string }[]): string[] => rows.map(({ code }) => code);

describe('the areas', () => {
  test('are 12 qarks, 36 districts and 61 municipalities, each with a code of its own', () => {
    expect([qarks.length, districts.length, municipalities.length]).toEqual([12, 36, 61]);
    expect(new Set(codes([...qarks, ...districts, ...municipalities])).size).toBe(12 + 36 + 61);
  });

  test('below the qarks all lie in one', () => {
    const known = new Set<string | null>(codes(qarks));
    const astray = [...districts, ...municipalities].filter((area) => !known.has(area.part_of));
    expect(astray).toEqual([]);
  });

  test('have codes in ASCII whatever the letters of the name', () => {
    expect(codes(municipalities)).toEqual(
      expect.arrayContaining(['AL-12-VLORE', 'AL-10-FUSHE-ARREZ', 'AL-01-KUCOVE']),
    );
    expect(codes(municipalities).filter((code) => !/^AL-\d\d(-[A-Z]+)+$/.test(code))).toEqual([]);
  });

  test('end for the districts alone', () => {
    expect(new Set(districts.map((area) => area.valid_until))).toEqual(new Set(['2015-11-27']));
    expect([...qarks, ...municipalities].filter((area) => area.valid_until)).toEqual([]);
  });
});
