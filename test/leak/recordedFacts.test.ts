import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeEach(async () => {
  hub = await TestHub.start();
});
afterEach(() => hub.stop());

const admin = async (...statements: string[]): Promise<void> => {
  await hub.database.as('admin', async (client) => {
    for (const sql of statements) await client.query(sql);
  });
};

const id = (name: string): string => `'${sampleId(name)}'`;
const REQUEST = sampleId('request/it-decided');

const byReference = (
  reference: string,
  fields: string,
  persona = 'prosecutor-vlora',
  purpose = 'THIS_PROCEEDING',
): Promise<Answer> =>
  hub.ask({
    persona,
    purpose,
    reason: 'Reads a case of the office',
    document: `{ findCase(reference: "${reference}") { id ${fields} } }`,
  });

const HEALTH = 'victims { person { healthNeeds } }';

/** Italy's grant, for a case, with categories; its agreement names them too. */
const grantItaly = (record: string, categories: string[], more: string[] = []): Promise<void> =>
  admin(
    `update exchange.agreement_version set categories = categories || '{HEALTH}'`,
    `update exchange."grant" set record = ${id(record)}, categories = '{${categories.join(',')}}'
     where request = '${REQUEST}'`,
    ...more,
  );

const asItaly = (fields: string): Promise<Answer> =>
  hub.ask({
    persona: 'italy-agency',
    purpose: 'THIS_PROCEEDING',
    reason: 'Proceeding against a group',
    request: REQUEST,
    document: `{ informationRequest(id: "${REQUEST}") { disclosure { case { ${fields} } } } }`,
  });

test('health is read at home where a court authorised it, and in no other case of the official', async () => {
  const authorised = await byReference('VL-2026-0001', HEALTH);
  expect(authorised.body?.errors).toBeUndefined();
  expect(authorised.bytes).toContain('asthma');
  expect((await byReference('VL-2026-0003', HEALTH)).bytes).not.toContain('None that are known');
  await admin(`update exchange.judicial_authorisation set until = decided_on`);
  expect((await byReference('VL-2026-0001', HEALTH)).bytes).not.toContain('asthma');
});

test('health is read abroad where a court authorised it and the proceeding cannot do without it', async () => {
  await grantItaly('case/vlora-1', ['CASE_STATUS', 'HEALTH']);
  expect((await asItaly(HEALTH)).bytes).toContain('asthma');
  await admin('update exchange.necessity set approved_by = null, approved_at = null');
  expect((await asItaly(HEALTH)).bytes).not.toContain('asthma');
  // The consent of the person stands in for the necessity, if it names the agency and the purpose.
  await admin(
    `update exchange.consent set recipient = ${id('organisation/italy-anti-trafficking-agency')},
       purposes = '{THIS_PROCEEDING}' where id = ${id('consent/person-1-to-employment')}`,
  );
  expect((await asItaly(HEALTH)).bytes).toContain('asthma');
  await admin('delete from exchange.judicial_authorisation');
  expect((await asItaly(HEALTH)).bytes).not.toContain('asthma');
});

test('a lead opens what there is to say of the case that is cited, and nobody in it', async () => {
  const fields = `stage offences { article } suspects { familyName } victims { person { id } }`;
  const lead = (): Promise<Answer> =>
    byReference('VL-2025-0007', fields, 'prosecutor-fier', 'RELATED_PROCEEDING');
  const { body } = await lead();
  expect(body?.errors).toBeUndefined();
  expect(body?.data).toMatchObject({
    findCase: { stage: 'PROSECUTION', offences: [{}], suspects: null, victims: [] },
  });
  const other = await byReference('VL-2025-0007', fields, 'prosecutor-fier');
  expect(other.body?.data).toEqual({ findCase: null });
  await admin('delete from "national".case_citation');
  expect((await lead()).body?.data).toEqual({ findCase: null });
});

test('a child’s data cross the border where it was decided for that very organisation', async () => {
  const victims = async (): Promise<string> =>
    (await asItaly('stage victims { person { id familyName } }')).bytes;
  await grantItaly('case/vlora-4', ['CASE_STATUS', 'VICTIM_IDENTITY']);
  const undecided = await victims();
  expect(undecided).toContain('"stage":"');
  expect(undecided).not.toContain(sampleId('person/5'));
  await admin(
    `update "national".child_decision set recipient = ${id('organisation/italy-anti-trafficking-agency')}`,
  );
  const decided = await victims();
  expect(decided).toContain('Sample-05');
  // The other one, who must be presumed a child, was not decided on.
  expect(decided).not.toContain(sampleId('person/6'));
  await admin('update "national".child_decision set withdrawn_on = current_date');
  expect(await victims()).not.toContain(sampleId('person/5'));
});

