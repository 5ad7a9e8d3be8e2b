import { PUBLIC, type Requester } from '@lidhja/policy';
import { Masks, type GrantInForce, type Standing } from './Masks';

const NOW = Date.UTC(2026, 2, 2);

const prosecutor: Requester = {
  ...PUBLIC,
  kind: 'prosecutor',
  organisation: 'prosecution',
  official: 'official-1',
  country: 'AL',
};
const foreign: Requester = {
  ...prosecutor,
  kind: 'foreign_authority',
  organisation: 'foreign-1',
  country: 'IT',
};

const grantFor = (record: string, category: 'CASE_STATUS' | 'OFFENCE'): GrantInForce => ({
  record,
  grant: {
    id: `grant-${record}`,
    organisation: 'foreign-1',
    purposes: ['THIS_PROCEEDING'],
    categories: [category],
    validFrom: NOW - 1,
    validUntil: NOW + 1,
    revokedAt: null,
    exhausted: false,
    conditionsAccepted: true,
    approvedBy: ['official-8', 'official-9'],
    requestedBy: 'official-7',
  },
  agreement: {
    id: 'agreement-1',
    version: 1,
    parties: ['AL', 'IT'],
    status: 'in_force',
    validFrom: NOW - 1,
    validUntil: null,
    purposes: ['THIS_PROCEEDING'],
    categories: ['CASE_STATUS', 'OFFENCE'],
  },
});

const standing = (change: Partial<Standing> = {}): Standing => ({
  requester: prosecutor,
  purpose: 'THIS_PROCEEDING',
  facts: [],
  grants: [],
  now: NOW,
  ...change,
});

const DENIED = {
  effect: 'DENY',
  reason: 'NOT_PERMITTED',
  rule: 'no_match',
  basis: 'none',
  obligations: [],
};

describe('the decisions of one operation', () => {
  it('deny a row without an access class, on no basis', () => {
    expect(new Masks(standing()).decide(undefined, 'OPEN', '1')).toEqual(DENIED);
  });

  it('are made on the conditions of the row and on those of the session, together', () => {
    const decide = (access: string, facts: Standing['facts']) =>
      new Masks(standing({ facts })).decide(access, 'SUSPECT', '1').effect;
    expect(decide('mandate|in_area,assigned_case|', [])).toBe('ALLOW');
    expect(decide('mandate|in_area|', ['assigned_case'])).toBe('ALLOW');
    expect(decide('mandate||', ['in_area', 'assigned_case'])).toBe('ALLOW');
    expect(decide('mandate|in_area|', [])).toBe('DENY');
  });

  it('are made once for a class of rows and a category', () => {
    const masks = new Masks(standing());
    const first = masks.decide('mandate|in_area,assigned_case|', 'SUSPECT', '1');
    expect(masks.decide('mandate|in_area,assigned_case|', 'SUSPECT', '2')).toBe(first);
    expect(masks.decide('mandate|in_area|', 'SUSPECT', '1').effect).toBe('DENY');
    expect(masks.decide('mandate|in_area,assigned_case|', 'SPECIAL', '1').effect).toBe('DENY');
  });

  it('tell the records of two grants apart', () => {
    const grants = [grantFor('1', 'CASE_STATUS'), grantFor('2', 'OFFENCE')];
    const masks = new Masks(standing({ requester: foreign, grants }));
    const of = (record: string | undefined) => {
      const { effect, basis } = masks.decide('grant||', 'OFFENCE', record);
      return [effect, basis];
    };
    expect(of('2')).toEqual(['ALLOW', 'grant:grant-2']);
    expect(of('1')).toEqual(['DENY', 'grant:grant-1']);
    expect(masks.decide('grant||', 'CASE_STATUS', '1').effect).toBe('ALLOW');
    expect(of('3')).toEqual(['DENY', 'none']);
    expect(of(undefined)).toEqual(['DENY', 'none']);
  });

  it('do not open a referral or a consent that is only named', () => {
    const masks = new Masks(standing({ requester: { ...prosecutor, kind: 'ngo' } }));
    for (const basis of ['referral', 'consent']) {
      expect(masks.decide(`${basis}||`, 'CASE_STATUS', '1')).toEqual(DENIED);
    }
  });

  it('know a child from the row: what leaves the country needs more for one', () => {
    const masks = new Masks(
      standing({ requester: foreign, grants: [grantFor('1', 'CASE_STATUS')] }),
    );
    expect(masks.decide('grant||', 'CASE_STATUS', '1').effect).toBe('ALLOW');
    expect(masks.decide('grant||child', 'CASE_STATUS', '1').rule).toBe('child_abroad');
  });

  it('hang on requester, purpose and instant of the operation', () => {
    const access = 'mandate|in_area,assigned_case|';
    const ask = (change: Partial<Standing>) =>
      new Masks(standing(change)).decide(access, 'SUSPECT', '1').reason;
    expect(ask({})).toBe('PERMITTED');
    expect(ask({ purpose: null })).toBe('PURPOSE_MISSING');
    expect(ask({ requester: { ...prosecutor, suspended: true } })).toBe('SUSPENDED');
    const over = { requester: foreign, grants: [grantFor('1', 'OFFENCE')], now: NOW + 1 };
    expect(new Masks(standing(over)).decide('grant||', 'OFFENCE', '1').rule).toBe('grant_dead');
  });
});
