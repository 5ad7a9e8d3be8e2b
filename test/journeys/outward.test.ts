import { createHash, randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { HeldSender } from '../testkit/HeldSender';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { NoticeReceiver, type ReceivedCall } from '../testkit/NoticeReceiver';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
});
afterAll(() => hub.stop());

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const [ASKS, SENDS, ABROAD] = ['prosecutor-vlora', 'prosecutor-vlora-second', 'italy-agency'];
/** At home and abroad, of whom none has a part in it. */
const OTHERS = ['police-vlora', 'prosecutor-fier', 'responsible-authority', 'greece-agency'];
const ITALY = sampleId('organisation/italy-anti-trafficking-agency');
const [PERSON, COLLEAGUE, WITNESS, CHILD, UNCERTAIN] = [1, 3, 4, 5, 6].map((number) =>
  sampleId(`person/${number}`),
);

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const mutate = (persona: string | undefined, field: string, input: object, select: string) =>
  hub.ask({
    ...{ ...(persona ? { persona } : {}), ...HEADERS },
    document: `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
      ${field}(input: $input) { ${select} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const failed = ({ body }: Answer): { code?: string; at?: string } =>
  (body?.errors as { extensions: { code: string; at?: string } }[] | undefined)?.[0]?.extensions ??
  {};
const codeOf = (answer: Answer): string | undefined => failed(answer).code;
const done = ({ body, bytes }: Answer): Record<string, Record<string, unknown>> => {
  if (body?.errors || !body?.data) throw new Error(bytes);
  return Object.values(body.data)[0] as Record<string, Record<string, unknown>>;
};

const URGENT = 'A hearing is held within the week (synthetic).';
const LETTER = {
  ...{ caseReference: 'VL-2026-0001', requestedAuthority: ITALY, carries: ['CASE_STATUS'] },
  ...{ reference: 'VL-OUT-1', offence: 'TRAFFICKING_IN_PERSONS', language: 'en' },
  ...{
    proceeding: 'Office of a fictitious town, 2026/5 (synthetic)',
    urgency: 'URGENT',
    urgencyReason: URGENT,
  },
  ...{ categories: ['OFFENCE', 'SUSPECT'], evidenceUse: 'INTELLIGENCE' },
  summary: 'Please state whether a proceeding is known there (synthetic).',
};
const IDENTITY = { carries: ['CASE_STATUS', 'VICTIM_IDENTITY'], persons: [{ personId: PERSON }] };
const SEEN = `id reference carries categories urgency summary requestedAuthority { id }
  particulars { givenName familyName birthDate citizenship description }`;
const prepare = (more: object = {}, persona = ASKS): Promise<Answer> =>
  mutate(
    persona,
    'prepareOutwardRequest',
    { ...LETTER, ...more },
    `repeated outwardRequest { ${SEEN} }`,
  );
const prepared = async (more: object = {}): Promise<string> =>
  done(await prepare(more))['outwardRequest']?.['id'] as string;
const approve = (outwardRequestId: string, persona = SENDS, more: object = {}): Promise<Answer> =>
  mutate(
    persona,
    'approveOutwardRequest',
    { outwardRequestId, ...more },
    'repeated request { id }',
  );
const sent = async (more: object = {}): Promise<string> =>
  done(await approve(await prepared(more)))['request']?.['id'] as string;
const step = (persona: string | undefined, field: string, requestId: string, more: object = {}) =>
  mutate(persona, field, { requestId, ...more }, 'repeated request { id }');
const taken = async (...given: Parameters<typeof step>): Promise<void> => {
  done(await step(...given));
};
const ANSWER = {
  reference: 'IT-ANSWER-7',
  categories: [
    { category: 'OFFENCE', words: 'A proceeding is known (synthetic).', handling: ['H2'] },
    { category: 'SUSPECT', ground: 'ONGOING_INVESTIGATION' },
  ],
};
const answered = async (more: object = {}): Promise<string> => {
  const id = await sent(more);
  await taken(ABROAD, 'acknowledgeRequest', id);
  await taken(ABROAD, 'answerRequest', id, ANSWER);
  return id;
};

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly openSteps: string[];
  readonly [field: string]: unknown;
}
const SELECTED = `id reference urgency urgencyReason state dueAt deadline pausedSince overdue openSteps offence summary
  particulars { givenName familyName birthDate } documents { name }
  events { nodes { event by { id } words } }
  decision { categories { category granted ground } }`;
const TOLD = 'answer { reference categories { category words handling restriction } }';
const read = async (
  persona: string | undefined,
  id: string,
  select = `${SELECTED} ${TOLD}`,
  more: object = {},
): Promise<Seen | null> => {
  const answer = await hub.ask({
    ...{ ...(persona ? { persona } : {}), ...HEADERS, ...more, variables: { id } },
    document: `query ($id: ID!) { informationRequest(id: $id) { ${select} } }`,
  });
  if (answer.body?.errors) throw new Error(answer.bytes);
  return (answer.body?.data as { informationRequest: Seen | null }).informationRequest;
};
const listed = async (persona: string | undefined, list: string, more: object = {}) => {
  const { body, bytes } = await hub.ask({
    ...{ ...(persona ? { persona } : {}), ...HEADERS, ...more },
    document: `{ ${list}(first: 50) { nodes { id } } }`,
  });
  const found = body?.data as Record<string, { nodes: { id: string }[] }> | undefined;
  if (!found?.[list]) throw new Error(bytes);
  return found[list].nodes.map(({ id }) => id);
};
const seal = (record: string | undefined): Promise<object[]> =>
  admin(
    `insert into exchange.seal (record, compartment) values ('${record}', 'witness-protection')`,
  );
const unseal = (record: string | undefined): Promise<object[]> =>
  admin(`delete from exchange.seal where record = '${record}'`);

test('one prepares, another sends, and the authority abroad finds it with whom it seeks', async () => {
  const made = done(await prepare(IDENTITY))['outwardRequest'] as Record<string, unknown>;
  expect(made['particulars']).toEqual([
    expect.objectContaining({ birthDate: '2001-04-17', citizenship: null }),
  ]);
  const id = made['id'] as string;
  expect(await listed(SENDS, 'pendingOutwardRequests')).toContain(id);
  expect(await listed(ABROAD, 'informationRequests')).not.toContain(id);
  expect(codeOf(await approve(id, ASKS))).toBe('SECOND_PERSON_REQUIRED');
  const request = done(await approve(id))['request']?.['id'] as string;
  expect(await listed(SENDS, 'pendingOutwardRequests')).not.toContain(id);
  expect(await listed(ABROAD, 'pendingRequests')).toContain(request);
  const seen = await read(ABROAD, request);
  expect(seen).toMatchObject({ state: 'SUBMITTED', reference: 'VL-OUT-1', overdue: false });
  expect(seen).toMatchObject({ urgency: 'URGENT', urgencyReason: URGENT });
  expect(seen?.['particulars']).toEqual([
    expect.objectContaining({ givenName: expect.any(String), birthDate: '2001-04-17' }),
  ]);
  expect(seen?.openSteps).toEqual(['acknowledgeRequest']);
  // Nothing of our own: no id of the case, the person or what was prepared.
  const whole = JSON.stringify(seen);
  for (const own of [id, PERSON, sampleId('case/vlora-1'), 'VL-2026-0001']) {
    expect(whole).not.toContain(own);
  }
  // Sent once.
  expect(codeOf(await approve(id))).toBe('NOT_AVAILABLE');
});

test('nobody else at home or abroad learns of it, before it left or after', async () => {
  const waiting = await prepared();
  const request = await answered();
  for (const persona of OTHERS) {
    expect(await read(persona, request, 'id')).toBeNull();
    expect(await read(persona, waiting, 'id')).toBeNull();
    expect(await listed(persona, 'informationRequests')).not.toContain(request);
  }
  const refused = [
    await approve(waiting, 'prosecutor-fier'),
    await approve(randomUUID(), 'prosecutor-fier'),
    await step('greece-agency', 'acknowledgeRequest', request),
    await step('greece-agency', 'acknowledgeRequest', randomUUID()),
    await step('greece-agency', 'answerRequest', request, ANSWER),
    await step('greece-agency', 'answerRequest', randomUUID(), ANSWER),
  ];
  expect(new Set(refused.map(codeOf))).toEqual(new Set(['NOT_AVAILABLE']));
  // An inspection reads that it was asked, and neither whom it seeks nor what was answered.
  const inspected = await read('inspector', request, undefined, { purpose: 'OVERSIGHT' });
  expect(inspected).toMatchObject({ state: 'PARTLY_GRANTED', answer: null, particulars: null });
});

/** A function of the exchange as it is but for one place, for as long as something is looked at. */
const withFault = async (
  name: string,
  from: string,
  to: string,
  look: () => Promise<void>,
): Promise<void> => {
  const [row] = await admin<{ d: string }>(
    `select pg_get_functiondef('exchange.${name}'::regproc) as d`,
  );
  const before = row?.d ?? '';
  if (!before.includes(from)) throw new Error(`${name} does not say ${from}`);
  hub.database.planted = `${name} is at fault`;
  await admin(before.replace(from, () => to));
  try {
    await look();
  } finally {
    await admin(before);
    hub.database.planted = null;
  }
};

test.each([
  [
    'AGREEMENT_NOT_IN_FORCE',
    'requestedAuthority',
    { requestedAuthority: sampleId('organisation/greece-anti-trafficking-agency') },
  ],
  ['OFFENCE_NOT_IN_AGREEMENT', 'offence', { offence: 'THEFT' }],
  ['CATEGORY_NOT_IN_AGREEMENT', 'categories', { categories: ['HEALTH'] }],
  // Of the agreement, and not of the prosecutor's own mandate; of the mandate, and not of the agreement.
  ['OUTWARD_NOT_PERMITTED', 'carries', { carries: ['MIGRATION'] }],
  ['OUTWARD_NOT_PERMITTED', 'carries', { carries: ['VICTIM_LOCATION'] }],
  // It came from another body with H1, and that has not permitted this recipient.
  ['ONWARD_PROVIDER_DECIDES', undefined, { carries: ['EXPLOITATION'] }],
  // A child, and who must be presumed one.
  ...[CHILD, UNCERTAIN].map(
    (personId) =>
      [
        'OUTWARD_NOT_PERMITTED',
        'carries',
        { ...IDENTITY, caseReference: 'VL-2026-0004', persons: [{ personId }] },
      ] as const,
  ),
  ['INPUT_INVALID', 'urgencyReason', { urgencyReason: null }],
  ['INPUT_INVALID', 'urgencyReason', { urgency: 'OTHER' }],
  ['INPUT_INVALID', 'carries', { persons: [{ personId: PERSON }] }],
  ['INPUT_INVALID', 'persons.0', { ...IDENTITY, persons: [{ personId: PERSON, givenName: 'X' }] }],
  ['INPUT_INVALID', 'persons.0', { ...IDENTITY, persons: [{ citizenship: 'IT' }] }],
] as const)('%s at %s: refused at once, and nothing is kept', async (code, at, more) => {
  const count = async (): Promise<object[]> =>
    admin('select count(*)::int as n from exchange.outward_request');
  const before = await count();
  const { code: told, at: place } = failed(await prepare(more));
  expect([told, place]).toEqual([code, at && `input.${at}`]);
  expect(await count()).toEqual(before);
});

test('a child would be told of, were the engine not asked', async () => {
  const child = { ...IDENTITY, caseReference: 'VL-2026-0004', persons: [{ personId: CHILD }] };
  expect(codeOf(await prepare(child))).toBe('OUTWARD_NOT_PERMITTED');
  await admin(`update "national".person set child = false where id = '${CHILD}'`);
  expect(codeOf(await prepare(child))).toBeUndefined();
  await admin(`update "national".person set child = true where id = '${CHILD}'`);
});

/** Without what is drawn anew for each answer. */
const bare = ({ status, bytes }: Answer): unknown => [
  status,
  bytes.replace(/"(salt|operation)":"[^"]*"/g, ''),
];

test('who is sealed is sought by nobody, and looks like whom nobody knows', async () => {
  const ofThree = (personId: unknown): Promise<Answer> =>
    prepare({ ...IDENTITY, caseReference: 'VL-2026-0003', persons: [{ personId }] });
  expect(codeOf(await ofThree(COLLEAGUE))).toBe(undefined);
  const unknown = bare(await ofThree(randomUUID()));
  expect(bare(await ofThree(WITNESS))).toEqual(unknown);
  // Of another case.
  expect(bare(await ofThree(PERSON))).toEqual(unknown);
  const nowhere = bare(await prepare({ caseReference: 'VL-2026-9999' }));
  await seal(sampleId('case/vlora-3'));
  expect(bare(await prepare({ caseReference: 'VL-2026-0003' }))).toEqual(nowhere);
  await unseal(sampleId('case/vlora-3'));
  // Nor by whoever is cleared: it goes from directorate to directorate.
  await admin(
    `update exchange.official set clearances = '{witness-protection}' where subject = '${ASKS}'`,
  );
  expect(codeOf(await ofThree(WITNESS))).toBe('NOT_AVAILABLE');
  await withFault(
    'prepare_outward',
    'or exists (select from exchange.seal',
    'or false and exists (select from exchange.seal',
    async () => {
      expect(codeOf(await ofThree(WITNESS))).toBe(undefined);
    },
  );
  await admin(`update exchange.official set clearances = '{}' where subject = '${ASKS}'`);
});

test('what waits is not there once a person of it is sealed, and cannot be sent', async () => {
  const [id, other] = [await prepared(IDENTITY), await prepared()];
  await seal(PERSON);
  expect(await listed(SENDS, 'pendingOutwardRequests')).toEqual(expect.not.arrayContaining([id]));
  expect(await listed(SENDS, 'pendingOutwardRequests')).toContain(other);
  expect(bare(await approve(id))).toEqual(bare(await approve(randomUUID())));
  await unseal(PERSON);
  done(await approve(id));
});

/** What both sides can see of it, with the steps that are refused; ids and times apart. */
const outside = async (id: string): Promise<unknown> => {
  const seen = [await read(ABROAD, id), await read(ASKS, id)];
  const steps = [
    await step(ABROAD, 'askClarification', id, { question: 'Which of the two is meant?' }),
    await step(ABROAD, 'answerRequest', id, ANSWER),
    await step(ASKS, 'withdrawRequest', id, { reason: 'Not needed any more.' }),
  ];
  const pending = await listed(ABROAD, 'pendingRequests');
  const text = JSON.stringify([seen, steps.map(bare), pending.includes(id)]);
  return text.replaceAll(id, 'it').replace(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"a time"');
};

test.each([
  ['what waits for an answer', sent],
  ['what was answered', answered],
] as const)('%s ends with a seal as with its term, to both sides alike', async (_what, make) => {
  const [first, second] = [await make(IDENTITY), await make(IDENTITY)];
  await admin(`update exchange.outward_request set valid_until = clock_timestamp()
      where id = (select outward from exchange.request where id = '${second}')`);
  await seal(PERSON);
  // Told apart by nothing, whoever of the two is sealed: both now are.
  const sealed = await outside(first);
  await unseal(PERSON);
  const ended = await outside(second);
  expect(sealed).toBe(ended);
  expect(ended).toContain('"state":"EXPIRED"');
  expect(ended).not.toContain('2001-04-17');
  expect(ended).toContain('REQUEST_OVER');
  // Were the seal not asked, it would go on.
  await seal(PERSON);
  await withFault('outward_ends', 'least(o.valid_until, s.since)', 'o.valid_until', async () => {
    expect(await outside(first)).not.toBe(ended);
  });
  await unseal(PERSON);
});

/** What happened to a request, to one side. */
const happened = async (persona: string | undefined, id: string): Promise<string[]> => {
  const told = (await read(persona, id, 'events { nodes { event at } }'))?.['events'] as {
    nodes: { event: string; at: string }[];
  };
  expect(told.nodes.map(({ at }) => at)).toEqual(told.nodes.map(({ at }) => at).sort());
  return told.nodes.map(({ event }) => event);
};

test('what is sent and acknowledged while its case is being sealed ends after that, and no sooner', async () => {
  const [record, id] = [sampleId('case/vlora-1'), await prepared()];
  let request = '';
  await hub.database.as('admin', async (client) => {
    await client.query('begin');
    await client.query(`insert into exchange.seal values ('${record}', 'witness-protection')`);
    request = done(await approve(id))['request']?.['id'] as string;
    await taken(ABROAD, 'acknowledgeRequest', request);
    await client.query('commit');
  });
  const look = (): Promise<string[][]> =>
    Promise.all([ABROAD, ASKS].map((persona) => happened(persona, request)));
  const course = ['ACKNOWLEDGED', 'EXPIRED'];
  expect(await look()).toEqual([course, course]);
  // By the seal's own date it would have ended before it was sent.
  await withFault('find_courses', "when c.event = 'EXPIRED' then", 'when false then', async () => {
    expect(await look()).toEqual([course.toReversed(), course.toReversed()]);
  });
  await unseal(record);
});

test('the clock is that of the authority abroad, and pauses while it asks', async () => {
  const id = await sent();
  await taken(ABROAD, 'acknowledgeRequest', id);
  const before = await read(ASKS, id);
  await taken(ABROAD, 'askClarification', id, { question: 'Which of the two is meant?' });
  const paused = await read(ASKS, id);
  expect(paused).toMatchObject({ state: 'CLARIFICATION_ASKED', deadline: null });
  expect(paused?.['pausedSince']).not.toBeNull();
  expect(paused?.openSteps).toEqual(expect.arrayContaining(['answerClarification']));
  expect(codeOf(await step(ABROAD, 'answerRequest', id, ANSWER))).toBe('CLARIFICATION_PENDING');
  await taken(SENDS, 'answerClarification', id, { answer: 'The one of this spring (synthetic).' });
  const [ours, theirs] = [await read(ASKS, id), await read(ABROAD, id)];
  expect(String(ours?.['deadline']) > String(before?.['deadline'])).toBe(true);
  expect(theirs).toMatchObject({ state: 'ACKNOWLEDGED', deadline: ours?.['deadline'] });
  expect(theirs?.openSteps).toContain('answerRequest');
  // Neither side can take the other's step.
  expect(codeOf(await step(ASKS, 'askClarification', id, { question: 'What is unclear?' }))).toBe(
    'STEP_NOT_POSSIBLE',
  );
  expect(
    codeOf(await step(ABROAD, 'withdrawRequest', id, { reason: 'Not needed any more.' })),
  ).toBe('STEP_NOT_POSSIBLE');
  await admin(`set session_replication_role = replica; update exchange.request
    set submitted_at = submitted_at - interval '30 days' where id = '${id}'`);
  for (const persona of [ASKS, ABROAD]) expect((await read(persona, id))?.['overdue']).toBe(true);
});

test('an answer is read under its codes, in the purpose of the request alone', async () => {
  const id = await answered();
  const first = await read(ASKS, id);
  expect(first).toMatchObject({
    state: 'PARTLY_GRANTED',
    answer: {
      reference: 'IT-ANSWER-7',
      categories: [{ category: 'OFFENCE', words: expect.any(String), handling: ['H2'] }],
    },
  });
  // The precise ground stays there: it would say that there is something.
  const grounds = async (persona: string | undefined) =>
    JSON.stringify((await read(persona, id))?.['decision']);
  expect(await grounds(ASKS)).toContain('NEITHER_CONFIRMED_NOR_DENIED');
  expect(await grounds(ASKS)).not.toContain('ONGOING_INVESTIGATION');
  expect(await grounds(ABROAD)).toContain('ONGOING_INVESTIGATION');
  expect((await read(ABROAD, id))?.state).toBe('DISCLOSED');
  const related = { purpose: 'RELATED_PROCEEDING' };
  expect(await read(ASKS, id, TOLD, related)).toEqual({ answer: null });
  await withFault('find_answers', 'and r.purpose = mine', '', async () => {
    expect(await read(ASKS, id, TOLD, related)).not.toEqual({ answer: null });
  });
  const [entry] = await admin<{ payload: unknown }>(
    `select payload from audit.entry where payload::text like '%AnsweredCategory.words%' limit 1`,
  );
  expect(JSON.stringify(entry?.payload)).toContain('own_record');
  await taken(ASKS, 'confirmReceipt', id);
  await taken(ASKS, 'reportUse', id, { report: 'Taken into the file of the proceeding.' });
  await taken(ASKS, 'closeRequest', id);
  for (const persona of [ASKS, ABROAD]) {
    expect(await read(persona, id, `state ${TOLD}`)).toEqual({ state: 'CLOSED', answer: null });
  }
});

test('what bears H1 is withheld where evidence was asked for, and told otherwise', async () => {
  const coded = {
    reference: 'IT-H1',
    categories: ['OFFENCE', 'SUSPECT'].map((category) => {
      return { category, words: 'As heard (synthetic).', handling: ['H1'] };
    }),
  };
  const told: unknown[] = [];
  for (const evidenceUse of ['JUDICIAL_EVIDENCE', 'INTELLIGENCE']) {
    const id = await sent({ evidenceUse });
    await taken(ABROAD, 'acknowledgeRequest', id);
    await taken(ABROAD, 'answerRequest', id, coded);
    told.push(await read(ASKS, id, 'answer { categories { words } }'));
  }
  expect(JSON.stringify(told[0])).not.toContain('As heard');
  expect(JSON.stringify(told[1])).toContain('As heard');
});

test('an answer is words or a ground for each category, on a ground of the agreement', async () => {
  const id = await sent();
  await taken(ABROAD, 'acknowledgeRequest', id);
  const answer = (...categories: object[]): Promise<Answer> =>
    step(ABROAD, 'answerRequest', id, { reference: 'X', categories });
  const [offence, suspect] = [{ category: 'OFFENCE', words: 'Known.' }, { category: 'SUSPECT' }];
  for (const wrong of [
    [offence],
    [offence, suspect],
    [offence, { ...suspect, words: 'A', ground: 'NOT_AVAILABLE' }],
    [offence, { ...suspect, words: 'A', handling: ['H3'] }],
    [offence, { ...suspect, ground: 'NEITHER_CONFIRMED_NOR_DENIED' }],
  ])
    expect(codeOf(await answer(...wrong))).toBe('INPUT_INVALID');
  expect(
    codeOf(await answer(offence, { ...suspect, ground: 'NOT_AN_OFFENCE_IN_REQUESTED_STATE' })),
  ).toBe('GROUND_NOT_IN_AGREEMENT');
  done(await answer(offence, { ...suspect, ground: 'NOT_AVAILABLE' }));
  expect(codeOf(await answer(offence, { ...suspect, ground: 'NOT_AVAILABLE' }))).toBe(
    'REQUEST_DECIDED',
  );
});

const REASON = { reason: 'It was of another person (synthetic).' };
const SAYS = 'To be kept from the press until our first hearing.';
const OTHER = 'To be kept from the press for three months.';
const CONDITIONAL = {
  ...ANSWER,
  categories: [{ ...ANSWER.categories[0], condition: SAYS }, ANSWER.categories[1]],
};
const conditional = async (): Promise<string> => {
  const id = await sent();
  await taken(ABROAD, 'acknowledgeRequest', id);
  await taken(ABROAD, 'answerRequest', id, CONDITIONAL);
  return id;
};
const OFFER = 'decision { offer { id accepted conditions { category words } } }';
const offerOf = async (id: string): Promise<string> => {
  const { decision } = (await read(ASKS, id, OFFER)) as unknown as {
    decision: { offer: { id: string } };
  };
  return decision.offer.id;
};
const reply = async (name: 'accept' | 'decline', id: string, persona = ASKS): Promise<Answer> =>
  step(persona, `${name}Conditions`, id, { offerId: await offerOf(id) });
const toldKinds = async (id: string): Promise<string[]> =>
  (
    await admin<{ kind: string }>(
      `select kind from exchange.notice where request = '${id}' and organisation = '${ITALY}' order by at, number`,
    )
  ).map(({ kind }) => kind);

test('an answer under conditions is read when they are accepted, and by nobody before', async () => {
  const id = await conditional();
  const asked = await read(ASKS, id, `state openSteps ${OFFER} ${TOLD}`);
  expect(asked).toMatchObject({
    ...{ state: 'CONDITIONS_OFFERED', answer: null },
    openSteps: expect.arrayContaining(['acceptConditions', 'declineConditions', 'withdrawRequest']),
    decision: { offer: { accepted: null, conditions: [{ category: 'OFFENCE', words: SAYS }] } },
  });
  // Whoever gave it sees its own words; nobody else answers for whoever asked.
  expect((await read(ABROAD, id))?.['answer']).not.toBeNull();
  expect(codeOf(await reply('accept', id, ABROAD))).toBe('NOT_AVAILABLE');
  expect(codeOf(await reply('accept', id, 'prosecutor-fier'))).toBe('NOT_AVAILABLE');
  await withFault(
    'find_answers',
    'q.requested = me or not exists',
    'true or not exists',
    async () => {
      expect((await read(ASKS, await conditional(), TOLD))?.['answer']).not.toBeNull();
    },
  );
  done(await reply('accept', id));
  expect((await read(ASKS, id))?.['answer']).toMatchObject({ reference: 'IT-ANSWER-7' });
  expect(await toldKinds(id)).toEqual([
    ...['SUBMITTED', 'ACKNOWLEDGED', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED'],
    'DISCLOSED',
  ]);
  expect(codeOf(await reply('decline', id))).toBe('STEP_NOT_POSSIBLE');
});

test('of an answer whose conditions were declined nothing is read, and it can be closed', async () => {
  const id = await conditional();
  done(await reply('decline', id));
  expect(await read(ASKS, id, `state openSteps ${TOLD}`)).toMatchObject({
    ...{ state: 'CONDITIONS_DECLINED', openSteps: ['closeRequest'], answer: null },
  });
  expect(codeOf(await step(ASKS, 'confirmReceipt', id))).toBe('STEP_NOT_POSSIBLE');
  await taken(ASKS, 'closeRequest', id);
  expect((await read(ABROAD, id))?.state).toBe('CLOSED');
});

test('other conditions are offered after a decline, and the answer is read when these are accepted', async () => {
  const id = await conditional();
  const offer = (category: string, persona = ABROAD): Promise<Answer> =>
    step(persona, 'offerAnswerConditions', id, { conditions: [{ category, condition: OTHER }] });
  expect(codeOf(await offer('OFFENCE'))).toBe('STEP_NOT_POSSIBLE');
  const declined = await offerOf(id);
  done(await reply('decline', id));
  expect((await read(ABROAD, id))?.openSteps).toEqual(
    expect.arrayContaining(['offerAnswerConditions', 'revokeAnswer', 'closeRequest']),
  );
  // Of what was refused there is nothing to offer; and nobody else offers.
  expect(failed(await offer('SUSPECT'))).toMatchObject({
    ...{ code: 'INPUT_INVALID', at: 'input.conditions' },
  });
  expect(codeOf(await offer('OFFENCE', 'greece-agency'))).toBe('NOT_AVAILABLE');
  expect(codeOf(await offer('OFFENCE', ASKS))).toBe('DOCUMENT_INVALID');
  done(await offer('OFFENCE'));
  expect(await read(ASKS, id, `state ${OFFER} ${TOLD}`)).toMatchObject({
    ...{ state: 'CONDITIONS_OFFERED', answer: null },
    decision: { offer: { accepted: null, conditions: [{ category: 'OFFENCE', words: OTHER }] } },
  });
  expect((await toldKinds(id)).slice(-2)).toEqual(['CONDITIONS_DECLINED', 'CONDITIONS_OFFERED']);
  expect(codeOf(await offer('OFFENCE'))).toBe('STEP_NOT_POSSIBLE');
  // Whoever means those before accepts none.
  expect(codeOf(await step(ASKS, 'acceptConditions', id, { offerId: declined }))).toBe(
    'CONDITIONS_CHANGED',
  );
  done(await reply('accept', id));
  expect((await read(ASKS, id))?.['answer']).toMatchObject({ reference: 'IT-ANSWER-7' });
  expect(codeOf(await offer('OFFENCE'))).toBe('STEP_NOT_POSSIBLE');
});

test('what was told without conditions gets none, and what was taken back none either', async () => {
  const [open, back] = [await answered(), await conditional()];
  const conditions = [{ category: 'OFFENCE', condition: OTHER }];
  expect(codeOf(await step(ABROAD, 'offerAnswerConditions', open, { conditions }))).toBe(
    'STEP_NOT_POSSIBLE',
  );
  done(await reply('decline', back));
  await taken(ABROAD, 'revokeAnswer', back, REASON);
  expect(codeOf(await step(ABROAD, 'offerAnswerConditions', back, { conditions }))).toBe(
    'REQUEST_OVER',
  );
});

test('a condition is of what is told, and not of what was refused', async () => {
  const id = await sent();
  await taken(ABROAD, 'acknowledgeRequest', id);
  const [first, second] = ANSWER.categories;
  const wrong = { ...ANSWER, categories: [first, { ...second, condition: SAYS }] };
  expect(failed(await step(ABROAD, 'answerRequest', id, wrong))).toMatchObject({
    ...{ code: 'INPUT_INVALID', at: 'input.categories.1' },
  });
});

test('what was answered is taken back by whoever answered it, and read no more', async () => {
  const [open, waiting] = [await answered(IDENTITY), await conditional()];
  expect((await read(ASKS, open))?.['answer']).not.toBeNull();
  expect((await read(ABROAD, open))?.openSteps).toContain('revokeAnswer');
  expect((await read(ASKS, open))?.openSteps).not.toContain('revokeAnswer');
  expect(codeOf(await step('greece-agency', 'revokeAnswer', open, REASON))).toBe('NOT_AVAILABLE');
  // To whoever asked there is no such operation.
  expect(codeOf(await step(ASKS, 'revokeAnswer', open, REASON))).toBe('DOCUMENT_INVALID');
  for (const id of [open, waiting]) {
    await taken(ABROAD, 'revokeAnswer', id, REASON);
    for (const persona of [ASKS, ABROAD])
      expect(await read(persona, id)).toMatchObject({
        ...{ state: 'REVOKED', answer: null, particulars: [], openSteps: [] },
      });
    expect(await toldKinds(id)).toContain('REVOKED');
    expect(codeOf(await step(ABROAD, 'revokeAnswer', id, REASON))).toBe('REQUEST_OVER');
  }
  expect(codeOf(await reply('accept', waiting))).toBe('REQUEST_OVER');
  await withFault('find_answers', ", 'REVOKED'", '', async () => {
    expect((await read(ASKS, open))?.['answer']).not.toBeNull();
  });
});

/** Reads while readings cannot be noted, and lets them be once something else was done. */
const readWhile = async <T>(
  table: string,
  reading: () => Promise<T>,
  meanwhile: () => Promise<unknown>,
): Promise<T> => {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return hub.database.as('admin', async (client) => {
    await client.query(`begin; lock table ${table} in share mode`);
    const read = reading();
    while ((await admin(waiting)).length === 0);
    await meanwhile();
    await client.query('commit');
    return read;
  });
};

test('what is taken back while it is being read is not read unless that is noted', async () => {
  const id = await answered(IDENTITY);
  const seen = await readWhile(
    'exchange.answer_reading',
    () => read(ASKS, id, TOLD),
    () => taken(ABROAD, 'revokeAnswer', id, REASON),
  );
  const noted = await admin(`select from exchange.answer_reading where request = '${id}'`);
  expect(noted.length === 1 || seen?.['answer'] === null).toBe(true);
});

test('nor is what was granted, and is revoked meanwhile', async () => {
  const [request, grant] = ['request/it-decided', 'grant/it-decided'].map(sampleId) as [
    string,
    string,
  ];
  await admin(`delete from exchange.disclosure where "grant" = '${grant}'`);
  const disclosed = () => read(ABROAD, request, 'disclosure { case { stage } }', { request });
  const revoke = () =>
    admin(`insert into exchange.revocation ("grant", revoked_by, reason)
      values ('${grant}', '${sampleId('official/prosecutor-vlora')}', 'Taken back by a test')`);
  const seen = await readWhile('exchange.disclosure', disclosed, revoke);
  const noted = `select from exchange.disclosure where "grant" = '${grant}'`;
  expect((await admin(noted)).length === 1 || seen?.['disclosure'] === null).toBe(true);
  await admin(`delete from exchange.revocation where "grant" = '${grant}'`);
  expect((await disclosed())?.['disclosure']).not.toBeNull();
  expect(await admin(noted)).toHaveLength(1);
});

test('what was not answered, or refused whole, cannot be taken back', async () => {
  const id = await sent();
  expect(codeOf(await step(ABROAD, 'revokeAnswer', id, REASON))).toBe('REQUEST_NOT_ACKNOWLEDGED');
  await taken(ABROAD, 'acknowledgeRequest', id);
  expect(codeOf(await step(ABROAD, 'revokeAnswer', id, REASON))).toBe('STEP_NOT_POSSIBLE');
  const categories = ['OFFENCE', 'SUSPECT'].map((category) => {
    return { category, ground: 'NOT_AVAILABLE' };
  });
  await taken(ABROAD, 'answerRequest', id, { ...ANSWER, categories });
  expect(codeOf(await step(ABROAD, 'revokeAnswer', id, REASON))).toBe('STEP_NOT_POSSIBLE');
});

test('both sides are told of each step, and nobody of what has not left', async () => {
  const kinds = async (persona: string | undefined, id: string): Promise<string[]> => {
    const rows = await admin<{ kind: string }>(
      `select n.kind from exchange.notice n join exchange.official f on f.organisation = n.organisation
       where f.subject = '${persona}' and n.request = '${id}' order by n.at`,
    );
    return rows.map(({ kind }) => kind);
  };
  /** All that the feed tells, page by page. */
  const told = async (
    persona: string | undefined,
    after: string | null = null,
  ): Promise<string> => {
    const { body, bytes } = await hub.ask({
      ...{ ...(persona ? { persona } : {}), ...HEADERS, variables: { after } },
      document: `query ($after: String) { notices(first: 100, after: $after) {
        nodes { request { id } } endCursor } }`,
    });
    const { nodes, endCursor } = (
      body?.data as { notices: { nodes: object[]; endCursor: string | null } }
    ).notices;
    return nodes.length === 0 ? bytes : bytes + (await told(persona, endCursor));
  };
  const waiting = await prepared();
  const id = await answered();
  for (const persona of [ASKS, ABROAD]) {
    expect(await kinds(persona, id)).toEqual(['SUBMITTED', 'ACKNOWLEDGED', 'DECIDED']);
    expect(await kinds(persona, waiting)).toEqual([]);
    expect(await told(persona)).toContain(id);
  }
  expect(await told('greece-agency')).not.toContain(id);
});

interface Fed {
  readonly kind: string;
  readonly at: string;
  readonly request: { readonly id: string } | null;
}
/** What the feed of an authority tells of a request, once ends have been noted. */
const fed = async (persona: string | undefined, id: string): Promise<Omit<Fed, 'request'>[]> => {
  const page = async (after: string | null): Promise<Fed[]> => {
    const { body, bytes } = await hub.ask({
      ...{ ...(persona ? { persona } : {}), ...HEADERS, variables: { after } },
      document: `query ($after: String) { notices(first: 100, after: $after) {
        nodes { kind at request { id } } endCursor } }`,
    });
    if (!body?.data) throw new Error(bytes);
    const { nodes, endCursor } = (
      body.data as { notices: { nodes: Fed[]; endCursor: string | null } }
    ).notices;
    return nodes.length === 0 ? [] : [...nodes, ...(await page(endCursor))];
  };
  await page(null);
  const told = (await page(null)).filter(({ request }) => request?.id === id);
  return told.map(({ kind, at }) => ({ kind, at }));
};
const fedKinds = async (persona: string | undefined, id: string): Promise<string[]> =>
  (await fed(persona, id)).map(({ kind }) => kind);

/** When the course of a request has an event, to one side. */
const momentsOf = async (persona: string | undefined, id: string, event: string) => {
  const told = (await read(persona, id, 'events { nodes { event at } }'))?.['events'] as {
    nodes: { event: string; at: string }[];
  };
  return told.nodes.filter((one) => one.event === event).map(({ at }) => ({ kind: event, at }));
};

/** Its term ends now. */
const endTerm = (id: string): Promise<object[]> =>
  admin(`with ended as (update exchange.outward_request set valid_until = clock_timestamp()
      where id = (select outward from exchange.request where id = '${id}') returning valid_until)
    update exchange.outward_matter set valid_until = (select valid_until from ended)
    where request = '${id}'`);

const BOTH_SIDES = [ASKS, ABROAD];

test('that it has ended is told to both sides once, by a seal as by its term', async () => {
  const [sealed, ended, goesOn] = [await sent(IDENTITY), await sent(IDENTITY), await sent()];
  await endTerm(ended);
  await seal(PERSON);
  // Where no end is looked for among what is sealed, it shows which of the two it is.
  await withFault('note_outward_ends', 'w.record = z.record', 'false', async () => {
    for (const persona of BOTH_SIDES) {
      expect(await fedKinds(persona, ended)).toEqual(['SUBMITTED', 'EXPIRED']);
      expect(await fedKinds(persona, sealed)).toEqual(['SUBMITTED']);
    }
  });
  for (const persona of BOTH_SIDES) {
    for (const id of [sealed, ended]) {
      const told = await fed(persona, id);
      expect(told.map(({ kind }) => kind)).toEqual(['SUBMITTED', 'EXPIRED']);
      expect(told.slice(1)).toEqual(await momentsOf(persona, id, 'EXPIRED'));
      expect(await fed(persona, id)).toEqual(told);
    }
    expect(await fedKinds(persona, goesOn)).toEqual(['SUBMITTED']);
  }
  for (const other of OTHERS)
    for (const id of [sealed, ended]) expect(await fedKinds(other, id)).toEqual([]);
  // Nor by the row: an end of the one has the same columns as an end of the other.
  const rows =
    await admin(`select count(*)::int as rows, count(distinct organisation)::int as sides,
      count("grant")::int as grants, request from exchange.notice
    where kind = 'EXPIRED' and request in ('${sealed}', '${ended}') group by request`);
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row).toMatchObject({ rows: 2, sides: 2, grants: 0 });
  await unseal(PERSON);
});

test('one that was sealed before its term, and is looked at after it, ended when it was sealed', async () => {
  const id = await sent(IDENTITY);
  await seal(PERSON);
  const [{ since } = { since: new Date(0) }] = await admin<{ since: Date }>(
    `select since from exchange.seal where record = '${PERSON}'`,
  );
  await endTerm(id);
  // For a minute a step that was begun before may still be written.
  await admin(`update exchange.outward_matter set valid_until = valid_until + interval '1 hour',
    end_noted = false where request = '${id}'`);
  for (const persona of BOTH_SIDES)
    expect((await fed(persona, id)).slice(1)).toEqual([
      { kind: 'EXPIRED', at: since.toISOString() },
    ]);
  await unseal(PERSON);
});

test('an end is looked for no more a minute after it was told', async () => {
  const id = await sent(IDENTITY);
  await endTerm(id);
  const noted = (): Promise<object[]> =>
    admin(`select distinct end_noted from exchange.outward_matter where request = '${id}'`);
  expect(await fedKinds(ASKS, id)).toContain('EXPIRED');
  expect(await noted()).toEqual([{ end_noted: false }]);
  const earlier = `valid_until = valid_until - interval '61 seconds'`;
  await admin(`update exchange.outward_matter set ${earlier} where request = '${id}'`);
  await fed(ASKS, id);
  expect(await noted()).toEqual([{ end_noted: true }]);
  expect((await fedKinds(ABROAD, id)).filter((kind) => kind === 'EXPIRED')).toHaveLength(1);
});

test('that its answer was first read is told to both sides, once and with the reading', async () => {
  const id = await answered();
  const before = ['SUBMITTED', 'ACKNOWLEDGED', 'DECIDED'];
  await read(ABROAD, id, TOLD);
  await read(ASKS, id, TOLD, { purpose: 'RELATED_PROCEEDING' });
  for (const persona of BOTH_SIDES) expect(await fedKinds(persona, id)).toEqual(before);
  for (let reading = 0; reading < 2; reading += 1)
    expect((await read(ASKS, id, TOLD))?.['answer']).not.toBeNull();
  for (const persona of BOTH_SIDES) {
    const told = await fed(persona, id);
    expect(told.map(({ kind }) => kind)).toEqual([...before, 'DISCLOSED']);
    expect(told.slice(3)).toEqual(await momentsOf(persona, id, 'DISCLOSED'));
  }
  await endTerm(id);
  for (const persona of BOTH_SIDES)
    expect(await fedKinds(persona, id)).toEqual([...before, 'DISCLOSED', 'EXPIRED']);
  for (const other of OTHERS) expect(await fedKinds(other, id)).toEqual([]);
});

test('an answer that was taken back has ended by that, and is not told to end again', async () => {
  const id = await answered(IDENTITY);
  await taken(ABROAD, 'revokeAnswer', id, REASON);
  await endTerm(id);
  for (const persona of BOTH_SIDES) {
    expect(await fedKinds(persona, id)).toEqual([
      ...['SUBMITTED', 'ACKNOWLEDGED', 'DECIDED', 'REVOKED'],
    ]);
    expect(await momentsOf(persona, id, 'EXPIRED')).toEqual([]);
  }
});

test('of one that was acknowledged while it was being sealed the end is told after that', async () => {
  const [record, id] = [sampleId('case/vlora-1'), await sent()];
  await hub.database.as('admin', async (client) => {
    await client.query('begin');
    await client.query(`insert into exchange.seal values ('${record}', 'witness-protection')`);
    await taken(ABROAD, 'acknowledgeRequest', id);
    await client.query('commit');
  });
  for (const persona of BOTH_SIDES) {
    const told = await fed(persona, id);
    expect(told.map(({ kind }) => kind)).toEqual(['SUBMITTED', 'ACKNOWLEDGED', 'EXPIRED']);
    expect(told[2]?.at).toBe(told[1]?.at);
    expect(told.slice(2)).toEqual(await momentsOf(persona, id, 'EXPIRED'));
  }
  // By the seal's own date it would have ended before.
  const [both, byDate] = [
    'greatest(least(o.valid_until, z.since), ',
    'least(o.valid_until, z.since, ',
  ];
  await withFault('find_notices', both, byDate, async () => {
    expect((await fed(ASKS, id)).slice(2)).not.toEqual(await momentsOf(ASKS, id, 'EXPIRED'));
  });
  await unseal(record);
});

/** The kind that a call has of a request; null where it is of another. */
const toldOf =
  (id: string) =>
  ({ body }: ReceivedCall): string | null => {
    const { data } = JSON.parse(body) as { data: { kind: string; request?: string } };
    return data.request === id ? data.kind : null;
  };

test('both are sent to an address as any notice is', async () => {
  const receiver = await NoticeReceiver.start();
  const sender = new HeldSender(hub.database, receiver.url);
  try {
    expect(await sender.register()).toBe(true);
    const id = await answered(IDENTITY);
    await read(ASKS, id, TOLD);
    await seal(PERSON);
    await sender.later();
    await sender.later();
    expect(receiver.taken().map(toldOf(id)).filter(Boolean)).toEqual([
      ...['SUBMITTED', 'ACKNOWLEDGED', 'DECIDED', 'DISCLOSED', 'EXPIRED'],
    ]);
  } finally {
    await unseal(PERSON);
    await sender.close();
    await receiver.stop();
  }
});

/** How many notices an authority has that something waits for a second person. */
const toldToWait = async (persona: string | undefined, after: string | null = null) => {
  const { body, bytes } = await hub.ask({
    ...{ ...(persona ? { persona } : {}), ...HEADERS, variables: { after } },
    document: `query ($after: String) { notices(first: 100, after: $after) {
      nodes { kind at request { id } dangerPush { id } } endCursor } }`,
  });
  if (!body?.data) throw new Error(bytes);
  type Told = { kind: string; request: null; dangerPush: null };
  const { nodes, endCursor } = (
    body.data as { notices: { nodes: Told[]; endCursor: string | null } }
  ).notices;
  const found = nodes.filter(({ kind }) => kind === 'OUTWARD_APPROVAL_AWAITED');
  for (const one of found) expect(one).toMatchObject({ request: null, dangerPush: null });
  const later: number = nodes.length === 0 ? 0 : await toldToWait(persona, endCursor);
  return found.length + later;
};

test('its own authority alone is told that it waits, for as long as it does', async () => {
  const before = await toldToWait(SENDS);
  const gone: readonly ((id: string) => Promise<unknown>)[] = [
    (id) => approve(id),
    (outwardRequestId) => mutate(SENDS, 'discardOutwardRequest', { outwardRequestId }, 'repeated'),
    (id) =>
      admin(
        `update exchange.outward_request set valid_until = clock_timestamp() where id = '${id}'`,
      ),
    () => seal(PERSON),
  ];
  for (const end of gone) {
    const id = await prepared(IDENTITY);
    expect(await toldToWait(SENDS)).toBe(before + 1);
    for (const other of [ABROAD, ...OTHERS]) expect(await toldToWait(other)).toBe(0);
    await end(id);
    expect(await toldToWait(SENDS)).toBeLessThanOrEqual(before);
  }
  await withFault('find_notices', 'z.record = any (o.persons || o.record)', 'false', async () => {
    expect(await toldToWait(SENDS)).toBeGreaterThan(before);
  });
  await unseal(PERSON);
});

test('what was sent can be withdrawn, what waits given up, and a document leaves by nobody alone', async () => {
  const id = await sent(IDENTITY);
  const document = {
    kind: 'OTHER',
    name: 'a.txt',
    mediaType: 'TEXT',
    language: 'en',
    content: 'QQ==',
  };
  expect(codeOf(await step(ASKS, 'addRequestDocument', id, { document }))).toBe('DOCUMENT_INVALID');
  await taken(ASKS, 'withdrawRequest', id, { reason: 'Not needed any more.' });
  expect(await read(ABROAD, id)).toMatchObject({ state: 'WITHDRAWN', particulars: [] });
  const outwardRequestId = await prepared(IDENTITY);
  done(await mutate(SENDS, 'discardOutwardRequest', { outwardRequestId }, 'repeated'));
  expect(codeOf(await approve(outwardRequestId))).toBe('NOT_AVAILABLE');
  const kept = await admin<{ n: number }>(
    `select count(*)::int as n from exchange.outward_request where request ? 'particulars'
     and (discarded_at is not null or approved_at is not null)`,
  );
  expect(kept).toEqual([{ n: 0 }]);
});

const TEXT = 'What we ask is set out in a letter (synthetic).';
const ENCLOSED = {
  ...{ kind: 'LETTER_OF_REQUEST', name: 'walrus.txt', mediaType: 'TEXT', language: 'en' },
  content: Buffer.from(TEXT).toString('base64'),
};
const ORDER = {
  ...{ kind: 'COURT_ORDER', name: 'order.pdf', mediaType: 'PDF', language: 'sq' },
  content: Buffer.from('%PDF-1.7 (synthetic)').toString('base64'),
};
const DOCUMENTS = { documents: [ENCLOSED, ORDER] };
const PARTS = 'documents { kind name mediaType language bytes sha256 content }';
const shownOf = (one: typeof ENCLOSED): object => {
  const bytes = Buffer.from(one.content, 'base64');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...one, bytes: bytes.length, sha256 };
};
const SHOWN = DOCUMENTS.documents.map(shownOf);

/** What is told of the documents of what waits, as few at a time as their bytes let; undefined where it does not. */
const enclosed = async (
  persona: string | undefined,
  id: string,
  after: string | null = null,
): Promise<unknown> => {
  const { body, bytes } = await hub.ask({
    ...{ ...(persona ? { persona } : {}), ...HEADERS, variables: { after } },
    document: `query ($after: String) { pendingOutwardRequests(first: 15, after: $after) {
      nodes { id ${PARTS} } endCursor } }`,
  });
  type Nodes = { id: string; documents: unknown }[];
  const page = (body?.data as { pendingOutwardRequests?: { nodes: Nodes; endCursor: string } })
    ?.pendingOutwardRequests;
  if (!page) throw new Error(bytes);
  const found = page.nodes.find((one) => one.id === id);
  const more = found === undefined && page.nodes.length === 15;
  return more ? enclosed(persona, id, page.endCursor) : found?.documents;
};

test('documents wait with it, are seen by the second person, and are read abroad as others are', async () => {
  const id = await prepared(DOCUMENTS);
  expect(await enclosed(SENDS, id)).toEqual(SHOWN);
  expect(await enclosed('prosecutor-fier', id)).toBeUndefined();
  for (const more of [{}, { documents: 1 }, { documents: 3 }]) {
    const told = { code: 'OUTWARD_DOCUMENTS_UNSEEN', at: 'input.documents' };
    expect(failed(await approve(id, SENDS, more))).toMatchObject(told);
  }
  expect(codeOf(await approve(id, ASKS, { documents: 2 }))).toBe('SECOND_PERSON_REQUIRED');
  const request = done(await approve(id, SENDS, { documents: 2 }))['request']?.['id'] as string;
  expect(await read(ABROAD, request, PARTS)).toEqual({ documents: SHOWN });
  // At home they are in the case, which not all who read the request reach.
  for (const persona of [ASKS, SENDS])
    expect(await read(persona, request, PARTS)).toEqual({ documents: [] });
  expect(await read('greece-agency', request, PARTS)).toBeNull();
  await withFault('find_documents', 'd.request <> all (sent_abroad)', 'true', async () => {
    expect(await read(ASKS, request, 'documents { kind }')).not.toEqual({ documents: [] });
  });
  await seal(sampleId('case/vlora-1'));
  expect(await read(ABROAD, request, PARTS)).toEqual({ documents: [] });
  await unseal(sampleId('case/vlora-1'));
  await taken(ASKS, 'withdrawRequest', request, { reason: 'Not needed any more.' });
  expect(await read(ABROAD, request, PARTS)).toEqual({ documents: [] });
});

test('where it has none, none was seen', async () => {
  expect(codeOf(await approve(await prepared(), SENDS, { documents: 1 }))).toBe(
    'OUTWARD_DOCUMENTS_UNSEEN',
  );
  done(await approve(await prepared(), SENDS, { documents: 0 }));
});

test.each([
  ['REQUEST_DOCUMENT_NAME_INVALID', 'documents.1.name', [ENCLOSED, { ...ORDER, name: 'a/b' }]],
  ['REQUEST_DOCUMENT_TYPE_MISMATCH', 'documents.0.mediaType', [{ ...ENCLOSED, mediaType: 'PNG' }]],
  [
    'REQUEST_DOCUMENT_TOO_LARGE',
    'documents.0.content',
    [{ ...ENCLOSED, content: Buffer.alloc(40 * 1024 + 1, 'a').toString('base64') }],
  ],
  ['REQUEST_DOCUMENTS_TOO_MANY', 'documents', Array.from({ length: 6 }, () => ENCLOSED)],
])('%s at %s, as of what comes in', async (code, at, documents) => {
  expect(failed(await prepare({ documents }))).toMatchObject({ code, at: `input.${at}` });
});

test('documents of what waits lie sealed, and go with it', async () => {
  const kept = async (id: string): Promise<string> =>
    JSON.stringify(await admin(`select * from exchange.outward_request where id = '${id}'`));
  const [left, given] = [await prepared(DOCUMENTS), await prepared(DOCUMENTS)];
  const inside = /walrus|set out in a letter|V2hhdCB3ZSBhc2sg/;
  for (const id of [left, given]) {
    expect(await kept(id)).toContain('"documents"');
    expect(await kept(id)).not.toMatch(inside);
  }
  await seal(sampleId('case/vlora-1'));
  expect(await enclosed(SENDS, left)).toBeUndefined();
  await unseal(sampleId('case/vlora-1'));
  const ended = await prepared(DOCUMENTS);
  await admin(`update exchange.outward_request set valid_until = clock_timestamp()
    where id = '${ended}'`);
  expect(await enclosed(SENDS, ended)).toBeUndefined();
  done(await approve(left, SENDS, { documents: 2 }));
  done(await mutate(ASKS, 'discardOutwardRequest', { outwardRequestId: given }, 'repeated'));
  for (const id of [left, given]) expect(await kept(id)).not.toContain('"documents"');
});

const SECOND = sampleId('official/prosecutor-vlora-second');
/** With something in the registry or the records otherwise, for as long as something is looked at. */
const meanwhile = async (
  [before, after]: readonly [before: string, after: string],
  look: () => Promise<void>,
): Promise<void> => {
  await admin(before);
  try {
    await look();
  } finally {
    await admin(after);
  }
};
const UNASSIGNED = [
  `update "national".case_assignment set until = current_date - 1 where official = '${SECOND}'
   and case_id = '${sampleId('case/vlora-1')}'`,
  `update "national".case_assignment set until = null where official = '${SECOND}'
   and case_id = '${sampleId('case/vlora-1')}'`,
] as const;
const ELSEWHERE = ['{AL-04}', '{AL-12}'].map(
  (areas) => `update exchange.official set areas = '${areas}' where id = '${SECOND}'`,
) as unknown as readonly [string, string];

test.each([
  ['is not assigned to its case', UNASSIGNED],
  ['works in another area', ELSEWHERE],
] as const)(
  'a colleague who %s sees that something waits, not whom it seeks, and cannot send it',
  async (_what, place) => {
    const waits = async (id: string): Promise<unknown> => {
      const { body, bytes } = await hub.ask({
        ...{ persona: SENDS as string, ...HEADERS },
        document: `{ pendingOutwardRequests(first: 100) { nodes { id reference particulars { familyName } documents { name } } } }`,
      });
      const found = body?.data as { pendingOutwardRequests: { nodes: { id: string }[] } } | null;
      if (!found) throw new Error(bytes);
      return found.pendingOutwardRequests.nodes.find((one) => one.id === id);
    };
    for (const more of [IDENTITY, {}]) {
      const id = await prepared({ ...more, documents: [ENCLOSED] });
      await meanwhile(place, async () => {
        expect(await waits(id)).toEqual({
          ...{ id, reference: 'VL-OUT-1', particulars: null, documents: null },
        });
        expect(bare(await approve(id))).toEqual(bare(await approve(randomUUID())));
      });
      expect(await waits(id)).toMatchObject({
        particulars: more === IDENTITY ? [{ familyName: expect.any(String) }] : [],
        documents: [{ name: ENCLOSED.name }],
      });
      done(await approve(id, SENDS, { documents: 1 }));
    }
  },
);

test('whom it seeks of its case is told at home by the case alone, once it has left', async () => {
  const [named, described] = [
    await sent(IDENTITY),
    await sent({ ...IDENTITY, persons: [{ description: 'Unknown man (synthetic)' }] }),
  ];
  const told = async (persona: string | undefined, id: string): Promise<number> =>
    ((await read(persona, id))?.['particulars'] as object[]).length;
  expect([await told(ABROAD, named), await told(ABROAD, described)]).toEqual([1, 1]);
  for (const persona of [ASKS, SENDS])
    expect([await told(persona, named), await told(persona, described)]).toEqual([0, 1]);
});

test('of who is a child by the time that it is sent, nothing is told', async () => {
  const id = await prepared(IDENTITY);
  const place = ['true', 'false'].map(
    (child) => `update "national".person set child = ${child} where id = '${PERSON}'`,
  ) as unknown as readonly [string, string];
  await meanwhile(place, async () => {
    expect(failed(await approve(id))).toMatchObject({
      ...{ code: 'OUTWARD_NOT_PERMITTED', at: 'input.outwardRequestId' },
    });
  });
  done(await approve(id));
});

test('whoever sends has a mandate of their own for what it tells', async () => {
  const id = await prepared(IDENTITY);
  await withFault(
    'opens',
    'begin return',
    "begin return p_category <> 'VICTIM_IDENTITY' and",
    async () => {
      expect(codeOf(await approve(id))).toBe('OUTWARD_NOT_PERMITTED');
    },
  );
  done(await approve(id));
});

test('of an agreement that ends meanwhile nothing is sent', async () => {
  const id = await prepared();
  await admin(`update exchange.agreement_version set status = 'suspended'
    where agreement = '${sampleId('agreement/al-it')}'`);
  // Without a place: what it is about was said when it was prepared.
  expect(failed(await approve(id))).toEqual(
    expect.not.objectContaining({ at: expect.anything() }) as object,
  );
  expect(codeOf(await approve(id))).toBe('AGREEMENT_NOT_IN_FORCE');
  await admin(`update exchange.agreement_version set status = 'in_force'
    where agreement = '${sampleId('agreement/al-it')}'`);
  done(await approve(id));
});

const WITH = `answer { categories { category words } ${PARTS.replace('{', '{ category')} }`;
/** Two documents with what is told of the offence, under a condition or not. */
const enclosing = (more: object = {}, documents: readonly object[] = DOCUMENTS.documents) => ({
  ...ANSWER,
  categories: [{ ...ANSWER.categories[0], ...more, documents }, ANSWER.categories[1]],
});
const answerWith = async (answer: object, letter: object = {}): Promise<string> => {
  const id = await sent(letter);
  await taken(ABROAD, 'acknowledgeRequest', id);
  await taken(ABROAD, 'answerRequest', id, answer);
  return id;
};
const SHOWN_WITH = {
  answer: {
    categories: [{ category: 'OFFENCE', words: expect.any(String) }],
    documents: SHOWN.map((one) => ({ category: 'OFFENCE', ...one })),
  },
};

test('documents come with the words of an answer, and are read where these are', async () => {
  const id = await answerWith(enclosing({ condition: SAYS }));
  expect(await read(ASKS, id, WITH)).toEqual({ answer: null });
  expect(await read(ABROAD, id, WITH)).toEqual(SHOWN_WITH);
  await withFault('find_answers', 'q.requested = me or not', 'true or not', async () => {
    expect(await read(ASKS, await answerWith(enclosing({ condition: SAYS })), WITH)).toEqual(
      SHOWN_WITH,
    );
  });
  done(await reply('accept', id));
  for (const persona of [ASKS, SENDS]) expect(await read(persona, id, WITH)).toEqual(SHOWN_WITH);
  for (const persona of ['prosecutor-fier', 'greece-agency'])
    expect(await read(persona, id, WITH)).toBeNull();
  const related = { purpose: 'RELATED_PROCEEDING' };
  expect(await read(ASKS, id, WITH, related)).toEqual({ answer: null });
  // They are not told as if they had come with the request.
  for (const persona of [ASKS, ABROAD])
    expect(await read(persona, id, PARTS)).toEqual({ documents: [] });
  // Nor were they, if what came with a request were told after its answer.
  await withFault('told_to_authorities', 's."grant" is null or', '', async () => {
    expect(await read(ABROAD, id, 'documents { kind }')).toEqual({ documents: [] });
    await withFault('find_documents', 'and d.category is null', '', async () => {
      expect(await read(ABROAD, id, 'documents { kind }')).not.toEqual({ documents: [] });
    });
  });
  await taken(ABROAD, 'revokeAnswer', id, REASON);
  for (const persona of [ASKS, ABROAD])
    expect(await read(persona, id, WITH)).toEqual({ answer: null });
});

test('whether documents came with an answer shows in no term before it is read', async () => {
  const terms = async (documents: readonly object[]): Promise<unknown> => {
    const id = await sent();
    // As of a request with which nothing came that is sealed.
    await admin(`delete from exchange.retention where request = '${id}'`);
    await taken(ABROAD, 'acknowledgeRequest', id);
    await taken(ABROAD, 'answerRequest', id, enclosing({ condition: SAYS }, documents));
    const columns = 'sealed, erased_at, copied, held_by, delete_at is null as forever';
    return [
      await read(ASKS, id, 'held erasedAt copiesDestroyedAt'),
      await admin(`select ${columns} from exchange.retention where request = '${id}'`),
    ];
  };
  const [none, some] = [await terms([]), await terms(DOCUMENTS.documents)];
  expect(none).toEqual(some);
  expect(none).toEqual([expect.objectContaining({ held: false }), [expect.anything()]]);
});

test('reading a document of an answer is a reading of it, and recorded before it is sent', async () => {
  const id = await answerWith(enclosing());
  const noted = `select from exchange.answer_reading where request = '${id}'`;
  const entries = `select payload from audit.entry where payload::text like '%AnswerDocument.content%'
    and payload::text like '%${id}%'`;
  expect([await admin(noted), await admin(entries)]).toEqual([[], []]);
  const bytes = 'answer { documents { content } }';
  const seen = await read(ASKS, id, bytes);
  expect(JSON.stringify(seen)).toContain(ENCLOSED.content);
  expect(await admin(noted)).toHaveLength(1);
  expect(await admin(entries)).not.toEqual([]);
  expect((await read(ABROAD, id, 'state'))?.state).toBe('DISCLOSED');
});

test('documents are withheld with the words whose codes they bear', async () => {
  const told: string[] = [];
  for (const evidenceUse of ['JUDICIAL_EVIDENCE', 'INTELLIGENCE']) {
    const id = await answerWith(enclosing({ handling: ['H1'] }), { evidenceUse });
    told.push(JSON.stringify(await read(ASKS, id, `answer { ${PARTS} }`)));
  }
  for (const inside of [ENCLOSED.name, ENCLOSED.content, ORDER.content])
    expect(told.map((one) => one.includes(inside))).toEqual([false, true]);
});

test('what came with an answer is read no more once its case is sealed, or the request is closed', async () => {
  const id = await answerWith(enclosing());
  expect(await read(ASKS, id, WITH)).toEqual(SHOWN_WITH);
  await seal(sampleId('case/vlora-1'));
  for (const persona of [ASKS, ABROAD])
    expect(await read(persona, id, WITH)).toEqual({ answer: null });
  await unseal(sampleId('case/vlora-1'));
  await taken(ASKS, 'confirmReceipt', id);
  await taken(ASKS, 'closeRequest', id);
  for (const persona of [ASKS, ABROAD])
    expect(await read(persona, id, WITH)).toEqual({ answer: null });
});

test.each<[code: string, at: string, answer: object]>([
  [
    'REQUEST_DOCUMENT_NAME_INVALID',
    '.0.documents.1.name',
    enclosing({}, [ENCLOSED, { ...ORDER, name: 'a/b' }]),
  ],
  [
    'REQUEST_DOCUMENT_TYPE_MISMATCH',
    '.0.documents.0.mediaType',
    enclosing({}, [{ ...ENCLOSED, mediaType: 'PNG' }]),
  ],
  [
    'REQUEST_DOCUMENT_TOO_LARGE',
    '.0.documents.0.content',
    enclosing({}, [{ ...ENCLOSED, content: Buffer.alloc(40 * 1024 + 1, 'a').toString('base64') }]),
  ],
  [
    'REQUEST_DOCUMENTS_TOO_MANY',
    '',
    {
      ...ANSWER,
      categories: ['OFFENCE', 'SUSPECT'].map((category) => {
        return { category, words: 'Known.', documents: Array.from({ length: 3 }, () => ENCLOSED) };
      }),
    },
  ],
  [
    'INPUT_INVALID',
    '.1',
    {
      ...ANSWER,
      categories: [ANSWER.categories[0], { ...ANSWER.categories[1], documents: [ENCLOSED] }],
    },
  ],
])('%s at categories%s: it is no document of an answer', async (code, at, answer) => {
  const id = await sent();
  await taken(ABROAD, 'acknowledgeRequest', id);
  const refused = await step(ABROAD, 'answerRequest', id, answer);
  expect(failed(refused)).toMatchObject({ code, at: `input.categories${at}` });
  expect(refused.bytes).not.toContain('a/b');
});

test('documents of an answer lie sealed beside those of its request, and have the same term', async () => {
  const request = done(await approve(await prepared(DOCUMENTS), SENDS, { documents: 2 }));
  const id = request['request']?.['id'] as string;
  await taken(ABROAD, 'acknowledgeRequest', id);
  expect(await read(ABROAD, id, PARTS)).toEqual({ documents: SHOWN });
  const five = [ENCLOSED, ORDER, ENCLOSED, ORDER, ENCLOSED];
  await taken(ABROAD, 'answerRequest', id, enclosing({}, five));
  const rows = await admin<{ number: number; category: string | null; record: string | null }>(
    `select d.*, k.record from exchange.document d left join exchange.data_key k
       on k.request = d.request and k.record = d.id where d.request = '${id}' order by d.number`,
  );
  expect(rows.map(({ number, category }) => [number, category])).toEqual([
    ...[1, 2].map((number) => [number, null]),
    ...[3, 4, 5, 6, 7].map((number) => [number, 'OFFENCE']),
  ]);
  expect(rows.every(({ record }) => record !== null)).toBe(true);
  expect(JSON.stringify(rows)).not.toMatch(/walrus|set out in a letter|V2hhdCB3ZSBhc2sg/);
  const [own] = await admin<{ sealed: boolean }>(
    `select sealed from exchange.retention where request = '${id}'`,
  );
  expect(own).toEqual({ sealed: true });
  await admin(`update exchange.retention set due_at = clock_timestamp() - interval '1 minute'
    where request = '${id}'`);
  await taken(ASKS, 'proposeRetentionStep', id, { step: 'ERASE' });
  await taken(SENDS, 'approveRetentionStep', id, { step: 'ERASE' });
  const [erased] = await admin<{ fields: string[] }>(
    `select payload->'fields' as fields from audit.entry where type = 'erased'
     and payload->'records' ? '${id}'`,
  );
  expect(erased?.fields).toContain('AnswerDocument.content');
  expect(erased?.fields).toContain('AnsweredCategory.words');
  const left = await admin(`select from exchange.data_key where request = '${id}'
    union all select from exchange.request_answer where request = '${id}' and words <> ''
    union all select from exchange.document where request = '${id}' and label || content <> ''`);
  expect(left).toEqual([]);
  const nothing = { name: null, sha256: null, bytes: null, content: null };
  expect(await read(ASKS, id, WITH)).toMatchObject({
    answer: { categories: [{ words: null }], documents: five.map(() => nothing) },
  });
});
