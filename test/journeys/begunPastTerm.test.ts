import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { closedCase, endedAgo, type ClosedCase } from '../testkit/closedCase';
import { forgetLapsed } from '../testkit/forgetLapsed';
import { codes, dataOf } from '../testkit/inAnswer';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'What was begun before the last day' };
const [FIRST, SECOND] = ['prosecutor-vlora', 'prosecutor-vlora-second'];
const ITALY = sampleId('organisation/italy-anti-trafficking-agency');

let number = 100;
const inTerm = async (): Promise<ClosedCase> => {
  const { sql, ...one } = closedCase((number += 1));
  // Of nobody else's, so that who is sought may be named abroad.
  await admin(`${sql}; delete from exchange.handling where record = '${one.person}'`);
  return one;
};
const isPast = ({ id }: ClosedCase): Promise<unknown> => admin(endedAgo(id, '11 years'));
const held = ({ id }: ClosedCase, hold: boolean): Promise<unknown> =>
  admin(`update "national".case_term set held = ${String(hold)} where case_id = '${id}'`);
const opened = ({ id }: ClosedCase): Promise<unknown> =>
  admin(`update "national".case_status set stage = 'TRIAL' where case_id = '${id}'`);

const ask = (persona: string, document: string, variables = {}): Promise<Answer> =>
  hub.ask({ ...HEADERS, persona, document, variables });
const mutate = (
  persona: string,
  field: string,
  input: object,
  select = 'repeated',
  type = `${field[0]?.toUpperCase() ?? ''}${field.slice(1)}Input`,
): Promise<Answer> =>
  ask(persona, `mutation ($input: ${type}!) { ${field}(input: $input) { ${select} } }`, {
    input: { idempotencyKey: randomUUID(), ...input },
  });
const made = (answer: Answer): string => {
  const [step] = Object.values(dataOf<Record<string, Record<string, { id: string }>>>(answer));
  return Object.values(step ?? {})[0]?.id ?? '';
};
const refused = ({ body }: Answer): string | undefined => {
  const [error] = (body?.errors ?? []) as { extensions: { code: string; at?: string } }[];
  return error && [error.extensions.code, error.extensions.at].filter(Boolean).join(' ');
};

const ABOUT = {
  ...{ reference: 'VL-BEGUN', offence: 'TRAFFICKING_IN_PERSONS', language: 'en' },
  ...{ proceeding: 'Prosecutor of Vlora, 7/2014 (fictitious)' },
  summary: 'Whether anything of it is known there (synthetic).',
};
const SENT = { handling: [], asEvidence: false, purpose: 'RELATED_PROCEEDING' };

interface Kind {
  /** @returns id of what waits from then on */
  readonly prepare: (of: ClosedCase, naming?: string) => Promise<Answer>;
  readonly list: string;
  readonly take: (way: 'send' | 'discard', id: string) => Promise<Answer>;
}
const KINDS: Readonly<Record<string, Kind>> = {
  'a letter that is to be asked abroad': {
    prepare: ({ reference: caseReference }, naming) => {
      const persons = naming ? [{ personId: naming }] : [];
      const carries = ['CASE_STATUS', ...(naming ? ['VICTIM_IDENTITY'] : [])];
      return mutate(
        FIRST,
        'prepareOutwardRequest',
        {
          ...{ ...ABOUT, caseReference, requestedAuthority: ITALY, carries, persons },
          ...{ categories: ['OFFENCE'], urgency: 'OTHER', evidenceUse: 'INTELLIGENCE' },
        },
        'outwardRequest { id }',
      );
    },
    list: 'pendingOutwardRequests',
    take: (way, outwardRequestId) =>
      way === 'send'
        ? mutate(SECOND, 'approveOutwardRequest', { outwardRequestId }, 'request { id }')
        : mutate(SECOND, 'discardOutwardRequest', { outwardRequestId }),
  },
  'information that is to be sent unasked': {
    prepare: ({ reference: caseReference }) =>
      mutate(
        FIRST,
        'prepareSpontaneousInformation',
        {
          ...{ ...ABOUT, ...SENT, caseReference, recipientId: ITALY },
          ...{ categories: ['CASE_STATUS', 'OFFENCE'] },
          conditions: [{ category: 'OFFENCE', condition: 'To be kept confidential.' }],
        },
        'information { id }',
      ),
    list: 'pendingSpontaneousInformation',
    take: (way, informationId) =>
      mutate(
        SECOND,
        `${way}SpontaneousInformation`,
        { informationId },
        way === 'send' ? 'request { id }' : 'repeated',
        'SpontaneousStepInput',
      ),
  },
};

