import type { GrantInForce } from '../walls/Standing';
import { disclosedUnder } from './disclosedUnder';
import { Ledger } from './Ledger';

const UNTIL = Date.UTC(2027, 0, 1);
const DAY = 86_400_000;
const inForce = (record: string, handling?: GrantInForce['handling']): GrantInForce =>
  ({
    record,
    ...(handling ? { handling } : {}),
    grant: { id: `grant of ${record}`, validUntil: UNTIL },
    agreement: { id: 'agreement', version: 3 },
  }) as unknown as GrantInForce;

const CONDITIONS = [
  { kind: 'NO_ONWARD_TRANSFER' },
  { kind: 'REVIEW_BY', at: '2027-01-01T00:00:00.000Z' },
  { kind: 'REPORT_USE' },
];
const byGrant = { rule: 'a_row', basis: 'grant:grant of case' };
const there = { rule: 'row_security', basis: 'grant' };

const ledgerOf = (
  ...rows: readonly [string, Parameters<Ledger['releasing']>[1], object][]
): Ledger => {
  const ledger = new Ledger();
  for (const [coordinate, ground, row] of rows) ledger.releasing(coordinate, ground).push(row);
  return ledger;
};

test('what the agreement says of copies goes along, with its instants', () => {
  const ledger = ledgerOf(['Case.stage', byGrant, { id: 'case' }]);
  const plain = inForce('case');
  const retention = { maxAge: 10 * DAY, reviewEvery: 3 * DAY, onCaseClosed: 'DELETE' } as const;
  const under = {
    ...plain,
    grant: { ...plain.grant, validFrom: UNTIL - 9 * DAY },
    agreement: { ...plain.agreement, retention, onward: 'NEVER' as const },
  };
  expect(disclosedUnder([under], ledger.released)[0]?.conditions).toEqual([
    { kind: 'NO_ONWARD_TRANSFER' },
    { kind: 'NEVER_ONWARD_TRANSFER' },
    { kind: 'REVIEW_BY', at: '2026-12-26T00:00:00.000Z' },
    { kind: 'DELETE_BY', at: '2027-01-02T00:00:00.000Z' },
    { kind: 'DELETE_ON_CASE_CLOSED' },
    { kind: 'REPORT_USE' },
  ]);
});

test('what went out by another basis is disclosed under no grant', () => {
  const ledger = ledgerOf(
    ['Case.stage', { rule: 'a_row', basis: 'mandate' }, { id: 'case' }],
    ['Case.stage', { rule: 'a_row', basis: 'referral:grant of case' }, { id: 'case' }],
  );
  expect(disclosedUnder([inForce('case')], ledger.released)).toEqual([]);
});

test('what another state sent unasked is disclosed under its grant, though it is the reader’s own record', () => {
  const own = { rule: 'a_row', basis: 'own_record' };
  const ledger = ledgerOf(
    ['SentInformation.text', own, { record: 'sent' }],
    ['InformationRequest.reference', own, { id: 'request' }],
    ['Case.stage', own, { id: 'case' }],
  );
  const of = (record: string, categories: string[]): GrantInForce => {
    const one = inForce(record);
    return { ...one, grant: { ...one.grant, categories } } as GrantInForce;
  };
  const given = [of('sent', ['REQUEST']), of('case', ['CASE_STATUS'])];
  expect(disclosedUnder(given, ledger.released)).toEqual([
    expect.objectContaining({
      grant: 'grant of sent',
      about: ['sent'],
      coordinates: [{ coordinate: 'SentInformation.text', records: ['sent'], handling: [] }],
    }),
  ]);
});

test('a case is told with its parts, a person with the edges to them, each with what hides it', () => {
  const ledger = ledgerOf(
    ['Case', there, { id: 'case' }],
    ['Case.stage', byGrant, { id: 'case' }],
    ['CaseOffence.article', byGrant, { record: 'case' }],
    ['VictimInCase', there, { id: 'edge', about: 'person', record: 'case' }],
    ['Person.familyName', byGrant, { id: 'person', record: 'case' }],
    ['Identification.status', byGrant, { about: 'person', record: 'case' }],
    ['Identification.status', byGrant, { about: 'other', record: 'case' }],
  );
  const told = { grant: 'grant of case', agreement: 'agreement', version: 3 };
  const of = (coordinate: string, ...records: string[]) => ({ coordinate, records, handling: [] });
  expect(disclosedUnder([inForce('case')], ledger.released)).toEqual([
    {
      ...told,
      about: ['case'],
      conditions: CONDITIONS,
      coordinates: [
        of('Case', 'case'),
        of('Case.stage', 'case'),
        of('CaseOffence.article', 'case'),
      ],
    },
    {
      ...told,
      about: ['person', 'edge', 'case'],
      conditions: CONDITIONS,
      coordinates: [
        of('VictimInCase', 'edge'),
        of('Person.familyName', 'person'),
        of('Identification.status', 'case'),
      ],
    },
    {
      ...told,
      about: ['other', 'case'],
      conditions: CONDITIONS,
      coordinates: [of('Identification.status', 'case')],
    },
  ]);
});

test('codes of the agreement lie on everything, those of a value on it, and what obliges is told once', () => {
  const obligations = [
    { kind: 'HANDLING', code: 'H2' },
    { kind: 'HANDLING', code: 'H0' },
    { kind: 'REPORT_USE' },
    { kind: 'NOTIFY', whom: 'provider' },
    { kind: 'ONWARD_AUTHORISED', category: 'OFFENCE', to: 'org', by: 'owner', at: 0 },
  ] as const;
  const ledger = ledgerOf(
    ['Case', there, { id: 'case' }],
    ['Case.stage', { ...byGrant, obligations }, { id: 'case' }],
  );
  const [disclosed] = disclosedUnder([inForce('case', ['H1'])], ledger.released);
  expect(disclosed?.coordinates).toEqual([
    { coordinate: 'Case', records: ['case'], handling: ['H1'] },
    { coordinate: 'Case.stage', records: ['case'], handling: ['H0', 'H1', 'H2'] },
  ]);
  expect(disclosed?.conditions).toEqual([
    ...CONDITIONS,
    { kind: 'NOTIFY', whom: 'provider' },
    {
      ...{ kind: 'ONWARD_AUTHORISED', category: 'OFFENCE', to: 'org', by: 'owner' },
      at: '1970-01-01T00:00:00.000Z',
    },
  ]);
});

test('each grant tells of its own record, and one that the session does not have stops the answer', () => {
  const ledger = ledgerOf(['Case', there, { id: 'case' }], ['Case', there, { id: 'other' }]);
  const grants = [inForce('other'), inForce('case')];
  expect(disclosedUnder(grants, ledger.released).map(({ grant }) => grant)).toEqual([
    'grant of case',
    'grant of other',
  ]);
  expect(() => disclosedUnder([inForce('case')], ledger.released)).toThrow(
    expect.objectContaining({ code: 'BUSY' }),
  );
});
