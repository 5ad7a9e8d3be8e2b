import { PUBLIC } from '@lidhja/policy';
import { readStanding } from './readStanding';
import type { RegistryEntry, Session } from './Session';

const NOW = Date.UTC(2026, 2, 2);
const NEITHER = { opensByReferral: false, opensByConsent: false };
const day = (of: number) => new Date(Date.UTC(2026, 1, of));

const entry: RegistryEntry = {
  official: 'official-1',
  organisation: 'org-1',
  kind: 'foreign_authority',
  country: 'IT',
  functions: ['identification_training'],
  areas: ['AL-12'],
  clearances: ['compartment-a'],
  suspended: true,
  facts: ['trained'],
};

const row = {
  id: 'grant-1',
  record: 'case-1',
  categories: ['OFFENCE'],
  requested_by: 'official-7',
  approved_by: ['official-8', 'official-9'],
  valid_from: day(1),
  valid_until: day(2),
  agreement: 'agreement-1',
  version: 3,
  agreement_purposes: ['RELATED_PROCEEDING'],
  agreement_categories: ['SUSPECT'],
  parties: ['AL', 'IT'],
  agreement_from: day(3),
  agreement_until: day(4) as Date | null,
  evidence_use: 'JUDICIAL_EVIDENCE',
  handling: ['H1'],
  evidence_permitted: true,
  onward: 'NEVER',
  onward_to: [{ to: 'org-9', by: 'org-8', categories: ['OFFENCE'], until: 5 }],
  retention: { maxAge: 2, reviewEvery: 1, onCaseClosed: 'DELETE', legalHold: false },
};

/** A session over a database that answers these grants. */
const sessionOf = (found: RegistryEntry | null, rows: unknown[] = [row]) => {
  const sent: string[] = [];
  const query = async (sql: string) => {
    sent.push(sql);
    return rows;
  };
  return { session: { entry: found, query } as unknown as Session, sent };
};

const { facts, ...requester } = entry;

test('a caller whom the registry does not know is the public, and no grant is looked for', async () => {
  const { session, sent } = sessionOf(null);
  const standing = await readStanding(session, 'THIS_PROCEEDING', 'request-1', NOW, NEITHER);
  expect(standing).toEqual({
    requester: PUBLIC,
    purpose: 'THIS_PROCEEDING',
    facts: [],
    grants: [],
    now: NOW,
  });
  expect(sent).toEqual([]);
});

test.each([
  ['without a request', 'THIS_PROCEEDING', null],
  ['without a purpose', null, 'request-1'],
] as const)(
  'a caller %s stands on no grant, and none is looked for',
  async (_, purpose, request) => {
    const { session, sent } = sessionOf(entry);
    const standing = await readStanding(session, purpose, request, NOW, NEITHER);
    expect(standing).toEqual({
      requester,
      purpose,
      facts,
      grants: [],
      referrals: [],
      consents: [],
      now: NOW,
    });
    expect(sent).toEqual([]);
  },
);

test('a caller with a request stands on its grants as the database holds them', async () => {
  const { session, sent } = sessionOf(entry);
  const standing = await readStanding(session, 'THIS_PROCEEDING', 'request-1', NOW, NEITHER);
  expect(sent).toEqual([expect.stringContaining('from exchange.live_grants() g')]);
  expect(standing).toEqual({
    requester,
    purpose: 'THIS_PROCEEDING',
    facts,
    referrals: [],
    consents: [],
    now: NOW,
    grants: [
      {
        record: 'case-1',
        declaredUse: 'judicial_evidence',
        handling: ['H1'],
        evidencePermitted: true,
        grant: {
          id: 'grant-1',
          organisation: 'org-1',
          purposes: ['THIS_PROCEEDING'],
          categories: ['OFFENCE'],
          validFrom: day(1).getTime(),
          validUntil: day(2).getTime(),
          revokedAt: null,
          exhausted: false,
          conditionsAccepted: true,
          approvedBy: ['official-8', 'official-9'],
          requestedBy: 'official-7',
          onward: row.onward_to,
        },
        agreement: {
          id: 'agreement-1',
          version: 3,
          parties: ['AL', 'IT'],
          status: 'in_force',
          validFrom: day(3).getTime(),
          validUntil: day(4).getTime(),
          purposes: ['RELATED_PROCEEDING'],
          categories: ['SUSPECT'],
          onward: 'NEVER',
          retention: row.retention,
        },
      },
    ],
  });
});

test('an agreement without an end has none', async () => {
  const { session } = sessionOf(entry, [{ ...row, agreement_until: null }]);
  const { grants } = await readStanding(session, 'THIS_PROCEEDING', 'request-1', NOW, NEITHER);
  expect(grants[0]?.agreement.validUntil).toBeNull();
});

test.each([
  ['INTELLIGENCE', 'intelligence'],
  ['JUDICIAL_EVIDENCE', 'judicial_evidence'],
  ['SOMETHING_ELSE', 'judicial_evidence'],
])('what a request declared that it is for is read with care: %s', async (evidence_use, use) => {
  const { session } = sessionOf(entry, [{ ...row, evidence_use }]);
  const { grants } = await readStanding(session, 'THIS_PROCEEDING', 'request-1', NOW, NEITHER);
  expect(grants[0]?.declaredUse).toBe(use);
});

test('consents are looked for where the subgraph opens rows by them, and only for a purpose', async () => {
  const given = {
    id: 'consent-1',
    person: 'person-1',
    recipient: 'org-1',
    purposes: ['ASSISTANCE'],
    categories: ['HEALTH'],
    given_at: day(5),
  };
  const both = { opensByReferral: false, opensByConsent: true };
  const { session, sent } = sessionOf(entry, [given]);
  const { consents } = await readStanding(session, 'ASSISTANCE', null, NOW, both);
  expect(consents).toEqual([
    {
      record: 'person-1',
      consent: {
        id: 'consent-1',
        recipient: 'org-1',
        purposes: ['ASSISTANCE'],
        categories: ['HEALTH'],
        givenAt: day(5).getTime(),
        withdrawnAt: null,
      },
    },
  ]);
  await readStanding(session, null, null, NOW, both);
  expect(sent).toEqual(['select * from exchange.live_consents()']);
});

test.each([
  ['referrals', { opensByReferral: true, opensByConsent: false }, 'exchange.live_referrals()'],
  ['consents', { opensByReferral: false, opensByConsent: true }, 'exchange.live_consents()'],
] as const)(
  '%s are looked for where rows are opened by them, and for a purpose',
  async (_, by, from) => {
    const { session, sent } = sessionOf(entry, []);
    await readStanding(session, null, null, NOW, by);
    expect(sent).toEqual([]);
    await readStanding(session, 'ASSISTANCE', null, NOW, by);
    expect(sent).toEqual([`select * from ${from}`]);
  },
);
