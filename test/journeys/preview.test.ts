import { randomUUID } from 'node:crypto';
import { SeededRandom } from '@lidhja/exchange';
import { national } from '@lidhja/national';
import { buildSubgraph } from '@lidhja/enforcement';
import { sampleId } from '@lidhja/platform';
import { isObjectType, type GraphQLObjectType } from 'graphql';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const ALL = [
  ...['CASE_STATUS', 'OFFENCE', 'EXPLOITATION', 'SUSPECT', 'MIGRATION', 'VICTIM_IDENTITY'],
] as const;

const send = async (
  persona: string,
  mutation: string,
  input: object,
  fields = 'repeated',
): Promise<Answer> =>
  hub.ask({
    persona,
    ...HEADERS,
    document: `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) {
      ${mutation}(input: $input) { ${fields} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

const code = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;

const submitted = async (categories: readonly string[] = ALL): Promise<string> => {
  const input = {
    requestedAuthority: sampleId('organisation/prosecutor-vlora'),
    reference: 'IT-PREVIEWED',
    offence: 'TRAFFICKING_IN_PERSONS',
    proceeding: 'Inquiry 3/2026 (fictitious)',
    ...{ categories, urgency: 'OTHER', evidenceUse: 'INTELLIGENCE', language: 'en' },
    summary: 'Please state what the case holds.',
  };
  const sent = await send('italy-agency', 'submitInformationRequest', input, 'request { id }');
  const requestId = (sent.body?.data as { submitInformationRequest: { request: { id: string } } })
    .submitInformationRequest.request.id;
  await send('prosecutor-vlora', 'acknowledgeRequest', { requestId });
  return requestId;
};

const PARTS = `id synthetic reference stage openedOn qark offences { offence article }
  exploitation { form country } suspects { givenName familyName citizenship }
  victims { id identifications { status decidedOn } person { id synthetic givenName familyName birthDate
    birthYear ageBand healthNeeds citizenship identifications { status decidedOn } } }`;
const CATEGORIES = 'categories { category granted ground }';

interface Field {
  readonly coordinate: string;
  readonly shown: boolean;
  readonly reason: string | null;
  readonly rows: number;
}
type Tree = Readonly<Record<string, unknown>>;
interface Preview {
  readonly needsSecondPerson: boolean;
  readonly categories: readonly Tree[];
  readonly case: Tree | null;
  readonly coordinates: readonly Field[];
}

const asked = (input: object, persona = 'prosecutor-vlora'): Promise<Answer> =>
  hub.ask({
    persona,
    ...HEADERS,
    document: `query ($input: PreviewDecisionInput!) { previewDecision(input: $input) { needsSecondPerson
      ${CATEGORIES} case { ${PARTS} } coordinates { coordinate shown reason rows } } }`,
    variables: { input },
  });

const previewOf = ({ body }: Answer): Preview =>
  (body?.data as { previewDecision: Preview }).previewDecision;

const read = (request: string): Promise<Answer> =>
  hub.ask({
    persona: 'italy-agency',
    ...HEADERS,
    request,
    document: `query ($id: ID!) { informationRequest(id: $id) { decision { ${CATEGORIES} }
      disclosure { case { ${PARTS} } } } }`,
    variables: { id: request },
  });

interface Read {
  readonly decision: { readonly categories: readonly Tree[] } | null;
  readonly disclosure: { readonly case: Tree | null } | null;
}
const readOf = ({ body }: Answer): Read =>
  (body?.data as { informationRequest: Read }).informationRequest;

interface Withheld {
  readonly coordinate: string;
  readonly reason: string;
  readonly count: number;
}
const withheldIn = ({ body }: Answer): readonly Withheld[] =>
  (body?.extensions as { withheld?: Withheld[] } | undefined)?.withheld ?? [];

/** Fields that the official who previews may not see, by the names that they have in the case. */
const keptFrom = (preview: Answer): ReadonlySet<string> =>
  new Set(withheldIn(preview).map(({ coordinate }) => coordinate.replace(/^.*\./, '')));

/** A case without those fields. */
const without = (value: unknown, kept: ReadonlySet<string>): unknown => {
  if (Array.isArray(value)) return value.map((one) => without(one, kept));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !kept.has(name))
      .map(([name, one]) => [name, without(one, kept)]),
  );
};

const LISTS: Readonly<Record<string, string>> = {
  ...{ offences: 'CaseOffence', exploitation: 'CaseExploitation', suspects: 'CaseSuspect' },
  ...{ victims: 'VictimInCase', person: 'Person' },
};

/** How many objects of each type an answer holds. */
const objectsIn = (value: unknown, type: string, counts = new Map<string, number>()) => {
  counts.set(type, (counts.get(type) ?? 0) + 1);
  for (const [name, one] of Object.entries((value ?? {}) as Tree)) {
    const below = name === 'identifications' ? 'Identification' : LISTS[name];
    // Identifications are the same by way of the victim, and counted once.
    if (!below || (type === 'VictimInCase' && below === 'Identification')) continue;
    for (const row of Array.isArray(one) ? (one as unknown[]) : one ? [one] : [])
      objectsIn(row, below, counts);
  }
  return counts;
};

/** What differs between a preview and what the agency then read. */
const differences = (preview: Answer, then: Answer): string[] => {
  const { categories, case: shown, coordinates } = previewOf(preview);
  const { decision, disclosure } = readOf(then);
  const found = disclosure?.case ?? null;
  const kept = keptFrom(preview);
  const faults: string[] = [];
  const same = (what: string, one: unknown, other: unknown): void => {
    if (JSON.stringify(one) !== JSON.stringify(other)) faults.push(what);
  };
  same('answers', categories, decision?.categories);
  same('values', without(shown, kept), without(found, kept));
  const told = withheldIn(then).filter(({ coordinate }) =>
    /^(Case|Victim|Person|Ident)/.test(coordinate),
  );
  const hidden = coordinates.filter((one) => !one.shown);
  same(
    'withheld',
    hidden.map(({ coordinate, reason, rows }) => `${coordinate} ${String(reason)} ${rows}`).sort(),
    told.map(({ coordinate, reason, count }) => `${coordinate} ${reason} ${count}`).sort(),
  );
  const counts = found ? objectsIn(found, 'Case') : new Map<string, number>();
  for (const name of new Set(coordinates.map(({ coordinate }) => coordinate))) {
    const rows = coordinates
      .filter(({ coordinate }) => coordinate === name)
      .reduce((sum, one) => sum + one.rows, 0);
    if (rows !== counts.get(name.replace(/\..*$/, ''))) faults.push(`rows of ${name}`);
  }
  return faults;
};

/** All that a preview could have left behind. */
const kept = (): Promise<unknown> =>
  hub.database.as('admin', async (client) => {
    const tables = [
      ...[
        'decision',
        'decision_category',
        '"grant"',
        'condition_offer',
        'condition',
        'condition_reply',
      ],
      ...['disclosure', 'receipt', 'request_event', 'revocation', 'idempotency_key'],
    ];
    const { rows } = await client.query<object>(
      `select ${tables
        .map(
          (one) => `(select md5(coalesce(string_agg(t::text, '' order by t::text), ''))
         from exchange.${one} t) as ${one}`,
        )
        .join(', ')}`,
    );
    return rows[0];
  });

interface Drawn {
  readonly requestId: string;
  readonly caseReference: string;
  readonly categories: readonly object[];
}

const GROUNDS = ['ONGOING_INVESTIGATION', 'NOT_CONFORMING', 'SAFETY_OF_A_PERSON', 'MINOR_OFFENCE'];
const CASES = ['VL-2026-0001', 'VL-2025-0007', 'VL-2026-0003', 'VL-2026-0004'];

const draw = async (random: SeededRandom): Promise<Drawn> => {
  const wanted = ALL.filter(() => random.percent(65));
  const names = wanted.length > 0 ? wanted : ['CASE_STATUS'];
  const requestId = await submitted(names);
  const categories = names.map((category) => {
    if (random.percent(25)) return { category, ground: random.pick(GROUNDS) };
    return random.percent(20) ? { category, condition: 'For this inquiry alone' } : { category };
  });
  return { requestId, caseReference: random.pick(CASES), categories };
};

/** Takes the decision for good, with all that it needs before anything is read. */
const take = async (drawn: Drawn): Promise<void> => {
  const { requestId } = drawn;
  expect(code(await send('prosecutor-vlora', 'decideRequest', drawn))).toBeUndefined();
  await send('prosecutor-vlora-second', 'approveDecision', { requestId });
  const { body } = await hub.ask({
    persona: 'italy-agency',
    ...HEADERS,
    document: 'query ($id: ID!) { informationRequest(id: $id) { decision { offer { id } } } }',
    variables: { id: requestId },
  });
  const { decision } = (body?.data as { informationRequest: { decision: { offer: Tree | null } } })
    .informationRequest;
  if (!decision.offer) return;
  const accepted = { requestId, offerId: decision.offer['id'] };
  expect(code(await send('italy-agency', 'acceptConditions', accepted))).toBeUndefined();
};

const DRAWN = 12;
const counted = { shown: 0, hidden: 0 };

test.each(Array.from({ length: DRAWN }, (_, at) => at))(
  'what is previewed is what the agency then reads, and nothing of it was kept: decision %i',
  async (at) => {
    const drawn = await draw(new SeededRandom(20_261_128 + at));
    const before = await kept();
    const preview = await asked(drawn);
    expect(await kept()).toEqual(before);
    await take(drawn);
    const then = await read(drawn.requestId);
    expect({ drawn, differs: differences(preview, then) }).toEqual({ drawn, differs: [] });
    for (const { shown } of previewOf(preview).coordinates)
      counted[shown ? 'shown' : 'hidden'] += 1;
  },
);

test('what was drawn had enough to compare', () => {
  expect(Math.min(counted.shown, counted.hidden)).toBeGreaterThan(20);
});

/** Rewrites what tries decisions out, and puts it back. */
const planted = async (from: string, to: string, work: () => Promise<void>): Promise<void> => {
  const define = async (change: (text: string) => string): Promise<void> => {
    await hub.database.as('admin', async (client) => {
      const { rows } = await client.query<{ text: string }>(
        `select pg_get_functiondef('exchange.rehearse_decision'::regproc) as text`,
      );
      const { text } = rows[0] as { text: string };
      const changed = change(text);
      expect(changed).not.toBe(text);
      await client.query(changed);
    });
  };
  await define((text) => text.replace(from, () => to));
  try {
    await work();
  } finally {
    await define((text) => text.replace(to, () => from));
  }
};

test.each([
  ['forgets a category', `array_remove(g.categories, 'OFFENCE')`],
  ['adds one', `g.categories || 'SUSPECT'::text`],
])('a preview that %s is found out', async (_name, categories) => {
  const requestId = await submitted();
  const drawn = {
    ...{ requestId, caseReference: 'VL-2026-0001' },
    categories: ALL.map((category) =>
      category === 'SUSPECT' ? { category, ground: 'MINOR_OFFENCE' } : { category },
    ),
  };
  const from = 'second := g.id is not null';
  const to = `update exchange."grant" set categories = ${categories} where id = g.id; ${from}`;
  await planted(from, to, async () => {
    const preview = await asked(drawn);
    await take(drawn);
    expect(differences(preview, await read(requestId))).toContain('withheld');
  });
});

const granting = (requestId: string, caseReference = 'VL-2026-0001', categories = ALL): object => ({
  ...{ requestId, caseReference },
  categories: categories.map((category) => ({ category })),
});

test('both persons preview a decision that waits, and approving it opens just that', async () => {
  const requestId = await submitted();
  const before = previewOf(await asked(granting(requestId)));
  expect(before.needsSecondPerson).toBe(true);
  await send('prosecutor-vlora', 'decideRequest', granting(requestId));
  const first = await asked({ requestId });
  const second = await asked({ requestId }, 'prosecutor-vlora-second');
  expect(previewOf(first)).toEqual(before);
  expect(previewOf(second)).toEqual(before);
  expect(readOf(await read(requestId)).disclosure).toBeNull();
  await send('prosecutor-vlora-second', 'approveDecision', { requestId });
  expect(differences(second, await read(requestId))).toEqual([]);
  expect(code(await asked({ requestId }))).toBe('REQUEST_DECIDED');
});

test.each([
  ['another office', 'prosecutor-fier', {}, 'NOT_AVAILABLE'],
  ['the agency itself', 'italy-agency', {}, 'DOCUMENT_INVALID'],
  [
    'a case that is not the official’s',
    'prosecutor-vlora',
    { caseReference: 'FR-2026-0001' },
    'NOT_AVAILABLE',
  ],
  ['no answer, where no decision waits', 'prosecutor-vlora', { categories: null }, 'INPUT_INVALID'],
  [
    'one category too few',
    'prosecutor-vlora',
    { categories: [{ category: 'OFFENCE' }] },
    'INPUT_INVALID',
  ],
])('nothing is previewed for %s', async (_name, persona, more, expected) => {
  const requestId = await submitted();
  const answer = await asked({ ...granting(requestId), ...more }, persona);
  expect(code(answer)).toBe(expected);
  expect(answer.bytes).not.toMatch(/"(case|coordinates|granted)":/);
});

test('a refusal in a preview leaves the rest of the operation as it was', async () => {
  const requestId = await submitted();
  const { body } = await hub.ask({
    persona: 'prosecutor-vlora',
    ...HEADERS,
    document: `query ($input: PreviewDecisionInput!, $other: PreviewDecisionInput!) {
      pendingRequests(first: 1) { nodes { id } }
      one: previewDecision(input: $input) { case { stage } }
      other: previewDecision(input: $other) { needsSecondPerson categories { granted } }
      findCase(reference: "VL-2026-0001") { stage } }`,
    variables: {
      input: granting(requestId),
      other: {
        requestId,
        categories: ALL.map((category) => ({ category, ground: 'NOT_AVAILABLE' })),
      },
    },
  });
  expect(body?.errors).toBeUndefined();
  expect(body?.data).toMatchObject({
    pendingRequests: { nodes: [{}] },
    one: { case: { stage: 'INVESTIGATION' } },
    other: { needsSecondPerson: false },
    findCase: { stage: 'INVESTIGATION' },
  });
});

test('what the official may not see is kept from a preview too, and said to be', async () => {
  const requestId = await submitted();
  const preview = await asked(granting(requestId));
  expect(withheldIn(preview)).toEqual([
    { coordinate: 'PreviewedPerson.citizenship', reason: 'NOT_PERMITTED', count: 1 },
  ]);
  const { coordinates } = previewOf(preview);
  expect(coordinates).toContainEqual({
    ...{ coordinate: 'Person.citizenship', shown: true, reason: null, rows: 1 },
  });
  expect(JSON.stringify(previewOf(preview).case)).toContain('"citizenship":null');
  await send('prosecutor-vlora', 'decideRequest', granting(requestId));
  await send('prosecutor-vlora-second', 'approveDecision', { requestId });
  expect((await read(requestId)).bytes).toMatch(/"citizenship":"AL"/);
});

test('a protected witness is no part of a preview for who is not cleared, even where the agency is', async () => {
  const requestId = await submitted();
  const uncleared = previewOf(await asked(granting(requestId, 'VL-2026-0003')));
  expect(JSON.stringify(uncleared)).not.toContain(sampleId('person/4'));
  expect((uncleared.case?.['victims'] as unknown[]).length).toBe(1);
  const clear = (clearances: string): Promise<unknown> =>
    hub.database.as('admin', (client) =>
      client.query(`update exchange.official set clearances = ${clearances} where id = $1`, [
        sampleId('official/italy-agency'),
      ]),
    );
  await clear(`array(select distinct compartment from exchange.seal)`);
  const cleared = previewOf(await asked(granting(requestId, 'VL-2026-0003')));
  await clear(`'{}'`);
  expect(cleared).toEqual(uncleared);
});

test('where the agency would be let in to nothing, nothing is shown', async () => {
  const requestId = await submitted();
  const suspend = `insert into exchange.suspension (organisation) values ($1)`;
  const agency = [sampleId('organisation/italy-anti-trafficking-agency')];
  await hub.database.as('admin', (client) => client.query(suspend, agency));
  const { categories, case: shown, coordinates } = previewOf(await asked(granting(requestId)));
  await hub.database.as('admin', (client) =>
    client.query('delete from exchange.suspension where organisation = $1', agency),
  );
  expect([categories, shown, coordinates]).toEqual([null, null, []]);
});

test('that it was previewed is recorded as a reading by the official, without a receipt', async () => {
  const requestId = await submitted();
  const preview = await asked(granting(requestId));
  expect(preview.body?.extensions).not.toHaveProperty('receipts');
  const { bytes } = await hub.ask({
    persona: 'inspector',
    purpose: 'OVERSIGHT',
    reason: 'Inspection of previews',
    document: `query ($operation: ID!) { auditEntries(filter: { operation: $operation }, first: 50) {
      nodes { type organisation { id } coordinates { coordinate records basis } } } }`,
    variables: { operation: preview.headers.get('lidhja-operation') },
  });
  const { data } = JSON.parse(bytes) as {
    data: {
      auditEntries: { nodes: { type: string; organisation: Tree; coordinates: Tree[] | null }[] };
    };
  };
  const entries = data.auditEntries.nodes.filter(({ type }) => type === 'RELEASED');
  expect(entries.map(({ organisation }) => organisation['id'])).toEqual([
    sampleId('organisation/prosecutor-vlora'),
  ]);
  expect(entries[0]?.coordinates).toContainEqual({
    coordinate: 'PreviewedPerson.familyName',
    records: [sampleId('person/1')],
    basis: 'mandate',
  });
});

test('what is not taken back cannot be committed', async () => {
  const requestId = await submitted(['CASE_STATUS']);
  const before = await kept();
  await hub.database.as('lidhja_national', async (client) => {
    await client.query('begin');
    await client.query('select exchange.open_session($1, $2, $3, null)', [
      'urn:lidhja:sample',
      ...['prosecutor-vlora', 'THIS_PROCEEDING'],
    ]);
    await client.query('select exchange.rehearse_decision($1, $2, $3, $4)', [
      ...[requestId, sampleId('case/vlora-1'), '[{"category": "CASE_STATUS"}]'],
      new Date(Date.now() + 86_400_000),
    ]);
    await expect(client.query('commit')).rejects.toThrow('tried out');
  });
  expect(await kept()).toEqual(before);
});

/** Told of a case to its own authority alone: whoever reads it by a grant has null there. */
const OWN_ALONE = ['reviewDueAt', 'deleteBy', 'held', 'erasedAt', 'proposedRetentionStep'];

test('a preview has the fields of what it previews, each of the same category', () => {
  const { schema, classification } = buildSubgraph(national);
  const fieldsOf = (name: string): string[] => {
    const type = schema.getType(name);
    expect(isObjectType(type)).toBe(true);
    const fields = Object.keys((type as GraphQLObjectType).getFields());
    const open = fields.filter((field) => name !== 'Case' || !OWN_ALONE.includes(field));
    return open.map(
      (field) => `${field}: ${String(classification.categories.get(`${name}.${field}`))}`,
    );
  };
  for (const [previewed, type] of [
    ['PreviewedCase', 'Case'],
    ['PreviewedVictim', 'VictimInCase'],
    ['PreviewedPerson', 'Person'],
  ] as const)
    expect(fieldsOf(previewed).sort()).toEqual(fieldsOf(type).sort());
});

// Last: it adds victims to a case.
test('the statements of a preview do not grow with what it shows', async () => {
  const requestId = await submitted();
  const statements = async (): Promise<number[]> => {
    const before = hub.seen.length;
    await asked(granting(requestId));
    return hub.seen.slice(before).map((one) => one.statements);
  };
  const one = await statements();
  await hub.database.as('admin', (client) =>
    client.query(`with made as (insert into "national".person (id, child, age_uncertain, synthetic)
        select gen_random_uuid(), false, false, true from generate_series(1, 30) returning id),
      told as (insert into "national".person_identity (person_id, given_name, family_name)
        select id, 'Added', 'Sample' from made)
      insert into "national".case_person (id, case_id, person_id, part)
      select gen_random_uuid(), '${sampleId('case/vlora-1')}', id, 'VICTIM' from made`),
  );
  expect(await statements()).toEqual(one);
});
