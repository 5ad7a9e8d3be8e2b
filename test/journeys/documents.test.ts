import { createHash, randomUUID } from 'node:crypto';
import { sealDocument } from '@lidhja/exchange';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { sessionOf } from '../rows/sessions';
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

const BYTES = Buffer.from('%PDF-1.7\nA secret letter (synthetic)\n%%EOF\n');
const LETTER = {
  ...{ kind: 'LETTER_OF_REQUEST', name: 'secret-letter.pdf', mediaType: 'PDF', language: 'it' },
  content: BYTES.toString('base64'),
};
const ORDER = {
  ...{ kind: 'COURT_ORDER', name: 'order.txt', mediaType: 'TEXT', language: 'it' },
  content: Buffer.from('Ordinanza (synthetic)').toString('base64'),
};
const SECRET = new RegExp(`secret|${LETTER.content.slice(0, 24)}`, 'i');

type Document = typeof LETTER;
const FIELDS = 'id kind name mediaType bytes sha256 language givenAt';
const WITHIN = `documents { ${FIELDS} }`;

/** A document as it is told without its bytes. */
const told = ({ content, ...one }: Document): object => {
  const bytes = Buffer.from(content, 'base64');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...one, bytes: bytes.length, sha256 };
};

const submit = (
  documents: unknown,
  idempotencyKey: string = randomUUID(),
  categories = ['CASE_STATUS'],
): Promise<Answer> =>
  hub.ask({
    persona: AGENCY,
    ...HEADERS,
    document: `mutation ($input: SubmitInformationRequestInput!) { submitInformationRequest(input: $input) {
      repeated request { id ${WITHIN} } } }`,
    variables: {
      input: {
        idempotencyKey,
        requestedAuthority: sampleId('organisation/prosecutor-vlora'),
        ...{ reference: 'IT-ENCLOSED', offence: 'TRAFFICKING_IN_PERSONS' },
        proceeding: 'Inquiry 1/2026 (fictitious)',
        categories,
        ...{ urgency: 'OTHER', evidenceUse: 'INTELLIGENCE', language: 'en' },
        summary: 'Please state what the case holds.',
        documents,
      },
    },
  });

interface Told {
  readonly id: string;
  readonly givenAt: string;
  readonly content?: string;
}
interface Request {
  readonly id: string;
  readonly documents: readonly Told[] | null;
}
type Payload = Readonly<Record<string, { repeated: boolean; request: Request }>>;

const payload = ({ body, bytes }: Answer, field: string): Payload[string] => {
  const found = (body?.data as Payload | null)?.[field];
  if (!found) throw new Error(bytes);
  return found;
};
const submitted = async (...of: Parameters<typeof submit>): Promise<Request> =>
  payload(await submit(...of), 'submitInformationRequest').request;

const step = (persona: string, field: string, requestId: string, more: object = {}) => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  return hub.ask({
    persona,
    ...HEADERS,
    document: `mutation ($input: ${type}!) { ${field}(input: $input) { repeated request { id ${WITHIN} } } }`,
    variables: { input: { idempotencyKey: randomUUID(), requestId, ...more } },
  });
};
const taken = async (...of: Parameters<typeof step>): Promise<Payload[string]> =>
  payload(await step(...of), of[1]);

const read = async (
  id: string,
  persona: string,
  { fields = WITHIN, purpose = HEADERS.purpose } = {},
): Promise<Request | null> => {
  const { body, bytes } = await hub.ask({
    ...{ ...HEADERS, persona, purpose, variables: { id } },
    document: `query ($id: ID!) { informationRequest(id: $id) { id ${fields} } }`,
  });
  if (!body?.data) throw new Error(bytes);
  return (body.data as { informationRequest: Request | null }).informationRequest;
};