const listed = async (list: string): Promise<string[]> => {
  const answer = await ask(SECOND, `{ ${list}(first: 100) { nodes { id } } }`);
  return dataOf<Record<string, { nodes: { id: string }[] }>>(answer)[list]?.nodes.map(
    ({ id }) => id,
  ) as string[];
};
/** Whether anybody is told that these wait. */
const noticed = async (...drafts: string[]): Promise<boolean> => {
  const [{ ids } = { ids: [] }] = await admin<{ ids: string[] }>(
    `select array_agg(id) as ids from exchange.notice where draft = any ('{${drafts.join()}}')`,
  );
  expect(ids.length).toBe(drafts.length);
  const { bytes } = await ask(SECOND, '{ notices(first: 100) { nodes { id kind } } }');
  return ids.some((id) => bytes.includes(id));
};

test.each(Object.entries(KINDS))(
  '%s waits past the last day for nobody, and again under a hold',
  async (_, { prepare, list, take }) => {
    const one = await inTerm();
    const [first, second] = [made(await prepare(one)), made(await prepare(one))];
    const waiting = async (): Promise<boolean[]> => {
      const all = await listed(list);
      return [first, second].map((id) => all.includes(id));
    };
    expect(await waiting()).toEqual([true, true]);
    expect(await noticed(first, second)).toBe(true);
    await isPast(one);
    expect(await waiting()).toEqual([false, false]);
    expect(await noticed(first, second)).toBe(false);
    for (const way of ['send', 'discard'] as const)
      expect(codes(await take(way, first))).toEqual(['NOT_AVAILABLE']);
    // What is begun then would be there for nobody.
    expect(refused(await prepare(one))).toBe('NOT_AVAILABLE input.caseReference');
    await held(one, true);
    expect(await waiting()).toEqual([true, true]);
    expect(await noticed(first, second)).toBe(true);
    expect(codes(await take('send', first))).toEqual([]);
    await held(one, false);
    expect(codes(await take('discard', second))).toEqual(['NOT_AVAILABLE']);
    await opened(one);
    expect(codes(await take('discard', second))).toEqual([]);
  },
);

const { prepare, list, take } = KINDS['a letter that is to be asked abroad'] as Kind;

test('a letter that names somebody past their term waits so too, whatever case it is of', async () => {
  const [one, past] = [await inTerm(), await inTerm()];
  const id = made(await prepare(one, one.person));
  expect(await listed(list)).toContain(id);
  await admin(
    `update "national".case_person set case_id = '${past.id}' where person_id = '${one.person}'`,
  );
  expect(await listed(list)).toContain(id);
  await isPast(past);
  expect(await listed(list)).not.toContain(id);
  expect(codes(await take('discard', id))).toEqual(['NOT_AVAILABLE']);
  await held(past, true);
  expect(await listed(list)).toContain(id);
});

test('it lapses by its own term, past the last day of its case as before it', async () => {
  const one = await inTerm();
  const id = made(await prepare(one));
  await isPast(one);
  expect(await forgetLapsed(hub.database)).toBe(0);
  await admin(
    `update exchange.outward_request set valid_until = clock_timestamp() where id = '${id}'`,
  );
  expect(await forgetLapsed(hub.database)).toBe(1);
  await held(one, true);
  expect(await listed(list)).not.toContain(id);
});
