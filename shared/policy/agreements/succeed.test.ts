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
  handling: [],
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

  it('ends nothing by a version that is only signed', () => {
    const [first] = succeed([version(1, 10)], version(2, 60, { status: 'signed' }), NOW);
    expect(first?.validUntil).toBeNull();
  });
});
