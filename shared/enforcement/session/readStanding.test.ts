import { PUBLIC } from '@lidhja/policy';
import { readStanding } from './readStanding';
import type { RegistryEntry, Session } from './Session';

const NOW = Date.UTC(2026, 2, 2);
const NEITHER = { opensByReferral: false, opensByConsent: false };
const day = (of: number) => new Date(Date.UTC(2026, 1, of));
const text = (of: number) => day(of).toISOString().replace('Z', '+00:00');

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
  valid_from: text(1),
  valid_until: text(2),
  agreement: 'agreement-1',
  version: 3,
  agreement_purposes: ['RELATED_PROCEEDING'],
  agreement_categories: ['SUSPECT'],
  parties: ['AL', 'IT'],
  agreement_from: text(3),
  agreement_until: text(4) as string | null,
  evidence_use: 'JUDICIAL_EVIDENCE',
  handling: ['H1'],
  evidence_permitted: true,
  onward: 'NEVER',
  onward_to: [{ to: 'org-9', by: 'org-8', categories: ['OFFENCE'], until: 5 }],
  retention: { maxAge: 2, reviewEvery: 1, onCaseClosed: 'DELETE', legalHold: false },
};

/** A session over a database that answers this, of what it was asked. */
const sessionOf = (found: RegistryEntry | null, lists: object = { grants: [row] }) => {
  const sent: string[] = [];
  const query = async (sql: string) => {
    sent.push(sql);
    return [
      Object.fromEntries(Object.entries(lists).filter(([name]) => sql.includes(`as ${name}`))),
    ];
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
      relied: null,
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
  expect(sent[0]).toContain(`exchange.find_requests(array[exchange.my('request')::uuid]`);
  expect(standing).toEqual({
    requester,
    purpose: 'THIS_PROCEEDING',
    facts,
    relied: null,
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
  const { session } = sessionOf(entry, { grants: [{ ...row, agreement_until: null }] });
  const { grants } = await readStanding(session, 'THIS_PROCEEDING', 'request-1', NOW, NEITHER);
  expect(grants[0]?.agreement.validUntil).toBeNull();
});

test.each([
  ['INTELLIGENCE', 'intelligence'],
  ['JUDICIAL_EVIDENCE', 'judicial_evidence'],
  ['SOMETHING_ELSE', 'judicial_evidence'],
])('what a request declared that it is for is read with care: %s', async (evidence_use, use) => {
  const { session } = sessionOf(entry, { grants: [{ ...row, evidence_use }] });
  const { grants } = await readStanding(session, 'THIS_PROCEEDING', 'request-1', NOW, NEITHER);
  expect(grants[0]?.declaredUse).toBe(use);
});

test('the request that is relied on is there with its access class where the database says so', async () => {
  const own = { id: 'request-1', access: 'own_record||' };
  const { session, sent } = sessionOf(entry, { grants: [], requests: [own] });
  const standing = await readStanding(session, 'THIS_PROCEEDING', 'request-1', NOW, NEITHER);
  expect([standing.relied, standing.grants]).toEqual([own, []]);
  expect(sent[0]).toMatch(
    /then 'own_record\|\|'\s.*\send as access\s+from exchange.find_requests/s,
  );
});

const given = {
  id: 'consent-1',
  person: 'person-1',
  recipient: 'org-1',
  purposes: ['ASSISTANCE'],
  categories: ['HEALTH'],
  given_at: text(5),
};
const referred = {
  id: 'referral-1',
  person: 'person-2',
  recipient: 'org-1',
  categories: ['ASSISTANCE'],
  accepted_at: text(6),
  expires_at: text(7),
};

test('referrals and consents are those that the database holds to be live, each about its person', async () => {
  const both = { opensByReferral: true, opensByConsent: true };
  const { session, sent } = sessionOf(entry, { referrals: [referred], consents: [given] });
  const { consents, referrals } = await readStanding(session, 'ASSISTANCE', null, NOW, both);
  expect(referrals).toEqual([
    {
      record: 'person-2',
      referral: {
        id: 'referral-1',
        recipient: 'org-1',
        categories: ['ASSISTANCE'],
        acceptedAt: day(6).getTime(),
        expiresAt: day(7).getTime(),
      },
    },
  ]);
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
  // All of it in one statement, and nothing of what opens nothing here.
  expect(sent).toEqual([expect.stringMatching(/^select \(.*\) as referrals, \(.*\) as consents$/)]);
  expect(sent[0]).not.toContain('live_grants');
});

test.each([
  ['referrals', { opensByReferral: true, opensByConsent: false }],
  ['consents', { opensByReferral: false, opensByConsent: true }],
] as const)(
  '%s are looked for where rows are opened by them, and for a purpose',
  async (name, by) => {
    const { session, sent } = sessionOf(entry, {});
    await readStanding(session, null, null, NOW, by);
    expect(sent).toEqual([]);
    await readStanding(session, 'ASSISTANCE', null, NOW, by);
    const list = `(select coalesce(jsonb_agg(l), '[]') from (select * from exchange.live_${name}()) l)`;
    expect(sent).toEqual([`select ${list} as ${name}`]);
  },
);
