import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const ITALY = sampleId('agreement/al-it');
const HOURS = { urgentDirect: 8, urgent: 72, other: 168 };

let keys = 0;
const send = (persona: string, field: string, type: string, input: object): Promise<Answer> => {
  keys += 1;
  return hub.ask({
    persona,
    purpose: 'OVERSIGHT',
    reason: 'Amends an agreement of the sample',
    document: `mutation ($input: ${type}!) { ${field}(input: $input) { change { id } } }`,
    variables: { input: { idempotencyKey: `refused-proposal-${keys}`, ...input } },
  });
};
const propose = (change: object = {}): Promise<Answer> =>
  send('national-coordinator', 'proposeAgreementVersion', 'ProposeAgreementVersionInput', {
    agreementId: ITALY,
    validFrom: '2031-01-01T00:00:00Z',
    status: 'in_force',
    offences: ['TRAFFICKING_IN_PERSONS'],
    purposes: ['THIS_PROCEEDING'],
    categories: ['CASE_STATUS'],
    deadlineHours: HOURS,
    handling: ['H0'],
    ...change,
  });
const activate = (changeId: string): Promise<Answer> =>
  send('national-coordinator-second', 'activatePolicyChange', 'ActivatePolicyChangeInput', {
    changeId,
  });

interface Body {
  readonly data?: Record<string, { change: { id: string } } | null> | null;
  readonly errors?: readonly { message: string; extensions: { code: string; at?: string } }[];
}
const idOf = ({ body }: Answer): string | undefined =>
  Object.values((body as Body).data ?? {})[0]?.change.id;
/** Reason and field of a refusal. */
const refusal = ({ body }: Answer): string => {
  const [error] = (body as Body).errors ?? [];
  return error ? `${error.extensions.code} ${error.extensions.at ?? '-'}` : 'taken';
};

const sql = (text: string): Promise<unknown> =>
  hub.database.as('admin', (client) => client.query(text));
