import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
});
afterAll(() => hub.stop());

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const [AGENCY, OWNER, SECOND] = ['italy-agency', 'prosecutor-vlora', 'prosecutor-vlora-second'];
const ITALY = sampleId('organisation/italy-anti-trafficking-agency');
const GREECE = sampleId('organisation/greece-anti-trafficking-agency');
const VLORA = sampleId('organisation/prosecutor-vlora');
const NOWHERE = sampleId('nowhere');
const SAYS = 'To be kept confidential until our first hearing.';

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;
/** Past what keeps rows from being changed. */
const turn = (sql: string): Promise<unknown> =>
  hub.database.as('admin', (client) =>
    client.query(`set session_replication_role = replica; ${sql}`),
  );

const mutate = (
  persona: string,
  field: string,
  input: object,
  select: string,
  type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`,
): Promise<Answer> =>
  hub.ask({
    ...{ persona, ...HEADERS },
    document: `mutation ($input: ${type}!) { ${field}(input: $input) { ${select} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const errorOf = ({ body }: Answer): unknown => {
  const [error] = (body?.errors ?? []) as { extensions: { code: string; at?: string } }[];
  return error && [error.extensions.code, error.extensions.at].filter(Boolean).join(' ');
};
const done = ({ body, bytes }: Answer): Record<string, { id: string }> => {
  if (body?.errors || !body?.data) throw new Error(bytes);
  return Object.values(body.data)[0] as Record<string, { id: string }>;
};

const LETTER = {
  ...{ recipientId: ITALY, caseReference: 'VL-2026-0001', reference: 'VL-OUT-1' },
  ...{ offence: 'TRAFFICKING_IN_PERSONS', proceeding: 'Prosecutor of Vlora, 7/2026 (fictitious)' },
  ...{ purpose: 'RELATED_PROCEEDING', categories: ['CASE_STATUS', 'OFFENCE'], asEvidence: false },
  ...{ handling: ['H1', 'H2'], language: 'en' },
  summary: 'The group that you look into is also seen in our case (synthetic).',
  conditions: [{ category: 'OFFENCE', condition: SAYS }],
};
const prepare = (more: object = {}, persona = OWNER): Promise<Answer> =>
  mutate(
    persona,
    'prepareSpontaneousInformation',
    { ...LETTER, ...more },
    'repeated information { id }',
  );
const prepared = async (more: object = {}): Promise<string> =>
  done(await prepare(more))['information']?.id ?? '';
const step = (name: 'send' | 'discard', informationId: string, persona = SECOND): Promise<Answer> =>
  mutate(
    persona,
    `${name}SpontaneousInformation`,
    { informationId },
    name === 'send' ? 'repeated request { id }' : 'repeated information { id }',
    'SpontaneousStepInput',
  );
const sent = async (more: object = {}): Promise<string> =>
  done(await step('send', await prepared(more)))['request']?.id ?? '';

const waiting = async (persona = SECOND): Promise<Record<string, unknown>[]> => {
  const { body, bytes } = await hub.ask({
    ...{ persona, ...HEADERS },
    document: `{ pendingSpontaneousInformation(first: 100) { nodes { id recipientId reference offence
      proceeding purpose categories asEvidence handling language summary validUntil
      conditions { category words } synthetic } } }`,
  });
  if (!body?.data) throw new Error(bytes);
  return (body.data as { pendingSpontaneousInformation: { nodes: Record<string, unknown>[] } })
    .pendingSpontaneousInformation.nodes;
};

interface Sent {
  readonly state: string;
  readonly openSteps: readonly string[];
  readonly events: { readonly nodes: readonly { readonly event: string }[] };
  readonly decision: { readonly offer: { readonly id: string } | null } | null;
}
const told = async (persona: string, id: string): Promise<Sent | null> => {
  const { body, bytes } = await hub.ask({
    ...{ ...HEADERS, persona, variables: { id } },
    document: `query ($id: ID!) { informationRequest(id: $id) { state spontaneous reference dueAt urgency
      deadline overdue offence purpose categories evidenceUse handling proceeding summary openSteps
      requestedAuthority { id } events(first: 20) { nodes { event by { id } } }
      decision { offer { id accepted conditions { category words } } } } }`,
  });
  if (!body?.data) throw new Error(bytes);
  return (body.data as { informationRequest: Sent | null }).informationRequest;
};
const eventsTo = async (persona: string, id: string): Promise<string[] | undefined> =>
  (await told(persona, id))?.events.nodes.map(({ event }) => event);

const read = (id: string, purpose = 'RELATED_PROCEEDING'): Promise<Answer> =>
  hub.ask({
    ...{ ...HEADERS, persona: AGENCY, purpose, request: id, variables: { id } },
    document: `query ($id: ID!) { informationRequest(id: $id) { disclosure { case { stage
      offences { offence } victims { person { familyName } } } } } }`,
  });
const answer = async (name: 'accept' | 'decline', requestId: string): Promise<Answer> =>
  mutate(
    AGENCY,
    `${name}Conditions`,
    { requestId, offerId: (await told(AGENCY, requestId))?.decision?.offer?.id },
    'request { state }',
  );

const toldOf = async (request: string): Promise<string[]> =>
  (
    await admin<{ told: string }>(
      `select case organisation when '${VLORA}' then 'sender ' else 'receiver ' end || kind as told
       from exchange.notice where request = '${request}'`,
    )
  )
    .map((row) => row.told)
    .sort();
const both = (...kinds: string[]): string[] =>
  kinds.flatMap((kind) => [`receiver ${kind}`, `sender ${kind}`]).sort();

const DECIDES = (requestId: string): object => ({
  ...{ requestId, caseReference: 'VL-2026-0001' },
  categories: LETTER.categories.map((category) => ({ category })),
});

describe('what nobody asked for', () => {
  it('leaves when a second person has sent it, and is read when its conditions are accepted', async () => {
    const informationId = await prepared();
    expect(await waiting()).toContainEqual(
      expect.objectContaining({
        ...{ id: informationId, recipientId: ITALY, reference: 'VL-OUT-1', synthetic: true },
        ...{ asEvidence: false, handling: ['H1', 'H2'], summary: LETTER.summary },
        conditions: [{ category: 'OFFENCE', words: SAYS }],
      }),
    );
    const before = await admin('select id from exchange.request where spontaneous');
    expect(errorOf(await step('send', informationId, OWNER))).toBe('SECOND_PERSON_REQUIRED');
    expect(await admin('select id from exchange.request where spontaneous')).toEqual(before);

    const request = done(await step('send', informationId))['request']?.id ?? '';
    expect((await waiting()).map(({ id }) => id)).not.toContain(informationId);
    expect(await told(AGENCY, request)).toMatchObject({
      ...{ state: 'CONDITIONS_OFFERED', spontaneous: true, reference: 'VL-OUT-1' },
      ...{ dueAt: null, urgency: null, deadline: null, overdue: null, evidenceUse: 'INTELLIGENCE' },
      ...{ handling: ['H1', 'H2'], summary: LETTER.summary, requestedAuthority: { id: VLORA } },
      openSteps: ['acceptConditions', 'declineConditions'],
      decision: { offer: { accepted: null, conditions: [{ category: 'OFFENCE', words: SAYS }] } },
    });
    expect(await eventsTo(AGENCY, request)).toEqual(['SENT', 'GRANTED', 'CONDITIONS_OFFERED']);
    expect((await read(request)).bytes).toContain('"disclosure":null');
    done(await answer('accept', request));
    const { bytes, body } = await read(request);
    expect(bytes).toContain('"stage":"');
    // Their identity is not among what was sent.
    expect(bytes).toContain('"familyName":null');
    const { receipts = [] } = (body?.extensions ?? {}) as { receipts?: string[] };
    const payload = receipts.map((jws) =>
      Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(payload.join()).toContain('H2');
    expect(await toldOf(request)).toEqual(
      both('SENT', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED', 'DISCLOSED'),
    );
  });

  it('is told to wait to its own authority alone, until it was sent, discarded or sealed', async () => {
    const noticesOf = (informationId: string): Promise<{ organisation: string; id: string }[]> =>
      admin(`select organisation, id from exchange.notice where draft = '${informationId}'`);
    const inFeed = async (
      persona: string,
      id: string,
      after: string | null = null,
    ): Promise<object | null> => {
      const { body, bytes } = await hub.ask({
        ...{ persona, ...HEADERS, variables: { after } },
        document: `query ($after: String) { notices(first: 100, after: $after) {
          nodes { id kind request { id } } endCursor } }`,
      });
      if (!body?.data) throw new Error(bytes);
      const { nodes, endCursor } = (
        body.data as { notices: { nodes: { id: string }[]; endCursor: string | null } }
      ).notices;
      const found: object | null = nodes.find((one) => one.id === id) ?? null;
      return found ?? (nodes.length === 0 ? null : inFeed(persona, id, endCursor));
    };
    const record = sampleId('case/vlora-1');
    const ends: readonly ((informationId: string) => Promise<unknown>)[] = [
      (informationId) => step('send', informationId),
      (informationId) => step('discard', informationId),
      () => turn(`insert into exchange.seal values ('${record}', 'witness-protection')`),
    ];
    for (const end of ends) {
      const informationId = await prepared();
      const [notice, ...more] = await noticesOf(informationId);
      expect([notice?.organisation, more]).toEqual([VLORA, []]);
      const id = notice?.id ?? '';
      const told = { id, kind: 'INFORMATION_APPROVAL_AWAITED', request: null };
      expect(await inFeed(SECOND, id)).toEqual(told);
      expect(await inFeed(AGENCY, id)).toBeNull();
      await end(informationId);
      expect(await inFeed(SECOND, id)).toBeNull();
    }
    await turn(`delete from exchange.seal where record = '${record}'`);
  });

  it('is used for the purpose that it was sent for, and by the authority that it was sent to', async () => {
    const request = await sent();
    done(await answer('accept', request));
    expect((await read(request, 'THIS_PROCEEDING')).bytes).toContain('"disclosure":null');
    expect(await told('greece-agency', request)).toBeNull();
    expect((await read(request)).bytes).toContain('"stage":"');
  });

  it('leaves nothing with whoever declines its conditions, and can be offered otherwise', async () => {
    const request = await sent();
    done(await answer('decline', request));
    expect((await read(request)).bytes).toContain('"disclosure":null');
    expect(await told(AGENCY, request)).toMatchObject({
      state: 'CONDITIONS_DECLINED',
      openSteps: ['closeRequest'],
    });
    expect(await admin(`select 1 from exchange.receipt where request = '${request}'`)).toEqual([]);
    const conditions = [{ category: 'CASE_STATUS', condition: 'To be kept by your unit alone.' }];
    done(await mutate(OWNER, 'offerConditions', { requestId: request, conditions }, 'repeated'));
    done(await answer('accept', request));
    expect((await read(request)).bytes).toContain('"stage":"');
  });

  it('is taken back by whoever sent it, and by nobody who did not ask', async () => {
    const request = await sent();
    const input = { requestId: request, reason: 'Nothing of it concerns us.' };
    expect(errorOf(await mutate(AGENCY, 'withdrawRequest', input, 'repeated'))).toBe(
      'STEP_NOT_POSSIBLE',
    );
    expect((await told(AGENCY, request))?.openSteps).not.toContain('withdrawRequest');
    done(await answer('accept', request));
    done(await mutate(OWNER, 'revokeGrant', input, 'repeated'));
    expect((await read(request)).bytes).toContain('"disclosure":null');
    for (const persona of [AGENCY, OWNER])
      expect(await told(persona, request)).toMatchObject({ state: 'REVOKED' });
    expect(await toldOf(request)).toEqual(
      both('SENT', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED', 'REVOKED'),
    );
    expect(errorOf(await mutate(OWNER, 'decideRequest', DECIDES(request), 'repeated'))).toBe(
      'REQUEST_OVER',
    );
  });

  it('is read in the graph as any grant is: what is sealed of the case is not there', async () => {
    const categories = ['CASE_STATUS', 'VICTIM_IDENTITY'];
    const conditions = [{ category: 'VICTIM_IDENTITY', condition: SAYS }];
    const request = await sent({ categories, conditions });
    done(await answer('accept', request));
    expect(await eventsTo(OWNER, request)).toContain('DECIDED');
    expect(await eventsTo(AGENCY, request)).not.toContain('DECIDED');
    expect((await read(request)).bytes).toMatch(/"familyName":"[^"]/);
    const edge = (await admin<{ id: string }>(`select person_id as id from "national".case_person
      where case_id = '${sampleId('case/vlora-1')}' and part = 'VICTIM'`)) as { id: string }[];
    await turn(`insert into exchange.seal select p::uuid, 'witness-protection', clock_timestamp()
      from unnest(array['${edge.map(({ id }) => id).join("', '")}']) p`);
    try {
      expect((await read(request)).bytes).toContain('"victims":[]');
    } finally {
      await turn(
        `delete from exchange.seal where record in ('${edge.map(({ id }) => id).join("', '")}')`,
      );
    }
  });
});

const refusedAt = async (more: object, persona?: string): Promise<unknown> =>
  errorOf(await prepare(more, persona));

describe('what can be sent', () => {
  it('is what the agreement holds, to an authority abroad, of a case of one’s own', async () => {
    const before = await admin('select id from exchange.spontaneous_draft');
    const others = [
      'state-police',
      'international-organisation-1',
      'prosecutor-vlora',
      'of nobody',
    ];
    for (const slug of others)
      expect([slug, await refusedAt({ recipientId: sampleId(`organisation/${slug}`) })]).toEqual([
        slug,
        'AGREEMENT_NOT_IN_FORCE input.recipientId',
      ]);
    // Its agreement has expired.
    expect(await refusedAt({ recipientId: GREECE })).toBe(
      'AGREEMENT_NOT_IN_FORCE input.recipientId',
    );
    expect(await refusedAt({ recipientId: NOWHERE })).toBe(
      'AGREEMENT_NOT_IN_FORCE input.recipientId',
    );
    expect(await refusedAt({ purpose: 'RETURN' })).toBe('INPUT_INVALID input.purpose');
    expect(await refusedAt({ offence: 'NONE' })).toBe('OFFENCE_NOT_IN_AGREEMENT input.offence');
    expect(await refusedAt({ categories: ['COUNSELLING_NOTE'], conditions: [] })).toBe(
      'INPUT_INVALID input.conditions',
    );
    const condition = SAYS;
    expect(
      await refusedAt({
        categories: ['COUNSELLING_NOTE'],
        conditions: [{ category: 'COUNSELLING_NOTE', condition }],
      }),
    ).toBe('CATEGORY_NOT_IN_AGREEMENT input.categories');
    expect(await refusedAt({ conditions: [{ category: 'SUSPECT', condition }] })).toBe(
      'INPUT_INVALID input.conditions',
    );
    expect(await refusedAt({ handling: ['H4'] })).toBe('INPUT_INVALID input.handling');
    expect(await refusedAt({ asEvidence: true })).toBe('INPUT_INVALID input.handling');
    expect(await refusedAt({ validUntil: '2020-01-01T00:00:00Z' })).toBe(
      'INPUT_INVALID input.validUntil',
    );
    expect(await refusedAt({ caseReference: 'VL-9999-0001' })).toBe(
      'NOT_AVAILABLE input.caseReference',
    );
    expect(await refusedAt({}, 'prosecutor-fier')).toBe('NOT_AVAILABLE input.caseReference');
    for (const persona of ['police-vlora', AGENCY, 'ministry-system'])
      expect(await refusedAt({}, persona)).toBe('DOCUMENT_INVALID');
    expect(await admin('select id from exchange.spontaneous_draft')).toEqual(before);
  });

  it('is not sent to whoever is suspended, nor once the agreement is not in force', async () => {
    const informationId = await prepared();
    const suspension = randomUUID();
    await turn(
      `insert into exchange.suspension (id, organisation) values ('${suspension}', '${ITALY}')`,
    );
    expect(errorOf(await step('send', informationId))).toBe('AGREEMENT_NOT_IN_FORCE');
    await turn(`delete from exchange.suspension where id = '${suspension}'`);
    const al = sampleId('agreement/al-it');
    await turn(`insert into exchange.agreement_version select (jsonb_populate_record(v, jsonb_build_object(
        'version', v.version + 1, 'status', 'suspended', 'valid_from', clock_timestamp()))).*
      from exchange.agreement_version v where v.agreement = '${al}' order by v.version desc limit 1`);
    try {
      expect(errorOf(await step('send', informationId))).toBe('AGREEMENT_NOT_IN_FORCE');
    } finally {
      await turn(
        `delete from exchange.agreement_version where agreement = '${al}' and status = 'suspended'`,
      );
    }
    expect(errorOf(await step('send', informationId))).toBeUndefined();
  });

  it('waits for its own authority alone, and is sent or discarded once', async () => {
    const informationId = await prepared();
    for (const persona of ['prosecutor-fier'])
      expect((await waiting(persona)).map(({ id }) => id)).not.toContain(informationId);
    for (const name of ['send', 'discard'] as const)
      expect(errorOf(await step(name, informationId, 'prosecutor-fier'))).toBe('NOT_AVAILABLE');
    // A colleague who does not reach the case sees that something waits, and cannot send it.
    const id = sampleId('official/prosecutor-vlora-second');
    const moved = (areas: string): Promise<unknown> =>
      turn(`update exchange.official set areas = '${areas}' where id = '${id}'`);
    await moved('{AL-04}');
    expect(errorOf(await step('send', informationId))).toBe('NOT_AVAILABLE');
    await moved('{AL-12}');
    done(await step('discard', informationId));
    for (const name of ['send', 'discard'] as const)
      expect(errorOf(await step(name, informationId))).toBe('NOT_AVAILABLE');
    const another = await prepared();
    done(await step('send', another));
    for (const name of ['send', 'discard'] as const)
      expect(errorOf(await step(name, another))).toBe('NOT_AVAILABLE');
    const late = await prepared();
    await turn(`update exchange.spontaneous_draft set prepared_at = prepared_at - interval '1 day',
      valid_until = clock_timestamp() where id = '${late}'`);
    expect(errorOf(await step('send', late))).toBe('NOT_AVAILABLE');
    expect((await waiting()).map((one) => one['id'])).not.toContain(late);
  });

  it('is written once for its key, and not for a key that was used otherwise', async () => {
    const idempotencyKey = randomUUID();
    const first = done(await prepare({ idempotencyKey }));
    expect(done(await prepare({ idempotencyKey }))).toEqual({ ...first, repeated: true });
    expect(errorOf(await prepare({ idempotencyKey, reference: 'VL-OUT-2' }))).toContain(
      'IDEMPOTENCY',
    );
  });
});

describe('what is sealed', () => {
  /** Of a record that is sealed and one that was discarded, all that can be seen. */
  const seen = async (informationId: string) => ({
    waiting: (await waiting()).some(({ id }) => id === informationId),
    codes: [
      errorOf(await step('send', informationId)),
      errorOf(await step('discard', informationId)),
    ],
  });
  const seal = async (informationId: string): Promise<string> => {
    const record = randomUUID();
    await turn(
      `update exchange.spontaneous_draft set record = '${record}' where id = '${informationId}'`,
    );
    await turn(
      `insert into exchange.seal values ('${record}', 'witness-protection', clock_timestamp())`,
    );
    return record;
  };

  it('waits for nobody, as what was discarded does not', async () => {
    const [discarded, sealed] = [await prepared(), await prepared()];
    done(await step('discard', discarded));
    await seal(sealed);
    const closed = await seen(sealed);
    expect(closed).toEqual({ waiting: false, codes: ['NOT_AVAILABLE', 'NOT_AVAILABLE'] });
    expect(closed).toEqual(await seen(discarded));
    // Nor for whoever is cleared: what nobody may know of is sent to nobody.
    const id = sampleId('official/prosecutor-vlora-second');
    await turn(
      `update exchange.official set clearances = '{witness-protection}' where id = '${id}'`,
    );
    expect(await seen(sealed)).toEqual(closed);
    await turn(`update exchange.official set clearances = '{}' where id = '${id}'`);
  });

  it('would wait without the seal being asked for', async () => {
    const sealed = await prepared();
    await seal(sealed);
    const [row] = await admin<{ definition: string }>(
      `select pg_get_functiondef('exchange.find_drafts'::regproc) as definition`,
    );
    const found = row?.definition ?? '';
    const planted = found.replaceAll(/and not exists \(select from exchange\.seal[^)]*\)/g, '');
    expect(planted).not.toBe(found);
    await turn(planted);
    try {
      expect((await seen(sealed)).waiting).toBe(true);
    } finally {
      await turn(found);
    }
    expect((await seen(sealed)).waiting).toBe(false);
  });

  it('ends what is sent meanwhile after it was sent, in its course and in its notices', async () => {
    const [informationId, record] = [await prepared(), sampleId('case/vlora-1')];
    let request = '';
    await hub.database.as('admin', async (client) => {
      await client.query('begin');
      await client.query(`insert into exchange.seal values ('${record}', 'witness-protection')`);
      request = done(await step('send', informationId))['request']?.id ?? '';
      await client.query('commit');
    });
    interface Told {
      readonly kind: string;
      readonly at: string;
      readonly request: { readonly id: string } | null;
    }
    /** All that the feed tells an authority, page by page. */
    const feedOf = async (persona: string, after: string | null = null): Promise<Told[]> => {
      const { body, bytes } = await hub.ask({
        ...{ persona, ...HEADERS, variables: { after } },
        document: `query ($after: String) { notices(first: 100, after: $after) {
          nodes { kind at request { id } } endCursor } }`,
      });
      if (!body?.data) throw new Error(bytes);
      const { nodes, endCursor } = (
        body.data as { notices: { nodes: Told[]; endCursor: string | null } }
      ).notices;
      return nodes.length === 0 ? [] : [...nodes, ...(await feedOf(persona, endCursor))];
    };
    const notices = async (persona: string): Promise<string[]> =>
      (await feedOf(persona))
        .filter((one) => one.request?.id === request)
        .sort((a, b) => (a.at < b.at ? -1 : 1))
        .map(({ kind }) => kind);
    for (const persona of [AGENCY, OWNER]) {
      expect((await eventsTo(persona, request))?.at(-1)).toBe('EXPIRED');
      const told = await notices(persona);
      expect([told[0], told.at(-1)]).toEqual(['SENT', 'EXPIRED']);
      expect(told).toContain('DECIDED');
    }
    const [row] = await admin<{ definition: string }>(
      `select pg_get_functiondef('exchange.find_courses'::regproc) as definition`,
    );
    const found = row?.definition ?? '';
    await turn(found.replace("when c.event = 'EXPIRED' then", 'when false then'));
    const [standing] = await admin<{ definition: string }>(
      `select pg_get_functiondef('exchange.standing_decisions'::regproc) as definition`,
    );
    const stands = standing?.definition ?? '';
    await turn(stands.replace(/greatest\(s\.since[^)]*\)/, 's.since'));
    try {
      expect((await eventsTo(AGENCY, request))?.[0]).toBe('EXPIRED');
    } finally {
      for (const made of [found, stands]) await turn(made);
      await turn(`delete from exchange.seal where record = '${record}'`);
    }
  });

  it('ends what was sent, as its term does', async () => {
    const [ended, sealed] = [await sent(), await sent()];
    for (const request of [ended, sealed]) done(await answer('accept', request));
    const [at, record] = [new Date().toISOString(), randomUUID()];
    await turn(`update exchange."grant" set valid_until = '${at}' where request = '${ended}'`);
    await turn(`update exchange."grant" set record = '${record}' where request = '${sealed}'`);
    await turn(`insert into exchange.seal values ('${record}', 'witness-protection', '${at}')`);
    const shown = async (request: string) =>
      JSON.stringify([
        await told(AGENCY, request),
        await told(OWNER, request),
        (await read(request)).body?.data,
      ]).replace(/"id":"[^"]+"/g, '');
    expect(await shown(sealed)).toContain('"state":"EXPIRED"');
    expect(await shown(sealed)).toBe(await shown(ended));
  });
});
