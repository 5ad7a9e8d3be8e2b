import { coversYear } from './coversYear';

describe('the year of a published figure', () => {
  const period = { periodFrom: '2004-08', periodTo: '2005-09' };

  it('meets every year that its period touches', () => {
    expect([2003, 2004, 2005, 2006].map((year) => coversYear(period, year))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is any year when no period is stated, as the number of referrals in the paper', () => {
    expect(coversYear({ periodFrom: null, periodTo: null }, 2026)).toBe(true);
  });
});
