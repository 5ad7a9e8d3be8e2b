import { randomUUID } from 'node:crypto';
import { sealPerson } from '@lidhja/exchange';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';
import { testSealer } from '../testkit/testSealer';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const AGENCY = 'italy-agency';
const PROSECUTOR = 'prosecutor-vlora';

const PERSON = {
  ...{ givenName: 'Lule', familyName: 'Sample-Secret', birthDate: '2003-02-01', birthYear: null },
  ...{ citizenship: 'AL', sex: 'FEMALE', documentKind: 'PASSPORT', documentNumber: 'SECRET77' },
  description: 'Seen with a secret scar (synthetic)',
};
const SECRET = /secret/i;
const WITHIN = `particulars { ${Object.keys(PERSON).join(' ')} }`;

const submit = (particulars: unknown, idempotencyKey: string = randomUUID()): Promise<Answer> =>
  hub.ask({
    persona: AGENCY,
    ...HEADERS,
    document: `mutation ($input: SubmitInformationRequestInput!) { submitInformationRequest(input: $input) {
      repeated request { id ${WITHIN} } } }`,
    variables: {
      input: {
        idempotencyKey,
        requestedAuthority: sampleId('organisation/prosecutor-vlora'),
        ...{ reference: 'IT-SOUGHT', offence: 'TRAFFICKING_IN_PERSONS' },
        proceeding: 'Inquiry 1/2026 (fictitious)',
        categories: ['CASE_STATUS'],
        ...{ urgency: 'OTHER', evidenceUse: 'INTELLIGENCE', language: 'en' },
        summary: 'Please state what the case holds.',
        particulars,
      },
    },
  });

interface Request {
  readonly id: string;
  readonly particulars: readonly object[] | null;
}
interface Submitted {
  readonly submitInformationRequest: { readonly repeated: boolean; readonly request: Request };
}

const submitted = async (particulars: unknown, key?: string): Promise<Request> => {
  const { body, bytes } = await submit(particulars, key);
  if (!body?.data) throw new Error(bytes);
  return (body.data as unknown as Submitted).submitInformationRequest.request;
};

const read = async (id: string, persona: string, purpose = HEADERS.purpose): Promise<unknown> => {
  const { body } = await hub.ask({
    ...{ ...HEADERS, persona, purpose, variables: { id } },
    document: `query ($id: ID!) { informationRequest(id: $id) { id ${WITHIN} } }`,
  });
  return (body?.data as { informationRequest: Request | null } | undefined)?.informationRequest;
};

const step = async (persona: string, field: string, requestId: string, more: object = {}) => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const { body, bytes } = await hub.ask({
    persona,
    ...HEADERS,
    document: `mutation ($input: ${type}!) { ${field}(input: $input) { repeated } }`,
    variables: { input: { idempotencyKey: randomUUID(), requestId, ...more } },
  });
  if (!body?.data) throw new Error(bytes);
};

test('both authorities read whom a request seeks, and nobody else does', async () => {
  const { id, particulars } = await submitted([PERSON, { description: 'A man (synthetic)' }]);
  const nothing = Object.fromEntries(Object.keys(PERSON).map((name) => [name, null]));
  const sought = [PERSON, { ...nothing, description: 'A man (synthetic)' }];
  expect(particulars).toEqual(sought);
  expect(await read(id, AGENCY)).toEqual({ id, particulars: sought });
  expect(await read(id, PROSECUTOR)).toEqual({ id, particulars: sought });
  expect(await read(id, 'greece-agency')).toBeNull();
  expect(await read(id, 'police-vlora')).toBeNull();
  expect(await read(id, 'inspector', 'OVERSIGHT')).toEqual({ id, particulars: null });
});

test('one that seeks nobody says so, and an inspection does not tell the two apart', async () => {
  for (const none of [null, []]) {
    const { id } = await submitted(none);
    expect(await read(id, PROSECUTOR)).toEqual({ id, particulars: [] });
    expect(await read(id, 'inspector', 'OVERSIGHT')).toEqual({ id, particulars: null });
  }
});

