import { BASIS_KINDS } from './cases/basisKinds';
import { NOW, basisOf, requesterOf } from './cases/questionOf';
import {
  CATEGORIES,
  CONDITIONS,
  IDENTIFICATION_TRAINING,
  ORDINARY_SUBJECT,
  PURPOSES,
  REQUESTER_KINDS,
  decide,
  isPersonLevel,
  reachable,
  type RequesterKind,
} from './index';

describe('the reach of a requester', () => {
  it('has no person in it for the public, the media and donors', () => {
    for (const kind of ['public', 'media', 'donor'] as const) {
      expect([...reachable(kind)].filter(isPersonLevel)).toEqual([]);
    }
    expect([...reachable('public')]).toEqual(['OPEN']);
    expect([...reachable('donor')]).toEqual([
      'OPEN',
      'ORGANISATIONAL',
      'FINANCE',
      'REQUEST',
      'AUDIT',
    ]);
  });

  it('holds counselling notes for services and a shelter’s address for shelters alone', () => {
    const reaching = (category: 'COUNSELLING_NOTE' | 'SHELTER_LOCATION' | 'WITNESS_PROTECTION') =>
      REQUESTER_KINDS.filter((kind) => reachable(kind).has(category));
    expect(reaching('SHELTER_LOCATION')).toEqual(['shelter']);
    expect(reaching('WITNESS_PROTECTION')).toEqual([
      'witness_protection',
      'foreign_witness_protection',
    ]);
    expect(reaching('COUNSELLING_NOTE')).toEqual([
      'social_services',
      'employment',
      'health',
      'education',
      'ngo',
      'shelter',
    ]);
  });

  it('is nothing for a requester that the registry does not know', () => {
    expect(reachable('stranger' as RequesterKind).size).toBe(0);
  });

  it.each(REQUESTER_KINDS)('of %s is exactly what some question of theirs opens', (kind) => {
    const requester = { ...requesterOf(kind), functions: [IDENTIFICATION_TRAINING] };
    const subject = { ...ORDINARY_SUBJECT, facts: new Set(CONDITIONS) };
    const opened = CATEGORIES.filter((category) =>
      PURPOSES.some((purpose) =>
        BASIS_KINDS.some((basis) => {
          const bearing = basisOf(basis, { purpose, category });
          const question = { requester, purpose, basis: bearing, subject, category, now: NOW };
          return decide(question).effect === 'ALLOW';
        }),
      ),
    );
    expect(opened).toEqual([...reachable(kind)]);
  });
});
