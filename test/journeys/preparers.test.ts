import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const [AGENCY, OWNER, SECOND] = ['italy-agency', 'prosecutor-vlora', 'prosecutor-vlora-second'];
const [PROPOSES, ACTIVATES] = ['national-coordinator', 'national-coordinator-second'];
const ITALY = sampleId('organisation/italy-anti-trafficking-agency');

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

/** Sends a mutation, and answers with what it gives under `within`. */
const send = (persona: string, field: string, input: object, within: string, type = field) => {
  const purpose = persona.startsWith('national') ? 'OVERSIGHT' : 'THIS_PROCEEDING';
  return hub.ask({
    ...{ persona, purpose, reason: 'Proceeding against a group' },
    document: `mutation ($input: ${type[0]?.toUpperCase()}${type.slice(1)}Input!) {
      ${field}(input: $input) { repeated ${within} { id } } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
};
const codeOf = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;
const idOf = ({ body, bytes }: Answer): string => {
  if (body?.errors || !body?.data) throw new Error(bytes);
  const [payload] = Object.values(body.data) as Record<string, { id: string } | boolean>[];
  const made = Object.values(payload ?? {}).find((one) => typeof one === 'object');
  return made?.id ?? '';
};

const URGENT = 'A hearing is held within the week (synthetic).';
const LETTER = {
  ...{ reference: 'PREPARED', offence: 'TRAFFICKING_IN_PERSONS', language: 'en' },
  ...{ proceeding: 'Office of a fictitious town, 2026/5 (synthetic)' },
  summary: 'Please state whether a proceeding is known there (synthetic).',
};
const asked = async (categories: string[]): Promise<string> => {
  const requestId = idOf(
    await send(
      AGENCY,
      'submitInformationRequest',
      {
        ...{ ...LETTER, categories, urgency: 'OTHER', evidenceUse: 'INTELLIGENCE' },
        requestedAuthority: sampleId('organisation/prosecutor-vlora'),
      },
      'request',
    ),
  );
  idOf(await send(OWNER, 'acknowledgeRequest', { requestId }, 'request'));
  return requestId;
};
const decided = async (categories: string[]): Promise<string> => {
  const requestId = await asked(categories);
  const answers = categories.map((category) => ({ category }));
  const input = { requestId, caseReference: 'VL-2026-0001', categories: answers };
  idOf(await send(OWNER, 'decideRequest', input, 'request'));
  return requestId;
};
const BOTH = ['CASE_STATUS', 'VICTIM_IDENTITY'];

interface Prepared {
  readonly by: string;
  /** Of the exchange, which a second person's step calls. */
  readonly calls: string;
  readonly prepare: () => Promise<string>;
  readonly approve: (id: string) => Promise<Answer>;
}
const PREPARED: Readonly<Record<string, Prepared>> = {
  'a decision': {
    ...{ by: OWNER, calls: 'approve_decision', prepare: () => decided(BOTH) },
    approve: (requestId) => send(SECOND, 'approveDecision', { requestId }, 'request'),
  },
  'a request abroad': {
    ...{ by: OWNER, calls: 'approve_outward' },
    prepare: async () =>
      idOf(
        await send(
          OWNER,
          'prepareOutwardRequest',
          {
            ...{ ...LETTER, caseReference: 'VL-2026-0001', requestedAuthority: ITALY },
            ...{
              carries: ['CASE_STATUS'],
              categories: ['OFFENCE'],
              urgency: 'URGENT',
              urgencyReason: URGENT,
            },
            evidenceUse: 'INTELLIGENCE',
          },
          'outwardRequest',
        ),
      ),
    approve: (outwardRequestId) =>
      send(SECOND, 'approveOutwardRequest', { outwardRequestId }, 'request'),
  },
  'spontaneous information': {
    ...{ by: OWNER, calls: 'send_information' },
    prepare: async () =>
      idOf(
        await send(
          OWNER,
          'prepareSpontaneousInformation',
          {
            ...{ ...LETTER, caseReference: 'VL-2026-0001', recipientId: ITALY, handling: ['H1'] },
            ...{ categories: ['CASE_STATUS'], asEvidence: false, purpose: 'RELATED_PROCEEDING' },
            conditions: [{ category: 'CASE_STATUS', condition: 'To be kept by your unit alone.' }],
          },
          'information',
        ),
      ),
    approve: (informationId) =>
      send(SECOND, 'sendSpontaneousInformation', { informationId }, 'request', 'spontaneousStep'),
  },
  'an authorisation to pass on': {
    ...{ by: OWNER, calls: 'approve_onward' },
    prepare: async () => {
      const requestId = await decided(BOTH);
      idOf(await send(SECOND, 'approveDecision', { requestId }, 'request'));
      const onward = { requestId, categories: BOTH, reason: 'A proceeding there (synthetic).' };
      const recipientId = sampleId('organisation/greece-anti-trafficking-agency');
      await hub.ask({
        ...{
          persona: AGENCY,
          purpose: 'THIS_PROCEEDING',
          reason: 'Proceeding',
          request: requestId,
        },
        document: `query { informationRequest(id: "${requestId}") { disclosure { case { stage } } } }`,
      });
      const id = idOf(
        await send(
          AGENCY,
          'requestOnwardTransfer',
          { ...onward, recipientId, purpose: 'THIS_PROCEEDING' },
          'onwardRequest',
        ),
      );
      const categories = BOTH.map((category) => ({ category }));
      const input = { onwardRequestId: id, categories };
      idOf(await send(OWNER, 'decideOnwardRequest', input, 'onwardRequest'));
      return id;
    },
    approve: (onwardRequestId) =>
      send(SECOND, 'approveOnwardDecision', { onwardRequestId }, 'onwardRequest'),
  },
  'a version of an agreement': {
    ...{ by: PROPOSES, calls: 'activate_policy_change' },
    prepare: async () =>
      idOf(
        await send(
          PROPOSES,
          'proposeAgreementVersion',
          {
            agreementId: sampleId('agreement/al-it'),
            ...{ validFrom: new Date().toISOString(), status: 'in_force', handling: ['H0'] },
            ...{
              offences: ['TRAFFICKING_IN_PERSONS'],
              purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
            },
            categories: [...BOTH, 'OFFENCE'],
            deadlineHours: { urgentDirect: 8, urgent: 72, other: 168 },
          },
          'change',
        ),
      ),
    approve: (changeId) => send(ACTIVATES, 'activatePolicyChange', { changeId }, 'change'),
  },
};
const KINDS = Object.entries(PREPARED);

const official = (persona: string): string => sampleId(`official/${persona}`);
/** Their organisation has suspended them, from when and until when. */
const suspended = (since: string, until: string) => (persona: string) =>
  [
    `insert into exchange.suspension (organisation, official, since, until)
     select organisation, id, clock_timestamp() + '${since}', ${until}
     from exchange.official where id = '${official(persona)}'`,
    `delete from exchange.suspension where official = '${official(persona)}'`,
  ] as const;
const retired = (persona: string) =>
  ["'yesterday'", 'null'].map(
    (day) => `update exchange.official set active_until = ${day} where id = '${official(persona)}'`,
  ) as unknown as readonly [string, string];

const meanwhile = async <T>(
  [before, after]: readonly [string, string],
  look: () => Promise<T>,
): Promise<T> => {
  await admin(before);
  try {
    return await look();
  } finally {
    await admin(after);
  }
};

test.each(KINDS)(
  '%s is not approved while whoever prepared it is suspended or has left, and is afterwards',
  async (_what, { by, prepare, approve }) => {
    const id = await prepare();
    for (const place of [
      suspended('-1 hour', 'null')(by),
      suspended('-1 hour', "clock_timestamp() + '1 hour'")(by),
      retired(by),
    ])
      expect(codeOf(await meanwhile(place, () => approve(id)))).toBe('PREPARER_SUSPENDED');
    // One that is over does not count any more, nor one that has not begun.
    await meanwhile(suspended('-2 hours', "clock_timestamp() - '1 hour'::interval")(by), () =>
      meanwhile(suspended('1 hour', 'null')(by), async () => idOf(await approve(id))),
    );
  },
);

/** Somebody who acts is a machine, with a standing mandate for what the others do. */
const machine = (persona: string) =>
  [
    `update exchange.official set functions = functions || 'machine'::text where id = '${official(persona)}';
     insert into exchange.mandate (official, responsible, purpose, scope, ends_at)
     select '${official(persona)}', '${official(persona)}', p, 'What is asked nightly', '2035-01-01'
     from unnest(array['THIS_PROCEEDING', 'OVERSIGHT']) p`,
    `update exchange.official set functions = array_remove(functions, 'machine') where id = '${official(persona)}';
     delete from exchange.mandate where official = '${official(persona)}'`,
  ] as const;

test.each(KINDS)('a machine is none of the two persons of %s', async (_what, one) => {
  const id = await one.prepare();
  expect(codeOf(await meanwhile(machine(one.by), () => one.approve(id)))).toBe(
    'SECOND_PERSON_REQUIRED',
  );
  // Of a policy it sees nothing that it could activate.
  const [second, refused] =
    one.by === PROPOSES ? [ACTIVATES, 'NOT_AVAILABLE'] : [SECOND, 'SECOND_PERSON_REQUIRED'];
  expect(codeOf(await meanwhile(machine(second ?? ''), () => one.approve(id)))).toBe(refused);
  idOf(await one.approve(id));
});

test.each(KINDS)('%s would be approved, were it not asked', async (_what, one) => {
  const id = await one.prepare();
  const [row] = await admin<{ d: string }>(
    `select pg_get_functiondef('exchange.${one.calls}'::regproc) as d`,
  );
  const made = row?.d ?? '';
  const planted = made.replace(/perform exchange\.require_preparers\([^;]*;/, '');
  expect(planted).not.toBe(made);
  await meanwhile([planted, made], () =>
    meanwhile(suspended('-1 hour', 'null')(one.by), async () => idOf(await one.approve(id))),
  );
});
