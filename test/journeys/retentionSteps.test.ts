import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { colleague } from '../testkit/colleague';
import { codes, dataOf } from '../testkit/inAnswer';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { findRoot } from '../testkit/root';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
  await admin(colleague('italy-agency'));
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const [FIRST, SECOND] = ['prosecutor-vlora', 'prosecutor-vlora-second'];
const [AGENCY, ABROAD] = ['italy-agency', 'italy-agency-second'];
const HERE = [FIRST, SECOND] as const;
const THERE = [AGENCY, ABROAD] as const;
const [WORD, NAME] = ['A belukha is asked about (synthetic).', 'Belukha-of-a-Name'];
const GRANTED = sampleId('request/it-decided');
const OF = `agreement = '${sampleId('agreement/al-it')}'`;

const ask = (
  persona: string,
  document: string,
  variables: Record<string, unknown> = {},
  request?: string,
): Promise<Answer> =>
  hub.ask({
    ...{ purpose: 'THIS_PROCEEDING', reason: 'What is kept is looked through' },
    ...{ persona, document, variables },
    ...(request === undefined ? {} : { request }),
  });

const submitted = async (): Promise<string> => {
  const answer = await ask(
    AGENCY,
    `mutation ($input: SubmitInformationRequestInput!) {
      submitInformationRequest(input: $input) { request { id } } }`,
    {
      input: {
        ...{
          idempotencyKey: randomUUID(),
          reference: 'IT-STEPS',
          language: 'en',
          urgency: 'OTHER',
        },
        ...{ requestedAuthority: sampleId('organisation/prosecutor-vlora') },
        ...{ offence: 'TRAFFICKING_IN_PERSONS', proceeding: 'Inquiry 4/2026 (fictitious)' },
        ...{ categories: ['CASE_STATUS'], evidenceUse: 'INTELLIGENCE', summary: WORD },
        particulars: [{ familyName: NAME }],
      },
    },
  );
  return dataOf<{ submitInformationRequest: { request: { id: string } } }>(answer)
    .submitInformationRequest.request.id;
};

const TERMS =
  'id reviewDueAt deleteBy copiesDeleteBy held erasedAt copiesDestroyedAt proposedRetentionStep';
type Terms = Readonly<Record<string, unknown>>;

const step = (field: 'propose' | 'approve', persona: string, requestId: string, of: string) =>
  ask(
    persona,
    `mutation ($input: ${field === 'propose' ? 'Propose' : 'Approve'}RetentionStepInput!) {
      ${field}RetentionStep(input: $input) { repeated request { ${TERMS} } } }`,
    { input: { idempotencyKey: randomUUID(), requestId, step: of } },
  );
/** @returns how it stands when both have taken it */
const both = async (id: string, of: string, [first, second] = HERE as readonly string[]) => {
  expect(codes(await step('propose', first ?? '', id, of))).toEqual([]);
  const answer = await step('approve', second ?? '', id, of);
  expect(codes(answer)).toEqual([]);
  return dataOf<{ approveRetentionStep: { request: Terms | null } }>(answer).approveRetentionStep
    .request;
};

const dueTo = async (persona: string, fields = 'id'): Promise<readonly Terms[]> =>
  dataOf<{ dueReviews: { nodes: Terms[] } }>(
    await ask(persona, `{ dueReviews(first: 100) { nodes { ${fields} } } }`),
  ).dueReviews.nodes;
const isDue = async (persona: string, id: string): Promise<boolean> =>
  (await dueTo(persona)).some((one) => one.id === id);
const termsOf = async (persona: string, id: string): Promise<Terms> =>
  dataOf<{ informationRequest: Terms }>(
    await ask(persona, `{ informationRequest(id: "${id}") { ${TERMS} } }`),
  ).informationRequest;
const keysOf = (id: string): Promise<object[]> =>
  admin(`select record from exchange.data_key where request = '${id}'`);
