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

describe('what is given under a grant', () => {
  const under = (
    access: string,
    terms: Partial<GrantInForce> = {},
    category = 'OFFENCE' as const,
  ) =>
    new Masks(
      standing({ requester: foreign, grants: [{ ...grantFor('1', category), ...terms }] }),
    ).decide(access, category, '1');
  const evidence = { declaredUse: 'judicial_evidence', handling: ['H1'] } as const;

  it('is not used as evidence where the agreement says H1, unless the owner permits it', () => {
    expect(under('grant||', evidence).rule).toBe('handling_h1');
    expect(under('grant||', { ...evidence, evidencePermitted: true }).effect).toBe('ALLOW');
    expect(under('grant||', { ...evidence, declaredUse: 'intelligence' }).effect).toBe('ALLOW');
    expect(under('grant||', { ...evidence, handling: ['H0'] }).effect).toBe('ALLOW');
  });

  it('is not used as evidence where the row says H1, unless its provider permits it', () => {
    const use = { declaredUse: 'judicial_evidence' } as const;
    expect(under('grant||H1', use).rule).toBe('handling_h1');
    expect(under('grant||H1,provider_permission', use).effect).toBe('ALLOW');
    expect(under('grant||H1', {}).effect).toBe('ALLOW');
    expect(under('grant||H1,provider_permission', evidence).rule).toBe('handling_h1');
    expect(under('grant||H1', { ...evidence, evidencePermitted: true }).rule).toBe('handling_h1');
  });

  it('stays with whom the grant names where the agreement says H2, and where the row does goes to nobody else', () => {
    expect(under('grant||', { handling: ['H2'] }).effect).toBe('ALLOW');
    expect(under('grant||H2').rule).toBe('handling_h2');
    expect(under('grant||H2', { handling: ['H2'] }).rule).toBe('handling_h2');
    expect(under('grant||H2,first_recipient').effect).toBe('ALLOW');
    expect(under('grant||H2,provider_permission').effect).toBe('ALLOW');
    expect(under('grant||H2@SUSPECT').effect).toBe('ALLOW');
  });

  it('carries the codes of both with it, each once', () => {
    const { obligations } = under('grant||H3,H0', { handling: ['H0', 'H2'] });
    const codes = obligations.flatMap((one) => (one.kind === 'HANDLING' ? [one.code] : []));
    expect(codes).toEqual(['H0', 'H2', 'H3']);
  });

  it('is nothing of another state that did not authorise it, nor past its term', () => {
    expect(under('grant||from_another_state').rule).toBe('onward');
    expect(under('grant||from_another_state,onward_authorised').effect).toBe('ALLOW');
    expect(under('grant||past_retention').rule).toBe('retention');
    expect(under('grant||past_retention,legal_hold').effect).toBe('ALLOW');
    expect(under('grant||child,guardian_agreement').effect).toBe('ALLOW');
    expect(under('grant||child,best_interest_decision').effect).toBe('ALLOW');
  });
});

describe('the seal of a row', () => {
  const cleared = { ...prosecutor, kind: 'witness_protection', clearances: ['one'] } as const;
  const rule = (access: string, requester: Requester = cleared) =>
    new Masks(standing({ requester })).decide(access, 'VICTIM_IDENTITY', '1').rule;

  it('opens to a clearance for that compartment alone', () => {
    expect(rule('mandate||sealed,compartment:one')).toBe('compartment');
    expect(rule('mandate||sealed,compartment:two')).toBe('sealed');
    expect(rule('mandate|in_area,assigned_case|sealed,compartment:one', prosecutor)).toBe('sealed');
  });
});

describe('what the operation and the field say', () => {
  const access = 'mandate|in_area,assigned_case|';
  const rule = (operation: Standing['operation'], field: object | undefined, row = access) =>
    new Masks(standing({ operation: operation ?? {} })).decide(row, 'SUSPECT', '1', field).rule;

  it('keeps from a decision on assistance whether the person cooperates', () => {
    const tells = { tellsCooperation: true };
    expect(rule({ operationDecidesAssistance: true }, tells)).toBe('assistance_blind');
    expect(rule({ operationDecidesAssistance: true }, undefined)).toBe('prosecutor_proceeding');
    expect(rule({}, tells)).toBe('prosecutor_proceeding');
  });

  it('keeps a removal or an interview from a person who reflects, unless the person asked', () => {
    const removal = { operationIsRemovalOrInterview: true };
    expect(rule(removal, undefined, `${access}reflection_runs`)).toBe('reflection');
    expect(rule(removal, undefined, `${access}reflection_runs,asked_by_the_person`)).toBe(
      'prosecutor_proceeding',
    );
    expect(rule({}, undefined, `${access}reflection_runs`)).toBe('prosecutor_proceeding');
  });

  it('is remembered apart for each field', () => {
    const masks = new Masks(standing({ operation: { operationDecidesAssistance: true } }));
    const ask = (field?: object) => masks.decide(access, 'SUSPECT', '1', field).effect;
    expect([ask(), ask({ tellsCooperation: true }), ask()]).toEqual(['ALLOW', 'DENY', 'ALLOW']);
  });
});

describe('a consent', () => {
  const ngo: Requester = { ...prosecutor, kind: 'ngo', organisation: 'ngo-1' };
  const consent = {
    id: 'consent-1',
    recipient: 'ngo-1',
    purposes: ['ASSISTANCE'],
    categories: ['HEALTH'],
    givenAt: NOW,
    withdrawnAt: null as number | null,
  } as const;
  const ask = (
    change: object,
    { category = 'HEALTH' as 'HEALTH' | 'SPECIAL', purpose = 'ASSISTANCE', record = 'p1' } = {},
    basis = 'consent',
  ) =>
    new Masks(
      standing({
        requester: ngo,
        purpose: purpose as Standing['purpose'],
        consents: [{ record: 'p1', consent: { ...consent, ...change } }],
      }),
    ).decide(`${basis}||`, category, record);

  it('opens what it names, for whom it names, and is cited', () => {
    expect(ask({})).toMatchObject({ effect: 'ALLOW', basis: 'consent:consent-1' });
    expect(ask({}, { category: 'SPECIAL' }).effect).toBe('DENY');
    expect(ask({}, { purpose: 'RETURN' }).effect).toBe('DENY');
    expect(ask({}, { record: 'p2' }).effect).toBe('DENY');
    expect(ask({ recipient: 'ngo-2' }).effect).toBe('DENY');
    expect(ask({ withdrawnAt: NOW }).effect).toBe('DENY');
    expect(ask({ givenAt: NOW + 1 }).effect).toBe('DENY');
  });

  it('adds to a referral of the same person what the referral does not carry', () => {
    expect(ask({}, {}, 'referral').basis).toBe('consent:consent-1');
    expect(ask({}, { record: 'p2' }, 'referral').effect).toBe('DENY');
    expect(ask({}, {}, 'mandate').effect).toBe('DENY');
  });
});
