import { faultOfGrant } from './basisCarries';
import { NOW, basisOf, requesterOf } from './cases/questionOf';
import type { Overrides } from './cases/PolicyCase';
import {
  AGREEMENT_STATUSES,
  ORDINARY_SUBJECT,
  decide,
  isInForce,
  isLive,
  type Category,
  type Purpose,
  type Question,
} from './index';

const ago = new Date(NOW - 1).toISOString();
const now = new Date(NOW).toISOString();
const soon = new Date(NOW + 1).toISOString();

interface Asked {
  readonly purpose: Purpose;
  readonly category: Category;
}

const onBasis = (kind: string, basis: Overrides, asked: Asked): Question => ({
  requester: requesterOf(kind),
  ...asked,
  basis: basisOf(basis, asked),
  subject: { ...ORDINARY_SUBJECT, facts: new Set() },
  now: NOW,
});

const effectOf = (question: Question): string => decide(question).effect;

describe('a referral', () => {
  const referred = (changes: Overrides) =>
    effectOf(
      onBasis(
        'shelter',
        { kind: 'referral', ...changes },
        {
          purpose: 'ASSISTANCE',
          category: 'VICTIM_IDENTITY',
        },
      ),
    );

  it.each<[string, Overrides, string]>([
    ['that runs', {}, 'ALLOW'],
    ['accepted at this instant', { acceptedAt: now }, 'ALLOW'],
    ['accepted afterwards', { acceptedAt: soon }, 'DENY'],
    ['never accepted', { acceptedAt: null }, 'DENY'],
    ['that ends afterwards', { expiresAt: soon }, 'ALLOW'],
    ['that ends at this instant', { expiresAt: now }, 'DENY'],
    ['to another organisation', { recipient: 'org-2' }, 'DENY'],
    ['of other categories', { categories: ['ASSISTANCE'] }, 'DENY'],
  ])('%s', (_name, changes, effect) => {
    expect(referred(changes)).toBe(effect);
  });
});

describe('a consent', () => {
  const consented = (changes: Overrides) =>
    effectOf(
      onBasis(
        'ngo',
        { kind: 'consent', ...changes },
        {
          purpose: 'ASSISTANCE',
          category: 'VICTIM_IDENTITY',
        },
      ),
    );

  it.each<[string, Overrides, string]>([
    ['that stands', {}, 'ALLOW'],
    ['given at this instant', { givenAt: now }, 'ALLOW'],
    ['given afterwards', { givenAt: soon }, 'DENY'],
    ['withdrawn', { withdrawnAt: ago }, 'DENY'],
    ['withdrawn afterwards: clocks differ', { withdrawnAt: soon }, 'DENY'],
    ['to another organisation', { recipient: 'org-2' }, 'DENY'],
    ['for another purpose', { purposes: ['RETURN'] }, 'DENY'],
    ['of other categories', { categories: ['ASSISTANCE'] }, 'DENY'],
  ])('%s', (_name, changes, effect) => {
    expect(consented(changes)).toBe(effect);
  });
});

describe('what is wrong with a grant', () => {
  const asked = { purpose: 'THIS_PROCEEDING', category: 'OFFENCE' } as const;
  const faultOf = (changes: Overrides, kind = 'foreign_authority') =>
    faultOfGrant(onBasis(kind, { kind: 'grant', ...changes }, asked));

  it.each<[string, Overrides, string | null]>([
    ['nothing', {}, null],
    [
      'its agreement does not bind the state',
      { agreement: { parties: ['AL', 'GR'] } },
      'AGREEMENT',
    ],
    ['its agreement is for another purpose', { agreement: { purposes: ['RETURN'] } }, 'AGREEMENT'],
    [
      'its agreement is of other categories',
      { agreement: { categories: ['FAMILY'] } },
      'AGREEMENT',
    ],
    ['its agreement is suspended', { agreement: { status: 'suspended' } }, 'AGREEMENT'],
    ['it is for another organisation', { grant: { organisation: 'org-2' } }, 'GRANT'],
    ['it is for another purpose', { grant: { purposes: ['RETURN'] } }, 'GRANT'],
    ['it is of other categories', { grant: { categories: ['FAMILY'] } }, 'GRANT'],
    ['it is used up', { grant: { exhausted: true } }, 'GRANT'],
    ['both', { grant: { exhausted: true }, agreement: { status: 'signed' } }, 'AGREEMENT'],
  ])('%s', (_name, changes, fault) => {
    expect(faultOf(changes)).toBe(fault);
  });

  it('is not the state of an organisation of several states, which is no party', () => {
    const parties = { agreement: { parties: ['AL', 'GR'] } };
    expect(faultOf(parties, 'international_organisation')).toBeNull();
    expect(faultOf(parties, 'foreign_protection')).toBe('AGREEMENT');
  });

  it('is not asked on another basis', () => {
    const question = onBasis('police', { kind: 'mandate' }, asked);
    expect(faultOfGrant(question)).toBeNull();
  });
});

describe('an agreement', () => {
  const basis = basisOf('grant', { purpose: 'RETURN', category: 'FAMILY' });
  if (basis.kind !== 'grant') throw new Error('the basis is no grant');
  const { grant, agreement } = basis;

  it('is in force from its first instant until the one at which it has expired', () => {
    const inForce = (validFrom: number, validUntil: number | null) =>
      isInForce({ ...agreement, validFrom, validUntil }, NOW);
    expect(inForce(NOW, null)).toBe(true);
    expect(inForce(NOW + 1, null)).toBe(false);
    expect(inForce(NOW - 1, NOW + 1)).toBe(true);
    expect(inForce(NOW - 1, NOW)).toBe(false);
  });

  it('is in force in no state but that', () => {
    const states = AGREEMENT_STATUSES.filter((status) => isInForce({ ...agreement, status }, NOW));
    expect(states).toEqual(['in_force']);
  });

  it('has grants that live from their first instant until the one at which they are over', () => {
    const live = (changes: Partial<typeof grant>) => isLive({ ...grant, ...changes }, NOW);
    expect(live({ validFrom: NOW })).toBe(true);
    expect(live({ validFrom: NOW + 1 })).toBe(false);
    expect(live({ validUntil: NOW + 1 })).toBe(true);
    expect(live({ validUntil: NOW })).toBe(false);
    expect(live({ revokedAt: NOW + 1 })).toBe(false);
    expect(live({ exhausted: true })).toBe(false);
    expect(live({ conditionsAccepted: false })).toBe(false);
  });
});
