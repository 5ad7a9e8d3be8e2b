import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const VLORA = sampleId('organisation/prosecutor-vlora');
const GREECE = sampleId('organisation/greece-anti-trafficking-agency');
const ITALY = sampleId('organisation/italy-anti-trafficking-agency');
const HOURS = { urgentDirect: 8, urgent: 72, other: 168 };
const NEW = {
  title: 'New agreement of Albania and Greece (fictitious)',
  instrument: 'BILATERAL',
  parties: ['AL', 'GR'],
  competentAuthorities: [VLORA, GREECE],
  signedOn: '2026-01-15',
  offences: ['TRAFFICKING_IN_PERSONS'],
  purposes: ['THIS_PROCEEDING'],
  categories: ['CASE_STATUS'],
  deadlineHours: HOURS,
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
    ...{ persona, purpose, reason: 'Makes an agreement of the sample' },
    document: `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
      ${field}(input: $input) { ${within} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

const CHANGE = `change { id kind state agreement { id inForce } gained lost terms { status validFrom refusalGrounds }
  newAgreement { title instrument parties signedOn competentAuthorities { id name } } }`;
const propose = (change: object = {}, persona = 'national-coordinator'): Promise<Answer> =>
  mutate(persona, 'OVERSIGHT', 'proposeAgreement', { ...NEW, ...change }, CHANGE);
const activate = (changeId: string, persona = 'national-coordinator-second'): Promise<Answer> =>
  mutate(persona, 'OVERSIGHT', 'activatePolicyChange', { changeId }, CHANGE);

interface Change {
  readonly id: string;
  readonly state: string;
  readonly gained: string[];
  readonly agreement: { id: string; inForce: boolean } | null;
}
const changeIn = ({ body }: Answer): Change =>
  (Object.values(body?.data ?? {})[0] as { change: Change }).change;
/** Reason and field of a refusal. */
const refusal = ({ body }: Answer): string => {
  const [error] = (body?.errors ?? []) as { extensions: { code: string; at?: string } }[];
  return error ? `${error.extensions.code} ${error.extensions.at ?? '-'}` : 'taken';
};

const submit = (requestedAuthority = VLORA): Promise<Answer> =>
  mutate(
    'greece-agency',
    'THIS_PROCEEDING',
    'submitInformationRequest',
    {
      requestedAuthority,
      reference: 'GR-NEW',
      offence: 'TRAFFICKING_IN_PERSONS',
      proceeding: 'Inquiry 5/2026 (fictitious)',
      categories: ['CASE_STATUS'],
      urgency: 'OTHER',
      evidenceUse: 'INTELLIGENCE',
      language: 'en',
      summary: 'Please state what the case holds.',
    },
    'request { id }',
  );

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;
const counts = (): Promise<object[]> =>
  admin(`select (select count(*) from exchange.agreement) as agreements,
    (select count(*) from exchange.agreement_version) as versions,
    (select count(*) from exchange.policy_change) as changes,
    (select count(*) from exchange.competent_authority) as authorities`);

test.each<[object, string]>([
  [{ parties: [] }, 'TOO_FEW_PARTIES input.parties'],
  [{ parties: ['AL'] }, 'TOO_FEW_PARTIES input.parties'],
  [{ parties: ['AL', 'AL'] }, 'REPEATED_PARTY input.parties.1'],
  [{ parties: ['AL', 'ZZ'] }, 'NO_SUCH_STATE input.parties.1'],
  [{ parties: ['AL', 'Greece'] }, 'NO_SUCH_STATE input.parties.1'],
  [{ parties: ['AL', 'GR', 'XK'] }, 'PARTY_WITHOUT_AUTHORITY input.parties.2'],
  [{ competentAuthorities: [] }, 'NO_COMPETENT_AUTHORITY input.competentAuthorities'],
  [
    { competentAuthorities: [VLORA, GREECE, VLORA.toUpperCase()] },
    'REPEATED_AUTHORITY input.competentAuthorities.2',
  ],
  [
    { competentAuthorities: [VLORA, sampleId('organisation/none')] },
    'UNKNOWN_AUTHORITY input.competentAuthorities.1',
  ],
  [
    { competentAuthorities: [VLORA, GREECE, ITALY] },
    'AUTHORITY_OF_NO_PARTY input.competentAuthorities.2',
  ],
  [{ competentAuthorities: [VLORA] }, 'PARTY_WITHOUT_AUTHORITY input.parties.1'],
  [{ competentAuthorities: ['a name'] }, 'INPUT_INVALID input.competentAuthorities'],
  [{ instrument: 'TREATY' }, 'UNKNOWN_INSTRUMENT input.instrument'],
  [{ title: 'Short' }, 'INPUT_INVALID input.title'],
  [{ title: ' '.repeat(20) }, 'TEXT_NOT_PLAIN input.title'],
  [{ title: 'Agreement\nof two lines' }, 'TEXT_NOT_PLAIN input.title'],
  [{ title: 'Agreement \u202edesrever' }, 'TEXT_NOT_PLAIN input.title'],
  [{ title: 'Agreement \u2067desrever' }, 'TEXT_NOT_PLAIN input.title'],
  [{ title: 'Agreement \ud800 of half a character' }, 'TEXT_NOT_PLAIN input.title'],
  [{ idempotencyKey: ' '.repeat(20) }, 'TEXT_NOT_PLAIN input.idempotencyKey'],
  [{ signedOn: '0000-01-01' }, 'DATE_OUT_OF_RANGE input.signedOn'],
  [{ validUntil: '2020-01-01T00:00:00Z' }, 'ENDS_BEFORE_IT_BEGINS input.validUntil'],
  [
    { parties: ['IT', 'GR'], competentAuthorities: [ITALY, GREECE] },
    'OWN_STATE_IS_NO_PARTY input.parties',
  ],
  [{ signedOn: '2100-01-01' }, 'NOT_SIGNED_YET input.signedOn'],
  [
    { validFrom: '2031-01-01T00:00:00Z', validUntil: '2030-01-01T00:00:00Z' },
    'ENDS_BEFORE_IT_BEGINS input.validUntil',
  ],
  [
    { parties: ['IT', 'AL'], competentAuthorities: [VLORA, ITALY] },
    'OVERLAPPING_VALIDITY input.validFrom',
  ],
  [{ offences: ['INVENTED'] }, 'UNKNOWN_OFFENCE input.offences.0'],
  [{ categories: ['SHELTER_LOCATION'] }, 'CATEGORY_NEVER_READ_ABROAD input.categories.0'],
  [{ deadlineHours: { ...HOURS, other: 0 } }, 'NOT_A_DURATION input.deadlineHours.other'],
  [{ refusalGrounds: ['NOT_AVAILABLE'] }, 'INDISPENSABLE_GROUND_MISSING input.refusalGrounds'],
])(
  'an agreement with %j is refused with the reason and the field, and nothing is kept',
  async (change, expected) => {
    const before = await counts();
    expect(refusal(await propose(change))).toBe(expected);
    expect(await counts()).toEqual(before);
  },
);

test('an agreement of organisations needs no state of ours among the parties', async () => {
  const parties = { parties: ['IT', 'GR'], competentAuthorities: [ITALY, GREECE] };
  expect(refusal(await propose({ ...parties, instrument: 'MEMORANDUM' }))).toBe('taken');
});

test('an authority that is suspended is refused until its suspension ends', async () => {
  await admin(`insert into exchange.suspension (organisation) values ('${GREECE}')`);
  expect(refusal(await propose())).toBe('UNKNOWN_AUTHORITY input.competentAuthorities.1');
  await admin(`delete from exchange.suspension where organisation = '${GREECE}'`);
  expect(refusal(await propose())).toBe('taken');
});

test('an agreement is shown, activated by a second person, and opens at its date and not before', async () => {
  const begins = Date.now() + 4000;
  const before = await counts();
  const proposed = await propose({ validFrom: new Date(begins).toISOString() });
  expect(changeIn(proposed)).toMatchObject({
    ...{ kind: 'NEW_AGREEMENT', state: 'PROPOSED', agreement: null, lost: [] },
    newAgreement: {
      ...{ title: NEW.title, instrument: 'BILATERAL', parties: ['AL', 'GR'] },
      signedOn: '2026-01-15',
      competentAuthorities: [{ id: VLORA }, { id: GREECE }],
    },
  });
  expect(changeIn(proposed).gained).toContain(
    'Case.stage CASE_STATUS foreign_authority THIS_PROCEEDING',
  );
  const { id } = changeIn(proposed);
  for (const [persona, code] of [
    ['national-coordinator', 'SECOND_PERSON_REQUIRED'],
    ['ministry-system', 'PURPOSE_NOT_PERMITTED'],
    ['prosecutor-vlora', 'DOCUMENT_INVALID'],
    ['greece-agency', 'DOCUMENT_INVALID'],
  ] as const)
    expect(refusal(await activate(id, persona))).toBe(`${code} -`);
  // Nothing of it is there yet but the proposal.
  const [waiting] = await counts();
  expect(waiting).toEqual({ ...before[0], changes: (waiting as { changes: string }).changes });

  const activated = changeIn(await activate(id));
  expect(activated).toMatchObject({ state: 'ACTIVATED', agreement: { inForce: false } });
  expect(refusal(await activate(id))).toBe('POLICY_CHANGE_OUTDATED -');
  let early = 0;
  while (Date.now() < begins) {
    const answer = refusal(await submit());
    if (Date.now() < begins) expect(answer).toBe('AGREEMENT_NOT_IN_FORCE input.requestedAuthority');
    early += 1;
  }
  expect(early).toBeGreaterThan(0);
  expect(refusal(await submit())).toBe('taken');
  const { body } = await hub.ask({
    document: `{ agreements(country: "GR") { id title inForce version refusalGrounds deadlines { template }
      competentAuthorities { party } } }`,
  });
  expect((body?.data as { agreements: object[] }).agreements).toContainEqual({
    id: activated.agreement?.id,
    ...{ title: NEW.title, inForce: true, version: 1 },
    refusalGrounds: expect.arrayContaining(['SAFETY_OF_A_PERSON']) as unknown,
    deadlines: { template: 'DIRECTIVE_2023_977' },
    competentAuthorities: [{ party: 'AL' }, { party: 'GR' }],
  });
  // What stood on the agreement that had ended does not come back with another.
  const old = sampleId('request/gr-old-1');
  const asked = await hub.ask({
    ...{ persona: 'greece-agency', purpose: 'THIS_PROCEEDING', reason: 'Looks for an old case' },
    request: old,
    document: `{ informationRequest(id: "${old}") { reference } }`,
  });
  expect(asked.body?.data).toEqual({ informationRequest: null });
});

test('of two new agreements between the same parties for the same time one is activated', async () => {
  const parties = {
    ...{ parties: ['XK', 'AL'], instrument: 'MEMORANDUM' },
    competentAuthorities: [VLORA, sampleId('organisation/kosovo-ministry-of-internal-affairs')],
  };
  await admin(`insert into exchange.organisation (id, name, kind, country, synthetic) values
    ('${parties.competentAuthorities[1]}', 'Ministry (fictitious)', 'foreign_authority', 'XK', true)
    on conflict do nothing`);
  const [first, second] = [changeIn(await propose(parties)), changeIn(await propose(parties))];
  const { agreement } = changeIn(await activate(first.id));
  expect(agreement?.inForce).toBe(true);
  const before = await counts();
  expect(refusal(await activate(second.id))).toBe('OVERLAPPING_VALIDITY -');
  expect(await counts()).toEqual(before);
  expect(refusal(await propose(parties))).toBe('OVERLAPPING_VALIDITY input.validFrom');

  // Denounced, it is in the way of no other, and what was proposed before can be activated.
  const stop = await mutate(
    ...(['national-coordinator', 'OVERSIGHT', 'proposeAgreementVersion'] as const),
    {
      ...{ agreementId: agreement?.id, status: 'denounced' },
      ...{ offences: NEW.offences, purposes: NEW.purposes, categories: NEW.categories },
      ...{ deadlineHours: HOURS, handling: NEW.handling },
    },
    CHANGE,
  );
  expect(changeIn(await activate(changeIn(stop).id)).agreement?.inForce).toBe(false);
  expect(changeIn(await activate(second.id))).toMatchObject({ agreement: { inForce: true } });
});
