import { checkAgreement } from './checkAgreement';
import { succeed } from './succeed';
import type { WrittenVersion } from './WrittenAgreement';

const version = (number: number, validFrom: number, change: Partial<WrittenVersion> = {}) => ({
  version: number,
  status: 'in_force',
  validFrom,
  validUntil: null,
  offences: ['TRAFFICKING_IN_PERSONS'],
  purposes: ['THIS_PROCEEDING'],
  categories: ['CASE_STATUS'],
  deadlines: { urgentDirect: 1, urgent: 2, other: 3 },
  handling: ['H0'],
  ...change,
});

const faults = (versions: readonly WrittenVersion[]): string[] =>
  checkAgreement({
    parties: ['AL', 'IT'],
    competentAuthorities: ['one'],
    instrument: 'BILATERAL',
    versions,
  }).map(({ field, reason }) => `${field} ${reason}`);

const NOW = 50;

describe('one version after another', () => {
  it('ends the version that runs where the next one begins', () => {
    const versions = succeed([version(1, 10, { validUntil: 90 })], version(2, 60), NOW);
    expect(versions.map(({ validUntil }) => validUntil)).toEqual([60, null]);
    expect(faults(versions)).toEqual([]);
    expect(faults([version(1, 10, { validUntil: 90 }), version(2, 60)])).toEqual([
      'versions[0].validUntil OVERLAPPING_VALIDITY',
    ]);
  });

  it('ends one without an end, and one that is yet to begin, where the next one begins', () => {
    const ends = (one: WrittenVersion) => {
      const [before] = succeed([one], version(2, 60), NOW);
      return [before?.status, before?.validUntil];
    };
    expect(ends(version(1, 10))).toEqual(['in_force', 60]);
    expect(ends(version(1, 55))).toEqual(['in_force', 60]);
  });

  it('leaves one that is only signed, and one that ends at that instant, as they are', () => {
    for (const change of [{ status: 'signed' }, { validUntil: 60 }]) {
      const one = version(1, 10, change);
      expect(succeed([one], version(2, 60), NOW)[0]).toBe(one);
    }
  });

  it('overtakes one that would begin with the next, unless it begins at this instant', () => {
    expect(succeed([version(1, 60)], version(2, 60), NOW)[0]?.status).toBe('signed');
    expect(succeed([version(1, NOW)], version(2, NOW), NOW)[0]?.status).toBe('in_force');
  });

  it('leaves a version that has ended already as it is', () => {
    const ended = version(1, 10, { validUntil: 20 });
    expect(succeed([ended], version(2, 60), NOW)[0]).toBe(ended);
  });

  it('never lets the next one reach back before a version that has begun', () => {
    for (const from of [5, 10]) {
      expect(faults(succeed([version(1, 10)], version(2, from), NOW))).toEqual([
        'versions[0].validUntil OVERLAPPING_VALIDITY',
      ]);
    }
  });

  it('overtakes a version that was to begin later: an agreement can always be stopped', () => {
    const stopped = succeed(
      [version(1, 10, { validUntil: 80 }), version(2, 80)],
      version(3, 60, { status: 'suspended' }),
      NOW,
    );
    expect(stopped.map(({ status }) => status)).toEqual(['in_force', 'signed', 'suspended']);
    expect(faults(stopped)).toEqual([]);
  });

  it('takes back a denouncement only before it begins', () => {
    const denounced = (from: number) => version(2, from, { status: 'denounced' });
    const before = version(1, 10, { validUntil: 40 });
    expect(faults(succeed([before, denounced(80)], version(3, 60), NOW))).toEqual([]);
    expect(faults(succeed([before, denounced(40)], version(3, 60), NOW))).toEqual([
      'versions[2].status ALREADY_DENOUNCED',
    ]);
  });

  it('ends nothing by a version that is only signed', () => {
    const [first] = succeed([version(1, 10)], version(2, 60, { status: 'signed' }), NOW);
    expect(first?.validUntil).toBeNull();
  });
});