const count = (text: string): Promise<number> =>
  hub.database.as('admin', async (client) => {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${text}`);
    return rows[0]?.n ?? -1;
  });

test.each<[object, string]>([
  [{ status: 'perhaps' }, 'UNKNOWN_STATUS input.status'],
  [{ validUntil: '2030-01-01T00:00:00Z' }, 'ENDS_BEFORE_IT_BEGINS input.validUntil'],
  [
    { validFrom: '2001-01-01T00:00:00Z', validUntil: '2002-01-01T00:00:00Z' },
    'ENDS_BEFORE_IT_BEGINS input.validUntil',
  ],
  [
    { validFrom: null, validUntil: '2020-01-01T00:00:00Z' },
    'ENDS_BEFORE_IT_BEGINS input.validUntil',
  ],
  [{ validFrom: '0000-01-01T00:00:00Z' }, 'DATE_OUT_OF_RANGE input.validFrom'],
  [{ validUntil: '0000-01-01T00:00:00Z' }, 'DATE_OUT_OF_RANGE input.validUntil'],
  [{ offences: ['a\ud800'] }, 'TEXT_NOT_PLAIN input.offences.0'],
  [{ validFrom: '2023-12-01T00:00:00Z' }, 'OVERLAPPING_VALIDITY input.validFrom'],
  [{ offences: [] }, 'EMPTY_LIST input.offences'],
  [{ offences: [' '] }, 'UNNAMED_OFFENCE input.offences.0'],
  [{ offences: ['INVENTED'] }, 'UNKNOWN_OFFENCE input.offences.0'],
  [{ offences: ['FORCED_LABOUR', 'FORCED_LABOUR'] }, 'REPEATED_OFFENCE input.offences.1'],
  [{ purposes: [] }, 'EMPTY_LIST input.purposes'],
  [{ purposes: ['THIS_PROCEEDING', 'CURIOSITY'] }, 'UNKNOWN_PURPOSE input.purposes.1'],
  [{ purposes: ['THIS_PROCEEDING', 'OTHER'] }, 'PURPOSE_NEVER_AGREED input.purposes.1'],
  [{ purposes: ['RETURN', 'RETURN'] }, 'REPEATED_PURPOSE input.purposes.1'],
  [{ categories: [] }, 'EMPTY_LIST input.categories'],
  [{ categories: ['CASE_STATUS', 'NAME'] }, 'UNKNOWN_CATEGORY input.categories.1'],
  [{ categories: ['OFFENCE', 'OFFENCE'] }, 'REPEATED_CATEGORY input.categories.1'],
  [{ categories: ['OFFENCE', 'VICTIM_IDENTITY'] }, 'CATEGORY_NEEDS_CASE_STATUS input.categories.1'],
  [{ categories: ['SHELTER_LOCATION'] }, 'CATEGORY_NEVER_READ_ABROAD input.categories.0'],
  [{ deadlineHours: { ...HOURS, other: 0 } }, 'NOT_A_DURATION input.deadlineHours.other'],
  [{ deadlineHours: { ...HOURS, urgent: -1 } }, 'NOT_A_DURATION input.deadlineHours.urgent'],
  [
    { deadlineHours: { ...HOURS, urgentDirect: 73 } },
    'DEADLINES_OUT_OF_ORDER input.deadlineHours.urgentDirect',
  ],
  [
    { deadlineHours: { ...HOURS, other: 169 } },
    'DEADLINE_BEYOND_TEMPLATE input.deadlineHours.other',
  ],
  [
    { deadlineHours: { ...HOURS, other: 24 * 91 }, longerBecause: 'Agreed so by both' },
    'DEADLINE_TOO_LONG input.deadlineHours.other',
  ],
  [{ deadlineTemplate: 'CUSTOM' }, 'UNKNOWN_DEADLINE_TEMPLATE input.deadlineTemplate'],
  [{ handling: [] }, 'NO_HANDLING_CODE input.handling'],
  [{ refusalGrounds: ['NOT_AVAILABLE'] }, 'INDISPENSABLE_GROUND_MISSING input.refusalGrounds'],
  [{ evidenceUses: ['RUMOUR'] }, 'UNKNOWN_EVIDENCE_USE input.evidenceUses.0'],
  [{ hitNoHitHours: 9 }, 'HIT_NO_HIT_TOO_LATE input.hitNoHitHours'],
  [{ hitNoHitHours: -1 }, 'NOT_A_DURATION input.hitNoHitHours'],
  [{ onward: 'FREELY' }, 'UNKNOWN_ONWARD_RULE input.onward'],
  [
    {
      retention: {
        maxAgeDays: 2147483647,
        reviewEveryDays: 1,
        onCaseClosed: 'KEEP',
        legalHold: true,
      },
    },
    'KEPT_TOO_LONG input.retention.maxAgeDays',
  ],
  [{ handling: ['H9'] }, 'UNKNOWN_HANDLING_CODE input.handling.0'],
  [{ handling: ['H0', 'H0'] }, 'REPEATED_HANDLING_CODE input.handling.1'],
])('a proposal of %j is refused with the reason and the field', async (change, expected) => {
  const before = await count('exchange.policy_change');
  expect(refusal(await propose(change))).toBe(expected);
  expect(await count('exchange.policy_change')).toBe(before);
});

const LONGER = { deadlineHours: { ...HOURS, other: 169 }, longerBecause: 'Agreed so by both' };
const FRAMEWORK = {
  deadlineTemplate: 'FRAMEWORK_DECISION_2006_960',
  deadlineHours: { urgentDirect: 8, urgent: 168, other: 336 },
};
test.each([{}, LONGER, FRAMEWORK])('the same in order is taken: %j', async (change) => {
  expect(refusal(await propose(change))).toBe('taken');
});

/** Runs while another agreement between the same parties, in the same instrument, holds from 2034 on. */
const besideAnother = async (run: () => Promise<void>, change = ''): Promise<void> => {
  const other = sampleId('agreement/al-it-other');
  await sql(`insert into exchange.agreement select '${other}', title, instrument, '{IT,AL}', signed_on, true
    from exchange.agreement where id = '${ITALY}'; ${change};
    insert into exchange.agreement_version select '${other}', 1, status, valid_until, null, offences, purposes,
      categories, deadline_urgent_direct, deadline_urgent, deadline_other, handling
    from exchange.agreement_version where agreement = '${ITALY}' and version = 1`);
  try {
    await run();
  } finally {
    await sql(`delete from exchange.agreement_version where agreement = '${other}';
      delete from exchange.agreement where id = '${other}'`);
  }
};

test('a proposal for a time that another agreement in its place holds is refused', async () => {
  expect(refusal(await propose())).toBe('taken');
  await besideAnother(async () => {
    expect(refusal(await propose())).toBe('OVERLAPPING_VALIDITY input.validFrom');
    expect(refusal(await propose({ validUntil: '2033-01-01T00:00:00Z' }))).toBe('taken');
  });
  const another = `update exchange.agreement set instrument = 'PROTOCOL'
    where id = '${sampleId('agreement/al-it-other')}'`;
  await besideAnother(async () => {
    expect(refusal(await propose())).toBe('taken');
  }, another);
});

test('one that was proposed before the other was there is not activated beside it', async () => {
  const proposed = idOf(await propose()) ?? '';
  await besideAnother(async () => {
    expect(refusal(await activate(proposed))).toBe('OVERLAPPING_VALIDITY -');
    await sql('alter table exchange.agreement_version disable trigger keep_agreements_apart');
    // Without the trigger it would have been: what is above is the trigger's doing.
    expect(refusal(await activate(proposed))).toBe('taken');
    await sql('alter table exchange.agreement_version enable trigger keep_agreements_apart');
  });
});

test.each([
  ['fewer than two parties', `update exchange.agreement set parties = '{}'`],
  ['an unknown instrument', `update exchange.agreement set instrument = 'CUSTOM'`],
  ['a deadline of zero', `update exchange.agreement_version set deadline_other = '0'`],
  ['an end before its beginning', `update exchange.agreement_version set valid_until = valid_from`],
  ['no category', `update exchange.agreement_version set categories = '{}'`],
])('the database itself takes no agreement with %s', async (_, text) => {
  const changed = hub.database.as('admin', (client) => client.query(text));
  await expect(changed).rejects.toThrow('violates check constraint');
});