test('a repeated submission does not give them back, nor take others', async () => {
  const key = randomUUID();
  const { id } = await submitted([PERSON], key);
  expect(await submitted([PERSON], key)).toEqual({ id, particulars: null });
  const { body, bytes } = await submit([{ ...PERSON, familyName: 'Secret-Other' }], key);
  expect(body?.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  expect(bytes).not.toMatch(SECRET);
});

test.each([
  ['withdrawRequest', AGENCY, { reason: 'The person was found (synthetic)' }],
  [
    'decideRequest',
    PROSECUTOR,
    { categories: [{ category: 'CASE_STATUS', ground: 'NOT_AVAILABLE' }] },
  ],
])('they are gone with %s', async (field, persona, more) => {
  const { id } = await submitted([PERSON]);
  await step(PROSECUTOR, 'acknowledgeRequest', id);
  expect(await read(id, AGENCY)).toEqual({ id, particulars: [PERSON] });
  await step(persona, field, id, more);
  for (const one of [AGENCY, PROSECUTOR]) {
    expect(await read(id, one)).toEqual({ id, particulars: [] });
  }
});

test('they are gone when what was granted is taken back', async () => {
  const { id } = await submitted([PERSON]);
  await step(PROSECUTOR, 'acknowledgeRequest', id);
  await step(PROSECUTOR, 'decideRequest', id, {
    caseReference: 'VL-2026-0001',
    categories: [{ category: 'CASE_STATUS' }],
  });
  expect(await read(id, PROSECUTOR)).toEqual({ id, particulars: [PERSON] });
  await step(PROSECUTOR, 'revokeGrant', id, { reason: 'The proceeding was closed' });
  for (const one of [AGENCY, PROSECUTOR]) {
    expect(await read(id, one)).toEqual({ id, particulars: [] });
  }
});

test.each([
  ['six persons', 'particulars', Array.from({ length: 6 }, () => PERSON)],
  ['a day that there is not', undefined, [{ ...PERSON, birthDate: '2003-02-30' }]],
  ['a day to come', 'particulars.0.birthDate', [{ ...PERSON, birthDate: '2999-01-01' }]],
  ['a day and a year', 'particulars.0.birthYear', [{ ...PERSON, birthYear: 2003 }]],
  ['a year of long ago', 'particulars.0.birthYear', [{ familyName: 'Secret', birthYear: 1 }]],
  ['nothing to find by', 'particulars.0.familyName', [{ citizenship: 'AL' }]],
  ['no such country', 'particulars.0.citizenship', [{ ...PERSON, citizenship: 'ZZ' }]],
  ['a country in small letters', 'particulars.0.citizenship', [{ ...PERSON, citizenship: 'al' }]],
  ['a number alone', 'particulars.0.documentKind', [{ ...PERSON, documentKind: null }]],
  ['a long description', 'particulars.0.description', [{ description: 'secret '.repeat(72) }]],
  ['a long name', 'particulars.0.givenName', [{ givenName: 'Secret'.repeat(17) }]],
])('%s is refused with its place and without a word of it', async (_what, place, particulars) => {
  const { body, bytes } = await submit(particulars);
  expect(body?.errors).toHaveLength(1);
  if (place !== undefined) {
    expect(body?.errors).toMatchObject([
      { extensions: { code: 'INPUT_INVALID', at: `input.${place}` } },
    ]);
  }
  expect(bytes).not.toMatch(SECRET);
});

test('the record says that they were read and holds nothing of them', async () => {
  const { id } = await submitted([PERSON]);
  await read(id, PROSECUTOR);
  const entries = await hub.database.as('admin', async (client) => {
    const { rows } = await client.query<{ entry: string }>(
      `select to_jsonb(e)::text as entry from audit.entry e where payload::text ~ 'SoughtPerson'`,
    );
    return rows.map(({ entry }) => entry);
  });
  expect(entries.join('\n')).toContain('"SoughtPerson.familyName"');
  expect(entries.filter((entry) => SECRET.test(entry))).toEqual([]);
});

const BROKEN = [
  ['id', 'Secret'],
  ['id', null],
  ['particulars', ''],
  ['particulars', 'Secret!'],
  ['particulars', Buffer.alloc(8193).toString('base64')],
  ['particulars', null],
  ['kek', 'Se cret'],
  ['wrapped', null],
] as const;

test('the database keeps none that is wrong either, and says nothing of it', async () => {
  const { id } = await submitted([]);
  const sealed = await sealPerson(testSealer(), PERSON);
  const errors = await hub.database.as('admin', async (client) => {
    const told: unknown[] = [];
    const put = (person: object): Promise<unknown> =>
      client
        .query('select exchange.put_sought_persons($1, $2)', [id, JSON.stringify([person])])
        .catch(({ code, message, detail }: Record<string, unknown>) => {
          told.push({ code, message, detail });
        });
    for (const [field, value] of BROKEN) await put({ ...sealed, [field]: value });
    await put(sealed);
    // A person too many at the same place.
    await put(await sealPerson(testSealer(), PERSON));
    await expect(client.query('update exchange.sought_person set position = 5')).rejects.toThrow(
      'what happened is not changed',
    );
    return told;
  });
  const invalid = { code: 'LJ001', message: 'INPUT_INVALID', detail: undefined };
  expect(errors).toEqual([...BROKEN, 'again'].map(() => invalid));
});