test('both authorities read what came with a request, its bytes where they ask, and nobody else does', async () => {
  const { id, documents } = await submitted([LETTER, ORDER]);
  expect(documents).toMatchObject([told(LETTER), told(ORDER)]);
  for (const persona of [AGENCY, PROSECUTOR]) {
    expect((await read(id, persona))?.documents).toEqual(documents);
    const whole = await read(id, persona, { fields: 'documents { content name }' });
    expect(whole?.documents).toEqual(
      [LETTER, ORDER].map(({ content, name }) => ({ content, name })),
    );
  }
  for (const other of ['greece-agency', 'police-vlora', 'prosecutor-fier']) {
    expect(await read(id, other)).toBeNull();
  }
  const inspected = { fields: 'documents { name content }', purpose: 'OVERSIGHT' };
  expect(await read(id, 'inspector', inspected)).toEqual({ id, documents: null });
});

test.each<[kind: string, purpose: string, official: string, organisation: string, there: boolean]>([
  ['prosecutor', HEADERS.purpose, PROSECUTOR, 'prosecutor-vlora', true],
  ['foreign_authority', HEADERS.purpose, AGENCY, 'italy-anti-trafficking-agency', true],
  ['oversight', 'OVERSIGHT', 'inspector', 'oversight', false],
  ['prosecutor', HEADERS.purpose, 'prosecutor-fier', 'prosecutor-fier', false],
  ['prosecutor', 'PREVENTION', PROSECUTOR, 'prosecutor-vlora', false],
])(
  'the database itself tells a session of %s for %s what it may read of them',
  async (...[kind, purpose, by, of, there]) => {
    const { id } = await submitted([LETTER]);
    const inspects = kind === 'oversight' ? { facts: '["opened_inspection"]' } : {};
    const settings = sessionOf(kind, purpose, by, of, inspects);
    const { rows } = await hub.database.as('lidhja_international', async (client) => {
      await client.query('begin');
      for (const [name, value] of Object.entries(settings))
        await client.query('select set_config($1, $2, true)', [`lidhja.${name}`, value]);
      return client.query<object>(
        `select (select count(*)::int from exchange.find_requests(array[$1]::uuid[], null, null, null)) as requests,
         (select count(*)::int from exchange.find_documents(array[$1]::uuid[])) as documents,
         (select count(*)::int from exchange.find_document_contents(array[$1]::uuid[])) as contents`,
        [id],
      );
    });
    const told = there ? 1 : 0;
    // An inspection finds the request, so that only the rule of its documents keeps them.
    const requests = there || kind === 'oversight' ? 1 : 0;
    expect(rows).toEqual([{ requests, documents: told, contents: told }]);
  },
);

test('one without documents says so, and an inspection does not tell the two apart', async () => {
  for (const none of [null, []]) {
    const { id } = await submitted(none);
    expect(await read(id, PROSECUTOR)).toEqual({ id, documents: [] });
    const inspected = { purpose: 'OVERSIGHT' };
    expect(await read(id, 'inspector', inspected)).toEqual({ id, documents: null });
  }
});

