import { sampleId } from '@lidhja/platform';
import { inventReferrals } from './referrals';

describe('the referrals of the sample', () => {
  it('are the same at every load', () => {
    expect(inventReferrals()).toEqual(inventReferrals());
  });

  it('go to the police and to others, in both years', () => {
    const police = sampleId('organisation/police-vlora');
    const of = (year: string, toPolice: boolean): number =>
      inventReferrals().filter(
        (row) => row.referred_on.startsWith(year) && (row.recipient === police) === toPolice,
      ).length;
    expect(of('2025', true)).toBeGreaterThan(0);
    expect(of('2025', false)).toBeGreaterThan(0);
    expect(of('2026', true)).toBeGreaterThan(0);
  });

  it('all say that they are invented', () => {
    expect(inventReferrals()).toEqual(
      inventReferrals().map((row) => ({ ...row, synthetic: true })),
    );
  });
});
