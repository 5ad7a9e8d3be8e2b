import { CATEGORIES, fromVictimIdentityOn, isPersonLevel, needsFourEyes } from './index';

describe('the order of care', () => {
  it('starts being about a person at the status of a case', () => {
    expect(CATEGORIES.filter((category) => !isPersonLevel(category))).toEqual([
      'OPEN',
      'ORGANISATIONAL',
      'CONTACT_POINT',
      'FINANCE',
      'AGGREGATE',
      'REQUEST',
      'AUDIT',
    ]);
  });

  it('asks for two people for testimony, return, and from a victim’s identity on', () => {
    const identityOn = [
      'VICTIM_IDENTITY',
      'VICTIM_LOCATION',
      'FAMILY',
      'HEALTH',
      'SPECIAL',
      'COUNSELLING_NOTE',
      'SHELTER_LOCATION',
      'WITNESS_PROTECTION',
    ];
    expect(CATEGORIES.filter(fromVictimIdentityOn)).toEqual(identityOn);
    expect(CATEGORIES.filter(needsFourEyes)).toEqual(['RETURN', 'TESTIMONY', ...identityOn]);
  });
});