test('one is added before the request is decided, once for its key, and both sides are told', async () => {
  const { id } = await submitted([LETTER]);
  const input = { idempotencyKey: randomUUID(), document: ORDER };
  const { repeated, request } = await taken(AGENCY, 'addRequestDocument', id, input);
  expect([repeated, request.documents?.length]).toEqual([false, 2]);
  const again = await taken(AGENCY, 'addRequestDocument', id, input);
  expect([again.repeated, again.request.documents]).toEqual([true, request.documents]);
  const other = { ...input, document: { ...ORDER, name: 'secret.txt' } };
  const { body, bytes } = await step(AGENCY, 'addRequestDocument', id, other);
  expect(body?.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  expect(bytes).not.toMatch(SECRET);
  await taken(PROSECUTOR, 'acknowledgeRequest', id);
  const fields = 'state openSteps events(first: 5) { nodes { event } }';
  expect(await read(id, AGENCY, { fields })).toMatchObject({
    state: 'ACKNOWLEDGED',
    openSteps: ['addRequestDocument', 'withdrawRequest'],
    events: { nodes: [{ event: 'DOCUMENT_ADDED' }, { event: 'ACKNOWLEDGED' }] },
  });
  const { rows } = await hub.database.as('admin', (client) =>
    client.query("select from exchange.notice where request = $1 and kind = 'DOCUMENT_ADDED'", [
      id,
    ]),
  );
  expect(rows).toHaveLength(2);
});

const codeOf = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;

test('none is added by the other side, to what was decided or is over, nor to what is nowhere', async () => {
  const { id } = await submitted([]);
  const add = async (persona: string, to = id): Promise<unknown> =>
    codeOf(await step(persona, 'addRequestDocument', to, { document: ORDER }));
  expect(await add(PROSECUTOR)).toBe('DOCUMENT_INVALID');
  expect(await add('greece-agency')).toBe('NOT_AVAILABLE');
  expect(await add(AGENCY, randomUUID())).toBe('NOT_AVAILABLE');
  await taken(PROSECUTOR, 'acknowledgeRequest', id);
  await taken(PROSECUTOR, 'decideRequest', id, {
    categories: [{ category: 'CASE_STATUS', ground: 'NOT_AVAILABLE' }],
  });
  expect(await add(AGENCY)).toBe('STEP_NOT_POSSIBLE');
  await taken(PROSECUTOR, 'closeRequest', id);
  expect(await add(AGENCY)).toBe('REQUEST_OVER');
  expect((await read(id, AGENCY))?.documents).toEqual([]);
});

test('a second person approves what has grown since only when they say that they saw it', async () => {
  const { id } = await submitted([ORDER], undefined, ['CASE_STATUS', 'VICTIM_IDENTITY']);
  await taken(PROSECUTOR, 'acknowledgeRequest', id);
  await taken(PROSECUTOR, 'decideRequest', id, {
    categories: [{ category: 'CASE_STATUS' }, { category: 'VICTIM_IDENTITY' }],
    caseReference: 'VL-2026-0001',
  });
  // To whoever asked it looks as before: a document is taken.
  await taken(AGENCY, 'addRequestDocument', id, { document: LETTER });
  const approve = async (documents?: number): Promise<unknown> =>
    codeOf(
      await step(
        'prosecutor-vlora-second',
        'approveDecision',
        id,
        documents === undefined ? {} : { documents },
      ),
    );
  for (const seen of [undefined, 0, 1, 3])
    expect(await approve(seen)).toBe('REQUEST_DOCUMENT_ADDED');
  expect(await approve(2)).toBeUndefined();
});

test('a sixth is refused, and nothing of it is written', async () => {
  const { id } = await submitted([ORDER, ORDER, ORDER, ORDER]);
  await taken(AGENCY, 'addRequestDocument', id, { document: ORDER });
  const refused = await step(AGENCY, 'addRequestDocument', id, { document: LETTER });
  expect(refused.body?.errors).toMatchObject([
    { extensions: { code: 'REQUEST_DOCUMENTS_TOO_MANY', at: 'input.document' } },
  ]);
  const fields = `${WITHIN} events(first: 5) { nodes { event } }`;
  const after = await read(id, AGENCY, { fields });
  expect(after?.documents).toHaveLength(5);
  expect(after).toMatchObject({ events: { nodes: [{ event: 'DOCUMENT_ADDED' }] } });
});

test('a repeated submission does not give them back, nor take others', async () => {
  const key = randomUUID();
  const { id } = await submitted([LETTER], key);
  expect(await submitted([LETTER], key)).toEqual({ id, documents: null });
  const refused = await submit([{ ...LETTER, name: 'secret-other.pdf' }], key);
  expect(codeOf(refused)).toBe('IDEMPOTENCY_KEY_REUSED');
  expect(refused.bytes).not.toMatch(SECRET);
});

test.each(['withdrawn', 'closed', 'taken back'])('they are gone when it is %s', async (end) => {
  const { id, documents } = await submitted([LETTER]);
  const reason = { reason: 'The proceeding was closed (synthetic)' };
  if (end === 'withdrawn') await taken(AGENCY, 'withdrawRequest', id, reason);
  else {
    await taken(PROSECUTOR, 'acknowledgeRequest', id);
    const categories = [
      { category: 'CASE_STATUS', ...(end === 'closed' ? { ground: 'NOT_AVAILABLE' } : {}) },
    ];
    const on = end === 'closed' ? {} : { caseReference: 'VL-2026-0001' };
    await taken(PROSECUTOR, 'decideRequest', id, { ...on, categories });
    // What was refused has served at once.
    expect((await read(id, AGENCY))?.documents).toEqual(end === 'closed' ? [] : documents);
    if (end === 'closed') await taken(PROSECUTOR, 'closeRequest', id);
    else await taken(PROSECUTOR, 'revokeGrant', id, reason);
  }
  for (const one of [AGENCY, PROSECUTOR]) {
    expect(await read(id, one, { fields: 'documents { content }' })).toEqual({ id, documents: [] });
  }
});

const png = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
const long = Buffer.alloc(40 * 1024 + 1, 'secret ').toString('base64');
const BAD: readonly [what: string, code: string, at: string, Partial<Document>][] = [
  ['another type', 'VARIABLES_INVALID', 'mediaType', { mediaType: 'SECRET' }],
  ['another kind', 'VARIABLES_INVALID', 'kind', { kind: 'SECRET' }],
  ['other bytes', 'REQUEST_DOCUMENT_TYPE_MISMATCH', 'mediaType', { content: png }],
  ['too many bytes', 'REQUEST_DOCUMENT_TOO_LARGE', 'content', { content: long }],
  ['no bytes', 'REQUEST_DOCUMENT_EMPTY', 'content', { content: '' }],
  ['no base64', 'REQUEST_DOCUMENT_ENCODING_INVALID', 'content', { content: 'secret!' }],
  ['a slash', 'REQUEST_DOCUMENT_NAME_INVALID', 'name', { name: '../secret.pdf' }],
  ['a line', 'REQUEST_DOCUMENT_NAME_INVALID', 'name', { name: 'a\nsecret.pdf' }],
  ['no language', 'INPUT_INVALID', 'language', { language: 'secret' }],
];

test.each(BAD)(
  'a document with %s is refused with its place, and nothing is written',
  async (_what, code, field, changes) => {
    const count = (): Promise<unknown> =>
      hub.database.as('admin', async (client) => {
        const { rows } = await client.query<object>(
          `select (select count(*) from exchange.request) as requests,
             (select count(*) from exchange.document) as documents,
             (select count(*) from exchange.idempotency_key) as keys`,
        );
        return rows;
      });
    const { id } = await submitted([]);
    const before = await count();
    const document = { ...LETTER, ...changes };
    const sign = code === 'VARIABLES_INVALID' ? '$' : '';
    const submission = await submit([ORDER, document]);
    const addition = await step(AGENCY, 'addRequestDocument', id, { document });
    for (const [{ body, bytes }, place] of [
      [submission, 'documents.1'],
      [addition, 'document'],
    ] as const) {
      const at = `${sign}input.${place}.${field}`;
      expect(body?.errors).toMatchObject([{ extensions: { code, at, next: expect.anything() } }]);
      expect(bytes.replace(/"next":"[^"]*"/, '')).not.toMatch(SECRET);
    }
    expect(await count()).toEqual(before);
  },
);

test('more of them than an operation takes are refused by their number, and by its size', async () => {
  const six = await submit(Array.from({ length: 6 }, () => ORDER));
  expect(six.body?.errors).toMatchObject([
    { extensions: { code: 'REQUEST_DOCUMENTS_TOO_MANY', at: 'input.documents' } },
  ]);
  const most = Buffer.alloc(40 * 1024, 'x').toString('base64');
  const { id, documents } = await submitted([{ ...ORDER, content: most }]);
  expect(documents).toMatchObject([{ bytes: 40 * 1024 }]);
  const two = [ORDER, ORDER].map((one) => ({ ...one, content: most }));
  const large = await submit(two);
  expect([large.status, codeOf(large)]).toEqual([413, 'BODY_TOO_LARGE']);
  const whole = await read(id, PROSECUTOR, { fields: 'documents { content }' });
  expect(whole?.documents).toEqual([{ content: most }]);
});

test('bytes of many requests at once are too much', async () => {
  const ask = (first: number): Promise<Answer> =>
    hub.ask({
      ...{ ...HEADERS, persona: PROSECUTOR },
      document: `{ informationRequests(first: ${first}) { nodes { documents { content } } } }`,
    });
  expect((await ask(19)).body?.errors).toBeUndefined();
  expect(codeOf(await ask(20))).toBe('DOCUMENT_TOO_COSTLY');
});

test('the record names each document that was read, and holds nothing of any', async () => {
  const { id, documents } = await submitted([LETTER]);
  await read(id, PROSECUTOR, { fields: 'documents { content }' });
  const entries = await hub.database.as('admin', async (client) => {
    const { rows } = await client.query<{ entry: string }>(
      'select to_jsonb(e)::text as entry from audit.entry e',
    );
    return rows.map(({ entry }) => entry);
  });
  const content = entries.filter((entry) => entry.includes('"RequestDocument.content"'));
  expect(content.some((entry) => entry.includes(String(documents?.[0]?.id)))).toBe(true);
  expect(entries.filter((entry) => SECRET.test(entry))).toEqual([]);
});

const BROKEN = [
  ['id', 'secret'],
  ['id', null],
  ['kind', 'SECRET'],
  ['mediaType', 'TEXT/HTML'],
  ['language', 'secret'],
  ['label', ''],
  ['label', long],
  ['content', ''],
  ['content', '!'],
  ['content', `${long}${long}`],
  ['content', null],
  ['kek', 'se cret'],
  ['kek', null],
  ['wrapped', ''],
  ['wrapped', null],
] as const;

test('the database keeps none that is wrong either, says nothing of it and changes none', async () => {
  const { id } = await submitted([LETTER]);
  const { kind, mediaType, language } = ORDER;
  const clear = { name: ORDER.name, content: Buffer.from(ORDER.content, 'base64') };
  const sealed = { kind, mediaType, language, ...(await sealDocument(testSealer(), clear)) };
  const errors = await hub.database.as('admin', async (client) => {
    // Whoever keeps a document sees which there are of its request.
    await client.query(`select set_config('lidhja.organisation', $1, false)`, [
      sampleId('organisation/prosecutor-vlora'),
    ]);
    const put = (document: object): Promise<unknown> =>
      client.query('select exchange.put_documents($1, $2)', [id, JSON.stringify([document])]).then(
        () => null,
        ({ code, message, detail }: Record<string, unknown>) => ({ code, message, detail }),
      );
    const refused: unknown[] = [];
    for (const [field, value] of BROKEN) refused.push(await put({ ...sealed, [field]: value }));
    for (const change of [
      `document set kind = 'OTHER'`,
      `document set content = label`,
      `data_key set wrapped = '\\x00'`,
    ]) {
      await expect(client.query(`update exchange.${change}`)).rejects.toThrow(
        'what happened is not changed',
      );
    }
    expect(await put(sealed)).toBeNull();
    // A record has one key.
    refused.push(await put(sealed));
    return refused;
  });
  const invalid = { code: 'LJ001', message: 'INPUT_INVALID', detail: undefined };
  expect(errors).toEqual([...BROKEN, 'twice'].map(() => invalid));
});

test('of two that are added at once to the last place, one is', async () => {
  const { id } = await submitted([ORDER, ORDER, ORDER, ORDER]);
  const both = await Promise.all(
    [ORDER, LETTER].map((document) => step(AGENCY, 'addRequestDocument', id, { document })),
  );
  expect(both.map(codeOf).sort()).toEqual(['REQUEST_DOCUMENTS_TOO_MANY', undefined]);
  expect((await read(id, AGENCY))?.documents).toHaveLength(5);
});
