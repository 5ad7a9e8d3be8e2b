import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const ITALY = sampleId('agreement/al-it');
const GRANTED = sampleId('request/it-decided');
const AGENCY = 'italy-agency';
const PROSECUTOR = 'prosecutor-vlora';
const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const TERMS = {
  agreementId: ITALY,
  offences: ['TRAFFICKING_IN_PERSONS'],
  purposes: ['THIS_PROCEEDING'],
  categories: ['CASE_STATUS', 'OFFENCE', 'SUSPECT', 'VICTIM_IDENTITY'],
  deadlineHours: { urgentDirect: 8, urgent: 72, other: 168 },
  handling: ['H0'],
};

const mutate = (
  persona: string,
  purpose: string,
  field: string,
  input: object,
  within: string,
): Promise<Answer> =>
  hub.ask({
    ...{ ...HEADERS, persona, purpose },
    document: `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
      ${field}(input: $input) { ${within} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

const code = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;
const idIn = ({ body }: Answer, field: string): string =>
  (Object.values(body?.data ?? {})[0] as Record<string, { id: string }>)[field]?.id ?? '';

const propose = (change: object): Promise<Answer> =>
  mutate(
    'national-coordinator',
    'OVERSIGHT',
    'proposeAgreementVersion',
    { ...TERMS, ...change },
    'change { id }',
  );
const activate = (proposed: Answer): Promise<Answer> =>
  mutate(
    'national-coordinator-second',
    'OVERSIGHT',
    'activatePolicyChange',
    { changeId: idIn(proposed, 'change') },
    'change { state }',
  );
const put = async (status: string): Promise<void> => {
  expect(code(await activate(await propose({ status })))).toBeUndefined();
};

const submit = (): Promise<Answer> =>
  mutate(
    AGENCY,
    'THIS_PROCEEDING',
    'submitInformationRequest',
    {
      requestedAuthority: sampleId('organisation/prosecutor-vlora'),
      reference: 'IT-STOPPED',
      offence: 'TRAFFICKING_IN_PERSONS',
      proceeding: 'Inquiry 4/2026 (fictitious)',
      categories: ['CASE_STATUS'],
      urgency: 'OTHER',
      evidenceUse: 'INTELLIGENCE',
      language: 'en',
      summary: 'Please state what the case holds.',
    },
    'request { id }',
  );
const step = async (persona: string, field: string, requestId: string, input: object = {}) =>
  code(await mutate(persona, 'THIS_PROCEEDING', field, { requestId, ...input }, 'repeated'));
const granting = {
  caseReference: 'VL-2026-0001',
  categories: [{ category: 'CASE_STATUS' }],
};

const asked = (persona: string, document: string, request?: string): Promise<Answer> =>
  hub.ask({ ...HEADERS, persona, document, ...(request ? { request } : {}) });
const letter = (persona: string, id: string): Promise<Answer> =>
  asked(
    persona,
    `{ informationRequest(id: "${id}") { reference disclosure { case { stage } } } }`,
    id,
  );
const bundle = async (request: string): Promise<string> => {
  const response = await fetch(`${hub.gateway.url}/bundle`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await hub.token(AGENCY)}`,
      ...{ 'lidhja-request': request, 'lidhja-purpose': HEADERS.purpose },
      'lidhja-reason': HEADERS.reason,
    },
    body: '{}',
  });
  return `${response.status} ${await response.text()}`;
};

const NEVER = sampleId('request/never');

/** Whether nothing under the agreement is there for either side, as if it had never been. */
const isDead = async (acknowledged: string, waiting: string): Promise<void> => {
  for (const persona of [AGENCY, PROSECUTOR])
    for (const id of [GRANTED, acknowledged, waiting])
      expect((await letter(persona, id)).told).toBe((await letter(persona, NEVER)).told);
  expect(await bundle(GRANTED)).toBe(await bundle(NEVER));
  const lists = await asked(AGENCY, '{ informationRequests(first: 20) { nodes { id } } }');
  expect(lists.body?.data).toEqual({ informationRequests: { nodes: [] } });
  expect(code(await submit())).toBe('AGREEMENT_NOT_IN_FORCE');
  expect(await step(PROSECUTOR, 'decideRequest', acknowledged, granting)).toBe('NOT_AVAILABLE');
  expect(await step(PROSECUTOR, 'acknowledgeRequest', waiting)).toBe('NOT_AVAILABLE');
  expect(await step(AGENCY, 'withdrawRequest', waiting, { reason: 'Joined with another' })).toBe(
    'NOT_AVAILABLE',
  );
  expect(await step('prosecutor-vlora-second', 'approveDecision', GRANTED)).toBe('NOT_AVAILABLE');
};

test('suspended, all under it is dead at once; resumed, it is as before; denounced, it is over', async () => {
  const jwk = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' });
  await hub.database.as('admin', (client) =>
    client.query(
      `insert into exchange.organisation_key (organisation, jwk, valid_until)
       values ('${sampleId('organisation/italy-anti-trafficking-agency')}', $1, '2040-01-01')`,
      [JSON.stringify(jwk)],
    ),
  );
  const acknowledged = idIn(await submit(), 'request');
  expect(await step(PROSECUTOR, 'acknowledgeRequest', acknowledged)).toBeUndefined();
  const waiting = idIn(await submit(), 'request');
  expect((await letter(AGENCY, GRANTED)).bytes).toContain('"stage":"');

  await put('suspended');
  await isDead(acknowledged, waiting);

  await put('in_force');
  expect((await letter(AGENCY, GRANTED)).bytes).toContain('"stage":"');
  expect(await bundle(GRANTED)).toMatch(/^200 /);
  expect(await bundle(NEVER)).toMatch(/^404 /);
  expect(await step(PROSECUTOR, 'decideRequest', acknowledged, granting)).toBeUndefined();
  expect((await letter(AGENCY, acknowledged)).bytes).toContain('"stage":"');
  expect(code(await submit())).toBeUndefined();

  await put('denounced');
  await isDead(acknowledged, waiting);
  for (const status of ['in_force', 'suspended', 'denounced'])
    expect(code(await propose({ status }))).toBe('ALREADY_DENOUNCED');
  // What was granted can be taken back for good, whatever becomes of the agreement.
  const reason = 'Not to come back with another agreement';
  expect(await step(PROSECUTOR, 'revokeGrant', acknowledged, { reason })).toBeUndefined();
});

test('the database itself lets nothing follow a denouncement', async () => {
  const ended = `agreement = '${sampleId('agreement/al-gr')}'`;
  const denounce = `update exchange.agreement_version set status = 'denounced' where ${ended}`;
  const follow = `insert into exchange.agreement_version select (jsonb_populate_record(v, jsonb_build_object(
      'version', 2, 'status', 'in_force', 'valid_from', clock_timestamp(), 'valid_until', null))).*
    from exchange.agreement_version v where ${ended}`;
  await hub.database.as('admin', async (client) => {
    await client.query(`begin; ${denounce}`);
    await expect(client.query(follow)).rejects.toThrow('ALREADY_DENOUNCED');
    await client.query(`rollback; begin; ${denounce};
      drop trigger keep_versions_apart on exchange.agreement_version`);
    await client.query(follow);
    await client.query('rollback');
  });
});