/** Moments come, without anybody waiting for them. */
const come = (id: string, columns: readonly string[], ago = '1 minute'): Promise<unknown> =>
  admin(`update exchange.retention set
    ${columns.map((name) => `${name} = clock_timestamp() - interval '${ago}'`).join(', ')}
    where request = '${id}'`);

interface Version {
  readonly status: string;
  readonly until: string;
}
/** So long as it acts, the agreement is as this says; then as it was. */
const meanwhile = async (terms: string, act: () => Promise<void>): Promise<void> => {
  const [was] = await admin<Version>(
    `select status, valid_until::text as until from exchange.agreement_version where ${OF}`,
  );
  await admin(`update exchange.agreement_version set ${terms} where ${OF}`);
  try {
    await act();
  } finally {
    await admin(`update exchange.agreement_version set status = '${was?.status ?? ''}',
      valid_until = '${was?.until ?? ''}', max_age = null, review_every = null where ${OF}`);
  }
};
const AGREED = `max_age = '3650 days', review_every = '3 days'`;
const OVER = [
  ['expired', `valid_until = clock_timestamp() - interval '1 minute'`],
  ['suspended', `status = 'suspended'`],
  ['denounced', `status = 'denounced'`],
] as const;

describe.each(OVER)('once the agreement is %s', (_, over) => {
  test('both authorities find what is due, and two of either erase it', async () => {
    const [id, other] = [await submitted(), await submitted()];
    await come(id, ['due_at']);
    await come(other, ['due_at']);
    await meanwhile(over, async () => {
      for (const persona of [...HERE, ...THERE]) expect(await isDue(persona, id)).toBe(true);
      for (const persona of ['greece-agency', 'state-police', 'police-vlora'])
        expect(await isDue(persona, id)).toBe(false);
      expect(codes(await step('propose', 'greece-agency', id, 'ERASE'))).toEqual(['NOT_AVAILABLE']);
      expect(await both(id, 'ERASE')).toEqual({
        ...{ id, reviewDueAt: null, deleteBy: null, copiesDeleteBy: null, held: false },
        ...{ erasedAt: expect.any(String) as string, copiesDestroyedAt: null },
        proposedRetentionStep: null,
      });
      expect(await keysOf(id)).toEqual([]);
      for (const persona of [...HERE, ...THERE]) expect(await isDue(persona, id)).toBe(false);
      await both(other, 'ERASE', THERE);
      expect(await keysOf(other)).toEqual([]);
      expect(
        await admin(
          `select id from audit.entry where type = 'erased' and payload->'records' ? '${id}'`,
        ),
      ).toHaveLength(1);
    });
  });

  test('it is held, released and kept by the terms that were agreed', async () => {
    await meanwhile(AGREED, async () => {
      const id = await submitted();
      await come(id, ['due_at']);
      await admin(`update exchange.agreement_version set ${over} where ${OF}`);
      expect(await both(id, 'HOLD')).toMatchObject({ held: true });
      expect(codes(await step('propose', AGENCY, id, 'ERASE'))).toEqual(['LEGAL_HOLD']);
      expect(await both(id, 'LIFT_HOLD')).toMatchObject({ held: false });
      await step('propose', FIRST, id, 'KEEP');
      expect((await dueTo(SECOND, TERMS)).find((one) => one.id === id)).toMatchObject({
        proposedRetentionStep: 'KEEP',
      });
      expect((await dueTo(AGENCY, TERMS)).find((one) => one.id === id)).toMatchObject({
        proposedRetentionStep: null,
      });
      await both(id, 'KEEP');
      expect(await isDue(FIRST, id)).toBe(false);
    });
  });
});

