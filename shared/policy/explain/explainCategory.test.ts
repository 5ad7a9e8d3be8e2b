import { PUBLIC, TABLE, supposedWays } from '../index';
import type { AllowRow, Asker, Category, Condition } from '../index';
import { explainCategory } from './explainCategory';
import { supposedGrant } from './supposedBases';

const asker = (change: Partial<Asker['requester']>, purpose: Asker['purpose']): Asker => ({
  requester: { ...PUBLIC, organisation: 'o', official: 'f', country: 'AL', ...change },
  purpose,
  settled: new Map(),
  grants: [],
  now: 0,
});

describe('what is explained of a category', () => {
  it('withholds everything from whoever is suspended, by the rule that does', () => {
    const suspended = asker({ kind: 'ngo', suspended: true }, 'PREVENTION');
    for (const category of ['OPEN', 'CONTACT_POINT', 'FAMILY'] as const) {
      const of = explainCategory(suspended, category);
      expect([of.effect, of.rule]).toEqual(['WITHHELD', 'suspended_organisation']);
    }
    const noRules = { rules: [], rows: TABLE };
    expect(explainCategory(suspended, 'CONTACT_POINT', noRules).effect).toBe('ALLOWED');
  });

  it('names the row, the conditions and the obligations of each way', () => {
    const of = explainCategory(asker({ kind: 'police' }, 'IDENTIFICATION'), 'VICTIM_IDENTITY');
    expect(of).toMatchObject({ effect: 'CONDITIONAL', rule: 'front_line_identification' });
    expect(of.ways.map(({ rule, basis, conditions }) => [rule, basis.kind, conditions])).toEqual([
      ['front_line_identification', 'mandate', ['in_area', 'trained']],
      ['accepted_referral', 'referral', []],
      ['persons_consent', 'consent', []],
    ]);
    expect(of.purposes).toContain('THIS_PROCEEDING');
  });

  it('leaves out a way whose condition is known not to hold, and what is known to hold', () => {
    const known = (holds: boolean) => ({
      ...asker({ kind: 'police' as const }, 'IDENTIFICATION' as const),
      settled: new Map<Condition, boolean>([['trained', holds]]),
    });
    const rules = (holds: boolean) => explainCategory(known(holds), 'CASE_STATUS').ways;
    expect(rules(false).map(({ rule }) => rule)).not.toContain('front_line_identification');
    expect(rules(true)[0]).toMatchObject({ rule: 'front_line_identification' });
    expect(rules(true)[0]?.conditions).toEqual(['in_area']);
  });

  it.each([
    ['SHELTER_LOCATION', 'police', 'ASSISTANCE', 'shelter_location'],
    ['COUNSELLING_NOTE', 'prosecutor', 'THIS_PROCEEDING', 'counselling_note'],
    ['CASE_STATUS', 'media', 'PREVENTION', 'public_tiers'],
    ['CASE_STATUS', 'ministry', 'STATISTICS', 'no_match'],
  ] as const)('says which rule withholds %s from %s', (category, kind, purpose, rule) => {
    const of = explainCategory(asker({ kind }, purpose), category);
    expect([of.effect, of.rule, of.ways]).toEqual(['WITHHELD', rule, []]);
  });

  it('says that a grant is missing where only a grant could open it', () => {
    const of = explainCategory(
      asker({ kind: 'foreign_authority', country: 'IT' }, 'THIS_PROCEEDING'),
      'SUSPECT',
    );
    expect([of.effect, of.needs]).toEqual(['WITHHELD', ['grant']]);
  });

  it('does not tell who is cleared: two officials of a kind read alike', () => {
    const of = (clearances: string[]) =>
      explainCategory(asker({ kind: 'witness_protection', clearances }, 'ASSISTANCE'), 'FAMILY');
    expect(of(['witness-protection'])).toEqual(of([]));
    expect(of([]).ways[0]?.conditions).toEqual(['cleared']);
  });

  it('allows coordination without looking at a row, and open data to all', () => {
    const directory = explainCategory(asker({ kind: 'ngo' }, 'PREVENTION'), 'CONTACT_POINT');
    expect([directory.effect, directory.rule]).toEqual(['ALLOWED', 'coordination_directory']);
    expect(explainCategory(asker({ kind: 'public' }, null), 'OPEN').effect).toBe('ALLOWED');
  });

  it('says ALLOWED of what a mandate opens without a condition, and of nothing of which the row decides', () => {
    const row = (
      basis: AllowRow['basis'],
      category: Category,
      when: Condition[] = [],
    ): AllowRow => ({
      ...{ id: `${basis} ${when.join()}`, who: ['police'], basis, purposes: 'any', within: null },
      ...{ categories: [category], when },
    });
    const effectOf = (category: Category, ...rows: AllowRow[]) =>
      explainCategory(asker({ kind: 'police' }, 'RETURN'), category, { rules: [], rows }).effect;
    expect(effectOf('FINANCE', row('mandate', 'FINANCE'))).toBe('ALLOWED');
    expect(effectOf('FINANCE', row('mandate', 'FINANCE', ['in_area']))).toBe('CONDITIONAL');
    expect(effectOf('FINANCE', row('own_record', 'FINANCE'))).toBe('CONDITIONAL');
    expect(effectOf('FINANCE', row('own_record', 'FINANCE', ['in_area']))).toBe('CONDITIONAL');
    for (const category of ['REQUEST', 'AUDIT', 'CASE_STATUS'] as const) {
      expect(effectOf(category, row('mandate', category))).toBe('CONDITIONAL');
    }
    const both = [row('mandate', 'FINANCE', ['in_area']), row('mandate', 'FINANCE')];
    expect(effectOf('FINANCE', ...both)).toBe('ALLOWED');
    expect(effectOf('FINANCE', ...both.reverse())).toBe('ALLOWED');
    expect(effectOf('FINANCE', row('mandate', 'HEALTH'))).toBe('WITHHELD');
  });

  it('is, for a person, what is about themselves', () => {
    const person = { kind: 'data_subject', organisation: null, official: null } as const;
    const { effect, ways } = explainCategory(asker(person, 'ASSISTANCE'), 'VICTIM_IDENTITY');
    expect([effect, ways.map(({ rule, basis }) => [rule, basis.kind])]).toEqual([
      'CONDITIONAL',
      [['the_person', 'self']],
    ]);
  });

  it('stands on the grants that the asker has, and then needs none', () => {
    const foreign = asker({ kind: 'foreign_authority', country: 'IT' }, 'THIS_PROCEEDING');
    const supposed = supposedGrant(foreign);
    if (supposed.kind !== 'grant') throw new Error('a grant was supposed');
    const { kind: _, ...grant } = supposed;
    const of = explainCategory({ ...foreign, grants: [grant] }, 'SUSPECT');
    expect(of.ways.map(({ rule, basis }) => [rule, basis.kind])).toEqual([
      ['foreign_authority_grant', 'grant'],
    ]);
    expect([of.effect, of.needs]).toEqual(['CONDITIONAL', []]);
    expect(supposedWays(foreign, 'SUSPECT')).toEqual(of.ways);
    const other = { ...grant, grant: { ...grant.grant, categories: ['FAMILY'] as const } };
    const dead = { ...grant, grant: { ...grant.grant, exhausted: true } };
    // The one that does not speak of it tells nothing; the one that is over tells why.
    const over = explainCategory({ ...foreign, grants: [other, dead] }, 'SUSPECT');
    expect([over.effect, over.rule]).toEqual(['WITHHELD', 'grant_dead']);
    expect(supposedWays(foreign, 'COUNSELLING_NOTE')).toEqual([]);
  });

  it('needs no grant where none could open it', () => {
    const of = explainCategory(asker({ kind: 'ngo' }, 'STATISTICS'), 'SUSPECT');
    expect([of.effect, of.needs, of.rule]).toEqual(['WITHHELD', [], 'no_match']);
  });

  it('names the purposes for which it could be read, in their order', () => {
    const of = explainCategory(asker({ kind: 'police' }, 'RETURN'), 'CONTACT_POINT');
    expect(of.purposes).toEqual(['ASSISTANCE', 'PREVENTION', 'STATISTICS', 'OVERSIGHT']);
  });

  it('finds the requests and the record of the asker’s own organisation', () => {
    const of = explainCategory(asker({ kind: 'ngo' }, 'OVERSIGHT'), 'AUDIT');
    expect(of.ways.map(({ rule, basis }) => [rule, basis.kind])).toEqual([
      ['own_requests_and_record', 'own_record'],
    ]);
  });
});
