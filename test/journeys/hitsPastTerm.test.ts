import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { closedCase, endedAgo, type ClosedCase } from '../testkit/closedCase';
import { dataOf } from '../testkit/inAnswer';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { tellHits } from '../testkit/tellHits';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const [AGENCY, OWNER] = ['italy-agency', 'prosecutor-vlora'];
const DAY = 86_400_000;

let number = 200;
const inTerm = async (): Promise<ClosedCase> => {
  const { sql, ...one } = closedCase((number += 1));
  await admin(sql);
  return one;
};
const isPast = ({ id }: ClosedCase): Promise<unknown> => admin(endedAgo(id, '11 years'));
const held = ({ id }: ClosedCase, hold: boolean): Promise<unknown> =>
  admin(`update "national".case_term set held = ${String(hold)} where case_id = '${id}'`);

const mutate = (persona: string, field: string, input: object): Promise<Answer> =>
  hub.ask({
    ...{ persona, ...HEADERS },
    document: `mutation ($input: ${field[0]?.toUpperCase() ?? ''}${field.slice(1)}Input!) {
      ${field}(input: $input) { request { id } } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const requestIn = (answer: Answer): string =>
  Object.values(dataOf<Record<string, { request: { id: string } }>>(answer))[0]?.request.id ?? '';
const refused = ({ body }: Answer): string | undefined => {
  const [error] = (body?.errors ?? []) as { extensions: { code: string; at?: string } }[];
  return error && [error.extensions.code, error.extensions.at].filter(Boolean).join(' ');
};

const PERSON = { person: { givenName: 'Mira', familyName: 'Sample-Asked', birthYear: 1999 } };
const REFERENCE = { earlierReference: 'VL-EARLIER' };
const acknowledged = async (about: object): Promise<string> => {
  const requestId = requestIn(
    await mutate(AGENCY, 'askHitNoHit', {
      ...{ requestedAuthority: sampleId('organisation/prosecutor-vlora'), reference: 'IT-PAST' },
      ...{ offence: 'TRAFFICKING_IN_PERSONS', proceeding: 'Inquiry 1/2026 (fictitious)' },
      ...{ urgency: 'OTHER', language: 'en', ...about },
      summary: 'She is to be heard in our proceeding (synthetic).',
    }),
  );
  requestIn(await mutate(OWNER, 'acknowledgeRequest', { requestId }));
  return requestId;
};
const answer = (requestId: string, hit: object): Promise<Answer> =>
  mutate(OWNER, 'answerHitNoHit', { requestId, ...hit });

/** The ways in which a hit rests on a case. */
const WAYS: Readonly<Record<string, readonly [about: object, hit: (of: ClosedCase) => object]>> = {
  'by its reference': [REFERENCE, ({ reference }) => ({ hit: true, caseReference: reference })],
  'on a victim of it': [
    PERSON,
    ({ reference, person }) => ({ hit: true, caseReference: reference, personId: person }),
  ],
  'on somebody it suspects': [
    PERSON,
    ({ reference }) => ({ hit: true, caseReference: reference, asSuspect: true }),
  ],
};

const shown = async (persona: string, id: string): Promise<Record<string, unknown>> =>
  dataOf<{ informationRequest: Record<string, unknown> }>(
    await hub.ask({
      ...{ ...HEADERS, persona, variables: { id } },
      document: `query ($id: ID!) { informationRequest(id: $id) { hit state overdue openSteps
        events(first: 20) { nodes { event } } } }`,
    }),
  ).informationRequest;

test.each(Object.entries(WAYS))(
  'past the last day of a case no hit is answered %s, and under a hold it is',
  async (_, [about, hit]) => {
    const one = await inTerm();
    const id = await acknowledged(about);
    await isPast(one);
    expect(refused(await answer(id, hit(one)))).toBe('NOT_AVAILABLE input.caseReference');
    await held(one, true);
    requestIn(await answer(id, hit(one)));
  },
);

test.each(Object.entries(WAYS))(
  'a hit %s is told as none where its day came before its moment, and as one under a hold',
  async (_, [about, hit]) => {
    const [past, kept, before] = [await inTerm(), await inTerm(), await inTerm()];
    const asked = await Promise.all(
      [past, kept, before, null].map(async (one) => {
        const id = await acknowledged(about);
        requestIn(await answer(id, one ? hit(one) : { hit: false }));
        return id;
      }),
    );
    const waiting = await Promise.all(asked.map((id) => shown(AGENCY, id)));
    await Promise.all([isPast(past), isPast(kept)]);
    await held(kept, true);
    // Until the moment it is as it was.
    expect(await Promise.all(asked.map((id) => shown(AGENCY, id)))).toEqual(waiting);
    expect(await tellHits(hub.database, Date.now() + DAY)).toBeGreaterThanOrEqual(asked.length);
    const told = await Promise.all(asked.map((id) => shown(AGENCY, id)));
    expect(told.map((one) => one['hit'])).toEqual(['NO_HIT', 'HIT', 'HIT', 'NO_HIT']);
    expect(told[0]).toEqual(told[3]);
    const owner = await Promise.all(asked.map((id) => shown(OWNER, id)));
    expect(owner).toEqual(owner.map(() => owner[3]));
  },
);

test('a hit on somebody who is past their term is none, whatever case it rests on', async () => {
  const [one, past, sealed] = [await inTerm(), await inTerm(), await inTerm()];
  const [about, hit] = WAYS['on a victim of it'] as (typeof WAYS)[string];
  const [first, second] = [await acknowledged(about), await acknowledged(about)];
  const moved = (from: ClosedCase, to: ClosedCase): Promise<unknown> =>
    admin(
      `update "national".case_person set case_id = '${to.id}' where person_id = '${from.person}'`,
    );
  for (const id of [first, second]) requestIn(await answer(id, hit(one)));
  await moved(one, past);
  await isPast(past);
  // Who is kept by what is sealed is kept by nothing, as everybody would be told who asks again.
  await admin(`insert into "national".case_person (case_id, person_id, part)
      values ('${sealed.id}', '${one.person}', 'VICTIM');
    insert into exchange.seal (record, compartment) values ('${sealed.id}', 'WITNESS_PROTECTION');
    alter table exchange.hit_answer disable trigger user;
    update exchange.hit_answer set tell_at = tell_at + interval '1 year' where request = '${second}';
    alter table exchange.hit_answer enable trigger user`);
  expect(await tellHits(hub.database, Date.now() + DAY)).toBe(1);
  expect((await shown(AGENCY, first))['hit']).toBe('NO_HIT');
  await admin(`delete from exchange.seal where record = '${sealed.id}'`);
  expect(await tellHits(hub.database, Date.now() + 400 * DAY)).toBe(1);
  expect((await shown(AGENCY, second))['hit']).toBe('HIT');
});