test('copies are confirmed as gone once the agreement is over', () =>
  meanwhile(AGREED, async () => {
    const read = `{ informationRequest(id: "${GRANTED}") { disclosure { case { stage } } } }`;
    expect((await ask(AGENCY, read, {}, GRANTED)).bytes).toContain('"stage"');
    await come(GRANTED, ['copies_due_at']);
    await admin(`update exchange.agreement_version set status = 'denounced' where ${OF}`);
    expect((await ask(AGENCY, read, {}, GRANTED)).bytes).not.toContain('"stage"');
    for (const persona of [FIRST, AGENCY]) expect(await isDue(persona, GRANTED)).toBe(true);
    expect(await both(GRANTED, 'COPIES_DESTROYED', THERE)).toMatchObject({
      copiesDestroyedAt: expect.any(String) as string,
    });
    for (const persona of [FIRST, AGENCY]) expect(await isDue(persona, GRANTED)).toBe(false);
  }));

/** What nests under the fields of a request that have any. */
const NESTED: Readonly<Record<string, string>> = {
  ...{ agreement: 'id', requestingAuthority: 'id', requestedAuthority: 'id', contact: 'id' },
  ...{ onwardRequests: 'id', events: 'nodes { event }', receipts: 'nodes { jws } endCursor' },
  ...{ particulars: 'familyName', documents: 'id', decision: 'decidedAt' },
  ...{ disclosure: 'case { id }', information: 'text', answer: 'reference' },
};
const fieldsOf = (type: string): string[] => {
  const schema = readFileSync(join(findRoot(), 'gateway/supergraph.graphql'), 'utf8');
  const [, body = ''] = new RegExp(`^type ${type}\n[^{]*\\{\n([^]*?)^\\}`, 'm').exec(schema) ?? [];
  return [...body.matchAll(/^ {2}(\w+)[:(]/gm)].map(([, name = '']) => name);
};

test.each([[FIRST], [AGENCY]])(
  'of a request whose agreement is over %s reads its id and its terms alone',
  async (persona) => {
    const id = await submitted();
    await come(id, ['due_at']);
    const fields = fieldsOf('InformationRequest');
    expect(fields).toEqual(expect.arrayContaining([...TERMS.split(' '), ...Object.keys(NESTED)]));
    const read = async (): Promise<Answer> =>
      ask(
        persona,
        `{ dueReviews(first: 100) { nodes { ${fields
          .map((name) => (NESTED[name] ? `${name} { ${NESTED[name]} }` : name))
          .join(' ')} } } }`,
        {},
        id,
      );
    const told = (answer: Answer): Terms =>
      Object.fromEntries(
        Object.entries(
          dataOf<{ dueReviews: { nodes: Terms[] } }>(answer).dueReviews.nodes.find(
            (one) => one.id === id,
          ) ?? {},
        ).filter(([, value]) => value !== null),
      );
    const before = await read();
    expect(told(before)).toMatchObject({ reference: 'IT-STEPS', summary: WORD });
    await meanwhile(OVER[0][1], async () => {
      const after = await read();
      expect(codes(after)).toEqual([]);
      expect(told(after)).toEqual({ id, reviewDueAt: expect.any(String) as string, held: false });
      const one = await ask(persona, `{ informationRequest(id: "${id}") { id } }`);
      expect(one.body?.data).toEqual({ informationRequest: null });
    });
  },
);

test('what has served is not kept where no term was agreed by which it would be due again', async () => {
  const id = await submitted();
  await ask(
    AGENCY,
    `mutation ($input: WithdrawRequestInput!) { withdrawRequest(input: $input) { repeated } }`,
    { input: { idempotencyKey: randomUUID(), requestId: id, reason: 'It is needed no more.' } },
  );
  await come(id, ['copies_due_at']);
  for (const persona of [FIRST, AGENCY])
    expect(codes(await step('propose', persona, id, 'KEEP'))).toEqual(['STEP_NOT_POSSIBLE']);
  // Under a hold neither.
  await both(id, 'HOLD');
  expect(codes(await step('propose', AGENCY, id, 'KEEP'))).toEqual(['STEP_NOT_POSSIBLE']);
  await both(id, 'LIFT_HOLD');
  for (const persona of [FIRST, AGENCY]) expect(await isDue(persona, id)).toBe(true);
  await both(id, 'ERASE');
});

test('what was proposed to be kept while there was a term is not kept where there is none', async () => {
  const id = await submitted();
  await come(id, ['due_at']);
  await meanwhile(AGREED, async () => {
    expect(codes(await step('propose', FIRST, id, 'KEEP'))).toEqual([]);
  });
  expect(codes(await step('approve', SECOND, id, 'KEEP'))).toEqual(['STEP_NOT_POSSIBLE']);
  expect(await isDue(AGENCY, id)).toBe(true);
});

test('what was kept under a hold past its last day is due at once when the hold is lifted', () =>
  meanwhile(AGREED, async () => {
    const id = await submitted();
    await come(id, ['due_at', 'delete_at']);
    await both(id, 'HOLD');
    await both(id, 'KEEP', THERE);
    // Under the hold it is due in its turn.
    expect(await isDue(FIRST, id)).toBe(false);
    await both(id, 'LIFT_HOLD');
    for (const persona of [FIRST, AGENCY]) expect(await isDue(persona, id)).toBe(true);
    expect(codes(await step('propose', FIRST, id, 'KEEP'))).toEqual(['RETENTION_OVER']);
    await both(id, 'ERASE');
    expect(await keysOf(id)).toEqual([]);
  }));

test('so are copies', () =>
  meanwhile(AGREED, async () => {
    const read = `{ informationRequest(id: "${GRANTED}") { disclosure { case { stage } } } }`;
    expect((await ask(AGENCY, read, {}, GRANTED)).bytes).toContain('"stage"');
    await come(GRANTED, ['copies_due_at', 'copies_delete_at']);
    await both(GRANTED, 'HOLD');
    await both(GRANTED, 'KEEP', THERE);
    expect(await isDue(AGENCY, GRANTED)).toBe(false);
    await both(GRANTED, 'LIFT_HOLD');
    for (const persona of [FIRST, AGENCY]) expect(await isDue(persona, GRANTED)).toBe(true);
    await both(GRANTED, 'COPIES_DESTROYED', THERE);
  }));

const official = (name: string): string => sampleId(`official/${name}`);
const GONE: readonly (readonly [what: string, went: string, back: string, refused: string])[] = [
  [
    'moved to another organisation',
    `update exchange.official set organisation = (select o.organisation from exchange.official o
       where o.subject = 'prosecutor-fier') where id = '${official(FIRST)}'`,
    `update exchange.official set organisation = '${sampleId('organisation/prosecutor-vlora')}'
       where id = '${official(FIRST)}'`,
    'STEP_NOT_POSSIBLE',
  ],
  [
    'left',
    `update exchange.official set active_until = clock_timestamp() - interval '1 minute' where id = '${official(FIRST)}'`,
    `update exchange.official set active_until = null where id = '${official(FIRST)}'`,
    'PREPARER_SUSPENDED',
  ],
  [
    'was suspended',
    `insert into exchange.suspension (organisation, official, since) values
       ('${sampleId('organisation/prosecutor-vlora')}', '${official(FIRST)}', clock_timestamp() - interval '1 hour')`,
    `delete from exchange.suspension where official = '${official(FIRST)}'`,
    'PREPARER_SUSPENDED',
  ],
];
test.each(GONE)(
  'what was proposed by one who %s is approved by nobody and waits no more',
  async (_what, went, back, refused) => {
    const id = await submitted();
    await come(id, ['due_at']);
    await step('propose', FIRST, id, 'ERASE');
    expect(await termsOf(SECOND, id)).toMatchObject({ proposedRetentionStep: 'ERASE' });
    await admin(went);
    try {
      expect(await termsOf(SECOND, id)).toMatchObject({ proposedRetentionStep: null });
      expect(codes(await step('approve', SECOND, id, 'ERASE'))).toEqual([refused]);
      expect(await keysOf(id)).not.toEqual([]);
    } finally {
      await admin(back);
    }
    expect(await termsOf(SECOND, id)).toMatchObject({ proposedRetentionStep: 'ERASE' });
    await step('approve', SECOND, id, 'ERASE');
    expect(await keysOf(id)).toEqual([]);
  },
);