const EXPLOITATION = 'stage exploitation { form }';

test('what was told at home and not for a court is not given as evidence, unless who told it permits', async () => {
  await grantItaly('case/vlora-1', ['CASE_STATUS', 'EXPLOITATION']);
  expect((await asItaly(EXPLOITATION)).bytes).toContain('SexualExploitation');
  await admin(`update exchange.request set evidence_use = 'JUDICIAL_EVIDENCE'`);
  const kept = await asItaly(EXPLOITATION);
  expect(kept.bytes).toContain('"stage":"');
  expect(kept.bytes).not.toContain('SexualExploitation');
  await admin(
    `insert into exchange.handling_permission (record, code, recipient, permitted_by, synthetic)
     values (${id('case/vlora-1')}, 'H1', ${id('organisation/italy-anti-trafficking-agency')},
       ${id('organisation/vatra')}, true)`,
  );
  expect((await asItaly(EXPLOITATION)).bytes).toContain('SexualExploitation');
});

test('an agreement that says H1 gives nothing as evidence without the owner’s permission', async () => {
  await grantItaly(
    'case/vlora-2',
    ['CASE_STATUS'],
    [`update exchange.request set evidence_use = 'JUDICIAL_EVIDENCE'`],
  );
  expect((await asItaly('stage')).bytes).toContain('"stage":"');
  await admin(`update exchange.agreement_version set handling = '{H1}'`);
  // The sample's owner permitted it for this case.
  expect((await asItaly('stage')).bytes).toContain('"stage":"');
  await admin('delete from exchange.handling_permission');
  expect((await asItaly('stage')).bytes).not.toContain('"stage":"');
});

test('what another state sent for the prosecutor alone reaches the police of the case only with its permission', async () => {
  await admin(
    `insert into "national".case_assignment (case_id, official, area, since)
     select c.id, ${id('official/police-vlora')}, c.area, '2025-01-01' from "national"."case" c
     where c.id = ${id('case/vlora-101')}`,
  );
  const [row] = (await hub.database.as(
    'admin',
    async (client) =>
      (
        await client.query(
          `select reference from "national".case_status where case_id = ${id('case/vlora-101')}`,
        )
      ).rows,
  )) as { reference: string }[];
  const suspects = async (persona: string): Promise<string> =>
    (await byReference(row?.reference ?? '', 'stage suspects { familyName }', persona)).bytes;
  expect(await suspects('prosecutor-vlora')).toContain('Sample-Suspect-');
  const police = await suspects('police-vlora');
  expect(police).toContain('"stage":"');
  expect(police).not.toContain('Sample-Suspect-');
  await admin(
    `insert into exchange.handling_permission (record, code, recipient, permitted_by, synthetic)
     values (${id('case/vlora-101')}, 'H2', ${id('organisation/police-vlora')},
       ${id('organisation/italy-anti-trafficking-agency')}, true)`,
  );
  expect(await suspects('police-vlora')).toContain('Sample-Suspect-');
});

test('the age band is a field of its own: a child’s where the age is uncertain, and the same for every reader', async () => {
  const bands = async (persona: string): Promise<unknown> =>
    (
      (await byReference('VL-2026-0004', 'victims { person { id ageBand birthYear } }', persona))
        .body?.data as { findCase: { victims: { person: unknown }[] } }
    ).findCase.victims;
  const forProsecutor = await bands('prosecutor-vlora');
  expect(forProsecutor).toEqual(
    expect.arrayContaining([
      { person: { id: sampleId('person/5'), ageBand: 'UNDER_18', birthYear: 2013 } },
      { person: { id: sampleId('person/6'), ageBand: 'UNDER_18', birthYear: null } },
    ]),
  );
  expect(await bands('police-vlora')).toEqual(forProsecutor);
  // Who may read of the exploitation and not of the identity reads the band and no year.
  await grantItaly('case/vlora-1', ['CASE_STATUS', 'EXPLOITATION']);
  const { bytes } = await asItaly('victims { person { ageBand birthYear birthDate } }');
  expect(bytes).toContain('"ageBand":"FROM_25_TO_39","birthYear":null,"birthDate":null');
});
