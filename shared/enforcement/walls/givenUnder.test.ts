import { ORDINARY_SUBJECT, type HandlingCode, type Subject } from '@lidhja/policy';
import { givenUnder } from './givenUnder';
import type { GrantInForce } from './Standing';

const given = (grant: Partial<GrantInForce>, row: Partial<Subject> = {}): Subject =>
  givenUnder({ record: '1', ...grant } as GrantInForce, { ...ORDINARY_SUBJECT, ...row });

const EVIDENCE = { declaredUse: 'judicial_evidence' } as const;
const H1 = { handling: ['H1'] as HandlingCode[] };
const H2 = { handling: ['H2'] as HandlingCode[] };

test('a value is used as the request declared, and bears the codes of row and agreement once each', () => {
  expect(given({})).toEqual({
    ...ORDINARY_SUBJECT,
    declaredUse: null,
    handling: [],
    firstRecipient: true,
    providerPermission: true,
  });
  const both = given({ handling: ['H1', 'H0'], ...EVIDENCE }, { handling: ['H0', 'H3'] });
  expect([both.handling, both.declaredUse]).toEqual([['H0', 'H3', 'H1'], 'judicial_evidence']);
});

test('whom the grant names is the first recipient, save where the row itself is for one', () => {
  expect(given(H2).firstRecipient).toBe(true);
  expect(given({}, H2).firstRecipient).toBe(false);
  expect(given({}, { ...H2, firstRecipient: true }).firstRecipient).toBe(true);
});

test.each<[string, Partial<GrantInForce>, Partial<Subject>, boolean]>([
  ['no code asks for one', EVIDENCE, {}, true],
  ['the row’s H2 asks and has none', {}, H2, false],
  ['the row’s H2 asks and has it', {}, { ...H2, providerPermission: true }, true],
  ['the row’s H1 asks of evidence', EVIDENCE, H1, false],
  ['the row’s H1 asks nothing of other uses', {}, H1, true],
  ['the agreement’s H1 asks of evidence', { ...H1, ...EVIDENCE }, {}, false],
  ['the agreement’s H1 asks nothing of other uses', H1, {}, true],
  ['the agreement’s H1 has it', { ...H1, ...EVIDENCE, evidencePermitted: true }, {}, true],
  [
    'one of two has none',
    { ...H1, ...EVIDENCE, evidencePermitted: true },
    { ...H2, providerPermission: false },
    false,
  ],
  [
    'both have it',
    { ...H1, ...EVIDENCE, evidencePermitted: true },
    { ...H1, providerPermission: true },
    true,
  ],
])('there is a permission of the provider where %s', (_name, grant, row, permitted) => {
  expect(given(grant, row).providerPermission).toBe(permitted);
});
