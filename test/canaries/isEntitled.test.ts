import { PUBLIC, type RequesterKind } from '@lidhja/policy';
import type { Facts } from './Facts';
import { isEntitled } from './isEntitled';
import type { Kept } from './Token';

const kept = (column: string, category: Kept['category']): Kept => ({
  column,
  category,
  about: 'person',
  record: 'person',
});
const IDENTITY = kept('national.person_identity.family_name', 'VICTIM_IDENTITY');
const HEALTH = kept('national.person_health.needs', 'HEALTH');

const factsOf = (
  kind: RequesterKind,
  changes: { authorised?: boolean; returns?: boolean },
): Facts => ({
  officials: {
    one: {
      ...PUBLIC,
      ...{ kind, organisation: 'organisation', official: 'official', country: 'AL', areas: ['AL'] },
      ...{ trained: false, inspects: false },
    },
  },
  cases: {
    case: {
      ...{ qark: 'AL-12', assigned: ['official'], citedBy: [] },
      authorised: changes.authorised ?? false,
    },
    cited: { qark: 'AL-04', assigned: [], authorised: false, citedBy: ['case'] },
    other: { qark: 'AL-04', assigned: [], authorised: false, citedBy: ['cited'] },
  },
  persons: { person: { child: false, cases: ['case'], returns: changes.returns ?? false } },
  seals: {},
  requests: {},
  pushes: {},
  drafts: {},
  breaches: {},
  outwards: {},
  told: [],
  grants: [],
  referrals: [],
  consents: [],
  childDecisions: [],
});

const entitled = (facts: Facts, purpose: string, one: Kept): boolean =>
  isEntitled(facts, { subject: 'one', purpose, request: null }, one, 0);

test('a prosecutor is entitled to what a person needs by a court’s authorisation alone', () => {
  const of = (authorised: boolean, purpose: string): boolean =>
    entitled(factsOf('prosecutor', { authorised }), purpose, HEALTH);
  expect(of(true, 'THIS_PROCEEDING')).toBe(true);
  expect(of(false, 'THIS_PROCEEDING')).toBe(false);
  expect(of(true, 'RELATED_PROCEEDING')).toBe(false);
  expect(entitled(factsOf('police', { authorised: true }), 'THIS_PROCEEDING', HEALTH)).toBe(false);
});

test('whoever has a case is entitled to how far one has come that it cites, for that proceeding alone', () => {
  const of = (record: string, purpose: string): boolean =>
    entitled(factsOf('prosecutor', {}), purpose, {
      ...kept('national.case_status.reference', 'CASE_STATUS'),
      ...{ about: 'case', record },
    });
  expect(of('cited', 'RELATED_PROCEEDING')).toBe(true);
  expect(of('cited', 'PREVENTION')).toBe(false);
  expect(of('other', 'RELATED_PROCEEDING')).toBe(false);
});

test('a consul is entitled to whose return is prepared alone, and for that alone', () => {
  const of = (returns: boolean, purpose: string): boolean =>
    entitled(factsOf('consular', { returns }), purpose, IDENTITY);
  expect(of(true, 'RETURN')).toBe(true);
  expect(of(false, 'RETURN')).toBe(false);
  expect(of(true, 'ASSISTANCE')).toBe(false);
  expect(entitled(factsOf('consular', { returns: true }), 'RETURN', HEALTH)).toBe(false);
});
