import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const ITALY = sampleId('agreement/al-it');
const TERMS = {
  status: 'in_force',
  offences: ['TRAFFICKING_IN_PERSONS'],
  purposes: ['THIS_PROCEEDING'],
  categories: ['CASE_STATUS', 'OFFENCE', 'SUSPECT', 'VICTIM_IDENTITY'],
  deadlineHours: { urgentDirect: 8, urgent: 72, other: 168 },
  handling: ['H0'],
};

const send = (
  persona: string,
  purpose: string,
  field: string,
  type: string,
  input: object,
  within: string,
): Promise<Answer> =>
  hub.ask({
    persona,
    purpose,
    reason: 'Holds an agreement of the sample to its terms',
    document: `mutation ($input: ${type}!) { ${field}(input: $input) { ${within} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

const code = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;
const idIn = ({ body }: Answer, field: string): string =>
  (Object.values(body?.data ?? {})[0] as Record<string, { id: string }>)[field]?.id ?? '';

const CHANGE = 'change { id terms { evidenceUses retention { maxAgeDays } } }';

/** Amends the agreement with Italy; what is left out stays. */
const amend = async (change: object): Promise<Answer> => {
  const proposed = await send(
    'national-coordinator',
    'OVERSIGHT',
    'proposeAgreementVersion',
    'ProposeAgreementVersionInput',
    { agreementId: ITALY, validFrom: new Date().toISOString(), ...TERMS, ...change },
    CHANGE,
  );
  const changeId = idIn(proposed, 'change');
  return send(
    'national-coordinator-second',
    'OVERSIGHT',
    'activatePolicyChange',
    'ActivatePolicyChangeInput',
    { changeId },
    CHANGE,
  );
};

const submit = (evidenceUse: string): Promise<Answer> =>
  send(
    'italy-agency',
    'THIS_PROCEEDING',
    'submitInformationRequest',
    'SubmitInformationRequestInput',
    {
      requestedAuthority: sampleId('organisation/prosecutor-vlora'),
      reference: 'IT-TERMS',
      offence: 'TRAFFICKING_IN_PERSONS',
      proceeding: 'Inquiry 3/2026 (fictitious)',
      categories: ['CASE_STATUS'],
      urgency: 'OTHER',
      evidenceUse,
      language: 'en',
      summary: 'Please state what the case holds.',
    },
    'request { id }',
  );

const decide = async (ground: string): Promise<[string, Answer]> => {
  const requestId = idIn(await submit('INTELLIGENCE'), 'request');
  const step = (field: string, type: string, input: object): Promise<Answer> =>
    send('prosecutor-vlora', 'THIS_PROCEEDING', field, type, { requestId, ...input }, 'repeated');
  await step('acknowledgeRequest', 'AcknowledgeRequestInput', {});
  const categories = [{ category: 'CASE_STATUS', ground }];
  return [requestId, await step('decideRequest', 'DecideRequestInput', { categories })];
};

const count = (table: string): Promise<number> =>
  hub.database.as('admin', async (client) => {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    return rows[0]?.n ?? -1;
  });

const agreements = async (country: string, persona?: string): Promise<Record<string, unknown>> => {
  const { body } = await hub.ask({
    ...(persona ? { persona } : {}),
    document: `query ($country: String!) { agreements(country: $country) {
      version competentAuthorities { party organisation { name country } }
      deadlines { urgentDirect urgent other template longerBecause } handling refusalGrounds
      evidenceUses onward retention { maxAgeDays reviewEveryDays onCaseClosed legalHold } } }`,
    variables: { country },
  });
  return ((body?.data as { agreements: Record<string, unknown>[] }).agreements[0] ?? {}) as never;
};

test('the terms of an agreement are open, with its authorities by party', async () => {
  const police = await agreements('MK');
  expect(police).toMatchObject({
    deadlines: {
      urgentDirect: 8,
      urgent: 168,
      other: 336,
      template: 'FRAMEWORK_DECISION_2006_960',
    },
    handling: ['H0'],
    evidenceUses: ['INTELLIGENCE'],
    onward: 'NEVER',
    retention: {
      maxAgeDays: 1825,
      reviewEveryDays: 365,
      onCaseClosed: 'DELETE',
      legalHold: true,
    },
  });
  expect(police['refusalGrounds']).toContain('NOT_AN_OFFENCE_IN_REQUESTED_STATE');
  const italy = await agreements('IT');
  expect(italy).toMatchObject({ deadlines: { template: 'DIRECTIVE_2023_977' }, retention: null });
  const authorities = italy['competentAuthorities'] as {
    party: string;
    organisation: { country: string };
  }[];
  expect(authorities.map(({ party }) => party)).toEqual(['AL', 'AL', 'IT']);
  for (const { party, organisation } of authorities) expect(organisation.country).toBe(party);
});

test('what an answer may be used as is held to at submission', async () => {
  expect(code(await submit('JUDICIAL_EVIDENCE'))).toBeUndefined();
  await amend({ evidenceUses: ['INTELLIGENCE'] });
  const before = await count('exchange.request');
  expect(code(await submit('JUDICIAL_EVIDENCE'))).toBe('EVIDENCE_NOT_IN_AGREEMENT');
  expect(await count('exchange.request')).toBe(before);
  expect(code(await submit('INTELLIGENCE'))).toBeUndefined();
  await amend({ evidenceUses: ['INTELLIGENCE', 'JUDICIAL_EVIDENCE'] });
  expect(code(await submit('JUDICIAL_EVIDENCE'))).toBeUndefined();
});

test('a ground of refusal is one of the agreement, and an added one says nothing outside', async () => {
  const added = 'NOT_AN_OFFENCE_IN_REQUESTED_STATE';
  expect(code((await decide('NATIONAL_SECURITY'))[1])).toBeUndefined();
  expect(code((await decide(added))[1])).toBe('GROUND_NOT_IN_AGREEMENT');
  const least = ['NOT_AVAILABLE', 'BEYOND_PERMITTED_CATEGORIES', 'SAFETY_OF_A_PERSON'];
  await amend({ refusalGrounds: [...least, added] });
  const decisions = await count('exchange.decision');
  expect(code((await decide('NATIONAL_SECURITY'))[1])).toBe('GROUND_NOT_IN_AGREEMENT');
  expect(await count('exchange.decision')).toBe(decisions);
  const [request, answer] = await decide(added);
  expect(code(answer)).toBeUndefined();
  const told = async (persona: string): Promise<string> =>
    (
      await hub.ask({
        persona,
        purpose: 'THIS_PROCEEDING',
        reason: 'Looks at the decision on a request',
        document: `{ informationRequest(id: "${request}") { decision { categories { ground } } } }`,
      })
    ).bytes;
  expect(await told('prosecutor-vlora')).toContain(added);
  expect(await told('italy-agency')).toContain('"ground":"NEITHER_CONFIRMED_NOR_DENIED"');
});

const RELIED = sampleId('request/it-decided');

/** What the receipt of the case says that its reader is bound to. */
const bound = async (): Promise<{ kind: string; at?: string }[]> => {
  const { body } = await hub.ask({
    persona: 'italy-agency',
    purpose: 'THIS_PROCEEDING',
    reason: 'Preliminary inquiry against a group',
    request: RELIED,
    document: `{ informationRequest(id: "${RELIED}") { disclosure { case { stage } } } }`,
  });
  const [jws] = (body?.extensions as { receipts: string[] }).receipts;
  const claims = Buffer.from(jws?.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(claims) as { conditions: { kind: string; at?: string }[] }).conditions;
};

test('what is agreed of copies goes along with what is read, counted from the grant', async () => {
  expect((await bound()).map(({ kind }) => kind)).toEqual([
    ...['NO_ONWARD_TRANSFER', 'REVIEW_BY', 'REPORT_USE'],
  ]);
  const [granted] = await hub.database.as('admin', async (client) => {
    const sql = `select valid_from as at from exchange."grant" where request = '${RELIED}'`;
    return (await client.query<{ at: Date }>(sql)).rows;
  });
  const after = (days: number): string =>
    new Date((granted?.at.getTime() ?? 0) + days * 86_400_000).toISOString();
  const retention = { maxAgeDays: 400, reviewEveryDays: 60, onCaseClosed: 'DELETE' };
  await amend({ onward: 'NEVER', retention: { ...retention, legalHold: true } });
  const agreed = [
    { kind: 'NO_ONWARD_TRANSFER' },
    { kind: 'NEVER_ONWARD_TRANSFER' },
    { kind: 'REVIEW_BY', at: after(60) },
    { kind: 'DELETE_BY', at: after(400) },
    { kind: 'DELETE_ON_CASE_CLOSED' },
    { kind: 'REPORT_USE' },
  ];
  expect(await bound()).toEqual(agreed);
  const explained = await hub.ask({
    persona: 'italy-agency',
    purpose: 'THIS_PROCEEDING',
    reason: 'Asks what a reading would bind to',
    document: `query ($document: String!) { explain(document: $document, purpose: "THIS_PROCEEDING",
      request: "${RELIED}") { fields { coordinate ways { obligations reviewBy } } } }`,
    variables: {
      document: `{ informationRequest(id: "${RELIED}") { disclosure { case { stage } } } }`,
    },
  });
  expect(explained.bytes).toContain(
    JSON.stringify({ obligations: agreed.map(({ kind }) => kind), reviewBy: after(60) }).slice(
      1,
      -1,
    ),
  );
  // Left out, it stays.
  await amend({});
  expect(await bound()).toEqual(agreed);
});

test.each([
  ['PURPOSE_NEVER_AGREED', `purposes = '{OTHER}'`],
  ['NO_HANDLING_CODE', `handling = '{}'`],
  ['DEADLINE_TOO_LONG', `deadline_other = '91 days', longer_because = 'Agreed so by both'`],
  ['DEADLINE_BEYOND_TEMPLATE', `deadline_other = '8 days', longer_because = null`],
  ['INDISPENSABLE_GROUND_MISSING', `refusal_grounds = '{NOT_AVAILABLE}'`],
])('the database itself takes no version with %s, but to stop it', async (reason, change) => {
  await hub.database.as('admin', async (client) => {
    const insert = `insert into exchange.agreement_version select * from pg_temp.planted`;
    const plant = `drop table if exists pg_temp.planted; create temp table planted as
      select * from exchange.agreement_version where agreement = '${sampleId('agreement/al-gr')}';
      update pg_temp.planted set version = 9, valid_from = '2030-01-01', valid_until = null, ${change}`;
    await client.query('begin');
    await client.query(plant);
    await client.query('savepoint planted');
    await expect(client.query(insert)).rejects.toThrow(reason);
    await client.query('rollback to planted');
    await client.query(`update pg_temp.planted set status = 'denounced'; ${insert}`);
    await client.query('rollback to planted');
    await client.query('drop trigger keep_within_bounds on exchange.agreement_version');
    await client.query(insert);
    await client.query('rollback');
  });
});
