import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClockStore, LapsedDrafts } from '@lidhja/international';
import { RecordExport, writeLines } from '@lidhja/launch';
import { sampleId } from '@lidhja/platform';
import { Notes } from '../canaries/Notes';
import type { Answer } from '../examples/ask';
import { grantedAbroad } from '../testkit/grantedAbroad';
import { codes, dataOf } from '../testkit/inAnswer';
import { personWith } from '../testkit/personWith';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { RecordLog } from '../testkit/RecordLog';
import { ServerFiles, formsOf, holding } from '../testkit/ServerFiles';
import { testCluster } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
  // Second officials of the agency abroad and of the directorate, and one of the office who is cleared.
  for (const [like, subject, more] of [
    ['italy-agency', 'italy-agency-second', {}],
    [FIRST, 'prosecutor-vlora-cleared', { clearances: ['witness-protection'] }],
  ] as const)
    await admin(`insert into exchange.official select (jsonb_populate_record(o, '${JSON.stringify(more)}'::jsonb
      || jsonb_build_object('id', gen_random_uuid(), 'subject', '${subject}'))).*
      from exchange.official o where o.subject = '${like}'`);
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'A case that has ended is looked through' };
const FIRST = 'prosecutor-vlora';
const SECOND = 'prosecutor-vlora-second';
const CLEARED = 'prosecutor-vlora-cleared';
const POLICE = 'police-vlora';
const AGENCY = 'italy-agency';
const OFFICE = sampleId('organisation/prosecutor-vlora');
const TERMS = 'reviewDueAt deleteBy held erasedAt proposedRetentionStep';
const WHOLE = `id reference stage ${TERMS} offences { offence } exploitation { form }
  suspects { familyName citizenship } victims { person { id givenName familyName birthDate citizenship healthNeeds } }`;

interface Terms {
  readonly reviewDueAt: string | null;
  readonly deleteBy: string | null;
  readonly held: boolean | null;
  readonly erasedAt: string | null;
  readonly proposedRetentionStep: string | null;
}

const ask = (
  persona: string,
  document: string,
  variables: Record<string, unknown> = {},
  more: object = {},
): Promise<Answer> => hub.ask({ ...HEADERS, persona, document, variables, ...more });

type Mutation = 'proposeCaseRetention' | 'approveCaseRetention';
const step = (
  mutation: Mutation,
  persona: string,
  caseId: string,
  of: string,
  idempotencyKey: string = randomUUID(),
): Promise<Answer> =>
  ask(
    persona,
    `mutation ($input: ${mutation === 'proposeCaseRetention' ? 'Propose' : 'Approve'}CaseRetentionInput!) {
      ${mutation}(input: $input) { repeated case { ${WHOLE} } } }`,
    { input: { idempotencyKey, caseId, step: of } },
  );

const both = async (caseId: string, of: string, persons = [FIRST, SECOND]): Promise<void> => {
  const [first = '', second = ''] = persons;
  expect(codes(await step('proposeCaseRetention', first, caseId, of))).toEqual([]);
  expect(codes(await step('approveCaseRetention', second, caseId, of))).toEqual([]);
};

const find = (persona: string, reference: string, fields = WHOLE): Promise<Answer> =>
  ask(persona, `query ($r: String!) { findCase(reference: $r) { ${fields} } }`, { r: reference });
const terms = async (persona: string, reference: string): Promise<Terms | null> =>
  dataOf<{ findCase: Terms | null }>(await find(persona, reference, TERMS)).findCase;

const due = async (persona: string): Promise<string[]> =>
  dataOf<{ dueCaseReviews: { nodes: { id: string }[] } }>(
    await ask(persona, '{ dueCaseReviews(first: 100) { nodes { id } } }'),
  ).dueCaseReviews.nodes.map(({ id }) => id);

let made = 0;
interface MadeCase {
  readonly id: string;
  readonly reference: string;
  /** A word that is in every value of it that names or describes somebody. */
  readonly word: string;
  readonly person: string;
  readonly suspect: string;
}

/** A person of a case, with everything that hangs on one. */
const addPerson = async (caseId: string, word: string): Promise<string> => {
  const person = randomUUID();
  await admin(`${personWith(person, word, OFFICE)}
    insert into "national".identification (person_id, body, status, decided_on)
    values ('${person}', '${OFFICE}', 'PRESUMED', '2026-01-02');
    insert into exchange.necessity (record, category, reason, recorded_by, synthetic)
    values ('${caseId}', 'HEALTH', '${word}-necessary', '${sampleId(`official/${FIRST}`)}', true);
    insert into "national".case_person (case_id, person_id, part) values ('${caseId}', '${person}', 'VICTIM')`);
  return person;
};

/** A case of the office, of both prosecutors and of the cleared one, that has ended just now. */
const closedCase = async (stage = 'CLOSED'): Promise<MadeCase> => {
  made += 1;
  const [id, suspect] = [randomUUID(), randomUUID()];
  const [word, reference] = [`Narwhal-${made}`, `VL-ENDED-${made}`];
  await admin(`insert into "national"."case" (id, area, synthetic) values ('${id}', 'AL-12', true);
    insert into "national".case_status values ('${id}', '${OFFICE}', '${reference}', 'AL-12', '${stage}', '2026-01-01');
    insert into "national".case_assignment (case_id, official, since, area)
    select '${id}', f.id, '2026-01-01', 'AL-12' from exchange.official f
    where f.subject in ('${FIRST}', '${SECOND}', '${CLEARED}', '${POLICE}');
    insert into "national".case_offence (case_id, offence, article) values ('${id}', 'TRAFFICKING_IN_PERSONS', '110/a');
    insert into "national".case_exploitation (case_id, form, country) values ('${id}', 'ForcedLabour', 'AL');
    insert into "national".case_suspect values ('${suspect}', '${id}', '${word}-suspect', '${word}-suspected', 'IT')`);
  return { id, reference, word, suspect, person: await addPerson(id, word) };
};

/** Its end lies that far back, without anybody waiting for it. */
const ended = (id: string, ago: string): Promise<unknown> =>
  admin(`update "national".case_term set ended_at = clock_timestamp() - interval '${ago}',
    kept_at = kept_at - interval '${ago}' where case_id = '${id}'`);

test('terms are counted from the end of a case, for its own authority alone', async () => {
  const open = await closedCase('TRIAL');
  expect(await terms(FIRST, open.reference)).toEqual({
    ...{ reviewDueAt: null, deleteBy: null, held: false, erasedAt: null },
    proposedRetentionStep: null,
  });
  expect(codes(await step('proposeCaseRetention', FIRST, open.id, 'ERASE'))).toEqual([
    'RETENTION_NOT_DUE',
  ]);
  await admin(`update "national".case_status set stage = 'CLOSED' where case_id = '${open.id}'`);
  const [row] = await admin<{ at: Date; last: Date }>(
    `select ended_at as at, ended_at + interval '10 years' as last from "national".case_term
     where case_id = '${open.id}'`,
  );
  expect(await terms(FIRST, open.reference)).toMatchObject({
    reviewDueAt: row?.at.toISOString(),
    deleteBy: row?.last.toISOString(),
  });
  expect(await due(FIRST)).toContain(open.id);
  expect(await due(SECOND)).toContain(open.id);
  // The police are assigned to it and read it; it is not theirs.
  expect(await terms(POLICE, open.reference)).toEqual({
    ...{ reviewDueAt: null, deleteBy: null, held: null, erasedAt: null },
    proposedRetentionStep: null,
  });
  expect(await due(POLICE)).toEqual([]);
  expect(await due('prosecutor-fier')).not.toContain(open.id);
  for (const persona of [POLICE, 'prosecutor-fier'])
    expect(codes(await step('proposeCaseRetention', persona, open.id, 'HOLD'))).toEqual([
      'NOT_AVAILABLE',
    ]);
  // Opened again it has not ended.
  await admin(`update "national".case_status set stage = 'TRIAL' where case_id = '${open.id}'`);
  expect(await due(FIRST)).not.toContain(open.id);
});

test('kept after a review it is due again in its turn, and never past its age', async () => {
  const { id, reference } = await closedCase();
  await both(id, 'KEEP');
  expect(await due(FIRST)).not.toContain(id);
  await ended(id, '4 years');
  expect(await due(FIRST)).toContain(id);
  await both(id, 'KEEP');
  await ended(id, '11 years');
  expect(new Date((await terms(FIRST, reference))?.deleteBy ?? '').getTime()).toBeLessThan(
    Date.now(),
  );
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'KEEP'))).toEqual(['RETENTION_OVER']);
});

test('the longest due stand first, page by page', async () => {
  const [late, early] = [await closedCase(), await closedCase()];
  await ended(late.id, '8 years');
  await ended(early.id, '9 years');
  const page = async (after: string | null) =>
    dataOf<{ dueCaseReviews: { nodes: { id: string }[]; endCursor: string | null } }>(
      await ask(
        FIRST,
        'query ($after: String) { dueCaseReviews(first: 1, after: $after) { nodes { id } endCursor } }',
        { after },
      ),
    ).dueCaseReviews;
  const first = await page(null);
  const second = await page(first.endCursor);
  const found = [...first.nodes, ...second.nodes].map(({ id }) => id);
  const all = await due(FIRST);
  expect(found).toEqual(all.slice(0, 2));
  expect(all.indexOf(early.id)).toBeLessThan(all.indexOf(late.id));
});

test('a legal hold keeps it, and it stays listed', async () => {
  const { id } = await closedCase();
  await both(id, 'HOLD');
  await ended(id, '11 years');
  expect(await due(FIRST)).toContain(id);
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'ERASE'))).toEqual(['LEGAL_HOLD']);
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'HOLD'))).toEqual([
    'STEP_NOT_POSSIBLE',
  ]);
  await both(id, 'LIFT_HOLD', [SECOND, FIRST]);
  await both(id, 'ERASE');
});

test('a hold that comes between proposal and approval stops an erasure', async () => {
  const { id } = await closedCase();
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'ERASE'))).toEqual([]);
  await both(id, 'HOLD');
  expect(codes(await step('approveCaseRetention', SECOND, id, 'ERASE'))).toEqual([
    'STEP_NOT_POSSIBLE',
  ]);
});

/** What row counts say of a case, past who may read. */
const counted = (id: string): Promise<{ part: string; child: boolean | null; named: boolean }[]> =>
  admin(`select part, child, person_id is not null as named from "national".counted_person
    where case_id = '${id}' order by part, person_id`);

const leftOf = (persons: readonly string[], suspect: string): Promise<object[]> => {
  const of = persons.map((one) => `'${one}'`).join(', ');
  return admin(`${[
    'person_identity',
    'person_origin',
    'person_health',
    'child_decision',
    'case_person',
  ]
    .map((table) => `select '${table}' as left from "national".${table} where person_id in (${of})`)
    .join(' union all ')}
    union all select 'case_suspect' from "national".case_suspect where id = '${suspect}'
    union all select 'handling' from exchange.handling where record in (${of})`);
};

test('an erasure takes two persons of the authority, and is recorded before it destroys', async () => {
  const { id, reference, word, person, suspect } = await closedCase();
  const [key, approved] = [randomUUID(), randomUUID()];
  await admin(
    `insert into "national".case_citation values ('${id}', '${sampleId('case/vlora-1')}', '2026-01-01')`,
  );
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'ERASE', key))).toEqual([]);
  expect((await step('proposeCaseRetention', FIRST, id, 'ERASE', key)).bytes).toContain(
    '"repeated":true',
  );
  expect((await terms(SECOND, reference))?.proposedRetentionStep).toBe('ERASE');
  expect(codes(await step('approveCaseRetention', FIRST, id, 'ERASE'))).toEqual([
    'SECOND_PERSON_REQUIRED',
  ]);
  expect(codes(await step('approveCaseRetention', SECOND, id, 'KEEP'))).toEqual([
    'STEP_NOT_POSSIBLE',
  ]);
  expect(codes(await step('approveCaseRetention', POLICE, id, 'ERASE'))).toEqual(['NOT_AVAILABLE']);
  expect((await find(FIRST, reference)).bytes).toContain(`${word}-family`);
  const answer = await step('approveCaseRetention', SECOND, id, 'ERASE', approved);
  expect(answer.bytes).toContain('"repeated":false');
  expect((await step('approveCaseRetention', SECOND, id, 'ERASE', approved)).bytes).toContain(
    '"repeated":true',
  );
  for (const persona of [FIRST, SECOND, POLICE]) {
    const found = await find(persona, reference);
    expect(found.body?.data).toMatchObject({
      findCase: {
        ...{ id, reference, stage: 'CLOSED', suspects: [], victims: [] },
        offences: [{ offence: 'TRAFFICKING_IN_PERSONS' }],
        exploitation: [{ form: 'ForcedLabour' }],
      },
    });
    expect(found.bytes).not.toContain(word);
  }
  expect(answer.bytes).not.toContain(word);
  expect((await terms(FIRST, reference))?.erasedAt).not.toBeNull();
  expect(await terms(FIRST, reference)).toMatchObject({ reviewDueAt: null, deleteBy: null });
  expect(await due(FIRST)).not.toContain(id);
  expect(await leftOf([person], suspect)).toEqual([]);
  // What statistics count: the person, unnamed, with who decided what about them, and that there was a suspect.
  expect(await counted(id)).toEqual([
    { part: 'SUSPECT', child: null, named: false },
    { part: 'VICTIM', child: false, named: true },
  ]);
  expect(
    await admin(`select status from "national".identification where person_id = '${person}'`),
  ).toEqual([{ status: 'PRESUMED' }]);
  expect(await admin(`select from "national".case_citation where citing = '${id}'`)).toEqual([]);
  const [first, second] = [FIRST, SECOND].map((name) => sampleId(`official/${name}`));
  expect(
    await admin(
      `select e.payload, e.official from audit.entry e where e.type = 'erased' and e.payload->>'of' = '${id}'`,
    ),
  ).toMatchObject([
    {
      official: second,
      payload: {
        ...{ basis: 'retention', persons: [first, second], reason: HEADERS.reason },
        records: [id, person],
      },
    },
  ]);
  for (const one of ['ERASE', 'KEEP', 'HOLD'])
    expect(codes(await step('proposeCaseRetention', FIRST, id, one))).toEqual([
      'STEP_NOT_POSSIBLE',
    ]);
});

test('without its entry nothing is destroyed, and nobody is told', async () => {
  const { id, reference, word } = await closedCase();
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'ERASE'))).toEqual([]);
  await admin(`alter table audit.entry add constraint fails check (type <> 'erased') not valid`);
  try {
    expect(codes(await step('approveCaseRetention', SECOND, id, 'ERASE'))).not.toEqual([]);
  } finally {
    await admin('alter table audit.entry drop constraint fails');
  }
  expect((await find(FIRST, reference)).bytes).toContain(`${word}-family`);
  expect(await terms(FIRST, reference)).toMatchObject({
    erasedAt: null,
    proposedRetentionStep: 'ERASE',
  });
});

/** Of the case, another office with one person who is assigned to it. */
const passes = (caseId: string): Promise<unknown> =>
  admin(`update exchange.official set areas = '{AL-12}' where subject = 'prosecutor-fier';
    update "national".case_status set owner = '${sampleId('organisation/prosecutor-fier')}' where case_id = '${caseId}';
    insert into "national".case_assignment (case_id, official, since, area)
    select '${caseId}', f.id, '2026-01-01', 'AL-12' from exchange.official f where f.subject = 'prosecutor-fier'`);

test('who approves a step is of the authority of who proposed it, though the case has passed to another', async () => {
  const { id, reference } = await closedCase();
  const [before] = await admin<{ areas: string }>(
    `select areas::text from exchange.official where subject = 'prosecutor-fier'`,
  );
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'ERASE'))).toEqual([]);
  await passes(id);
  const waits = await terms('prosecutor-fier', reference);
  const answer = await step('approveCaseRetention', 'prosecutor-fier', id, 'ERASE');
  const own = await step('proposeCaseRetention', 'prosecutor-fier', id, 'ERASE');
  const others = await step('approveCaseRetention', SECOND, id, 'ERASE');
  await admin(
    `update exchange.official set areas = '${before?.areas}' where subject = 'prosecutor-fier'`,
  );
  // What waits for nobody who could approve it is not told as waiting.
  expect(waits).toMatchObject({ erasedAt: null, proposedRetentionStep: null });
  expect(waits?.reviewDueAt).not.toBeNull();
  expect(codes(answer)).toEqual(['STEP_NOT_POSSIBLE']);
  expect(codes(own)).toEqual([]);
  expect(codes(others)).toEqual(['NOT_AVAILABLE']);
});

test('what somebody proposed who is assigned to the case no more is approved by nobody', async () => {
  const { id, reference } = await closedCase();
  const until = (day: string): Promise<unknown> =>
    admin(`update "national".case_assignment a set until = ${day} from exchange.official f
      where f.id = a.official and f.subject = '${FIRST}' and a.case_id = '${id}'`);
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'ERASE'))).toEqual([]);
  await until('current_date - 1');
  expect((await terms(SECOND, reference))?.proposedRetentionStep).toBeNull();
  expect(codes(await step('approveCaseRetention', SECOND, id, 'ERASE'))).toEqual([
    'STEP_NOT_POSSIBLE',
  ]);
  await until('current_date');
  expect((await terms(SECOND, reference))?.proposedRetentionStep).toBe('ERASE');
  expect(codes(await step('approveCaseRetention', SECOND, id, 'ERASE'))).toEqual([]);
});

test('what was proposed before a case was opened again is approved by nobody', async () => {
  const { id, reference, word } = await closedCase();
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'ERASE'))).toEqual([]);
  await admin(`update "national".case_status set stage = 'TRIAL' where case_id = '${id}'`);
  const came = await addPerson(id, word);
  await admin(`update "national".case_status set stage = 'CLOSED' where case_id = '${id}'`);
  expect((await terms(SECOND, reference))?.proposedRetentionStep).toBeNull();
  expect(codes(await step('approveCaseRetention', SECOND, id, 'ERASE'))).toEqual([
    'STEP_NOT_POSSIBLE',
  ]);
  // Nobody had said of whoever came that they may go.
  expect(await leftOf([came], randomUUID())).not.toEqual([]);
  await both(id, 'ERASE');
});

test('what was proposed before a case was sealed needs a second one who is cleared', async () => {
  const { id, reference } = await closedCase();
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'ERASE'))).toEqual([]);
  await admin(`insert into exchange.seal values ('${id}', 'witness-protection', '2026-06-01')`);
  expect((await terms(CLEARED, reference))?.proposedRetentionStep).toBeNull();
  expect(codes(await step('approveCaseRetention', CLEARED, id, 'ERASE'))).toEqual([
    'STEP_NOT_POSSIBLE',
  ]);
});

test('a machine that acts for one of the two is none of them', async () => {
  const { id } = await closedCase();
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'ERASE'))).toEqual([]);
  await admin(`update exchange.official set functions = functions || 'machine'::text where subject = '${SECOND}';
    insert into exchange.mandate (official, responsible, purpose, scope, ends_at)
    select m.id, f.id, 'THIS_PROCEEDING', 'What is due, nightly', '2035-01-01'
    from exchange.official m, exchange.official f where m.subject = '${SECOND}' and f.subject = '${FIRST}'`);
  const answer = await step('approveCaseRetention', SECOND, id, 'ERASE');
  await admin(
    `update exchange.official set functions = array_remove(functions, 'machine') where subject = '${SECOND}'`,
  );
  expect(codes(answer)).toEqual(['SECOND_PERSON_REQUIRED']);
});

test('a case that is opened again after its erasure counts anew from its next end', async () => {
  const { id, reference, word } = await closedCase();
  await both(id, 'KEEP');
  await ended(id, '4 years');
  await both(id, 'ERASE');
  await admin(`update "national".case_status set stage = 'TRIAL' where case_id = '${id}'`);
  expect(await terms(FIRST, reference)).toMatchObject({ reviewDueAt: null, erasedAt: null });
  const again = await addPerson(id, word);
  await both(id, 'HOLD');
  await both(id, 'LIFT_HOLD');
  const before = Date.now();
  await admin(`update "national".case_status set stage = 'CLOSED' where case_id = '${id}'`);
  const { reviewDueAt = null } = (await terms(FIRST, reference)) ?? {};
  expect(new Date(reviewDueAt ?? 0).getTime()).toBeGreaterThanOrEqual(before - 5000);
  expect(await due(FIRST)).toContain(id);
  await both(id, 'ERASE');
  expect(await leftOf([again], randomUUID())).toEqual([]);
  // The record has both.
  expect(
    await admin(`select from audit.entry where type = 'erased' and payload->>'of' = '${id}'`),
  ).toHaveLength(2);
});

test('whoever comes to a case after its erasure has a term, and who is sealed changes nothing that is told of it', async () => {
  const { id, reference, word } = await closedCase();
  await both(id, 'ERASE');
  const erased = await terms(FIRST, reference);
  expect(erased?.erasedAt).not.toBeNull();
  const hidden = randomUUID();
  await admin(`insert into "national".person values ('${hidden}', false, false, true);
    insert into exchange.seal values ('${hidden}', 'witness-protection', '2026-06-01');
    insert into "national".case_person (case_id, person_id, part) values ('${id}', '${hidden}', 'WITNESS')`);
  // Told to be closed once more, it is as it was; so it is when its owner is told once more.
  await admin(
    `update "national".case_status set stage = 'CLOSED', owner = owner where case_id = '${id}'`,
  );
  expect(await terms(FIRST, reference)).toEqual(erased);
  const added = [
    () => addPerson(id, word),
    () =>
      admin(
        `insert into "national".case_suspect values ('${randomUUID()}', '${id}', '${word}', '${word}-suspected', 'IT')`,
      ),
    () =>
      admin(
        `insert into "national".case_citation values ('${id}', '${sampleId('case/vlora-1')}', '2026-01-01')`,
      ),
  ];
  for (const add of added) {
    await add();
    expect(await terms(FIRST, reference)).toMatchObject({ erasedAt: null });
    expect(await due(FIRST)).toContain(id);
    await both(id, 'ERASE');
    expect(await due(FIRST)).not.toContain(id);
  }
  expect((await find(FIRST, reference)).bytes).not.toContain(word);
});

test('whoever comes to a case while it is erased has a term', async () => {
  const { id, reference, word } = await closedCase();
  let came = false;
  const coming = await hub.database.as('admin', async (client) => {
    await client.query('begin');
    // As whoever erases has it, until all is destroyed.
    await client.query(`select from "national".case_term where case_id = '${id}' for update`);
    await client.query(
      `update "national".case_term set erased_at = clock_timestamp() where case_id = '${id}'`,
    );
    const coming = addPerson(id, word).then(() => (came = true));
    for (let waits = false; !waits && !came;) {
      await client.query('select pg_stat_clear_snapshot()');
      const { rows } = await client.query<{ waits: boolean }>(
        `select exists (select from pg_locks l join pg_stat_activity a on a.pid = l.pid
         where not l.granted and a.datname = current_database()) as waits`,
      );
      waits = rows[0]?.waits ?? false;
    }
    await client.query('commit');
    return [coming];
  });
  await Promise.all(coming);
  expect(await terms(FIRST, reference)).toMatchObject({ erasedAt: null });
  expect(await due(FIRST)).toContain(id);
});

test('an erasure that was approved and not carried out does not commit', async () => {
  const { id, reference } = await closedCase();
  await step('proposeCaseRetention', FIRST, id, 'ERASE');
  await hub.database.as('lidhja_national', async (client) => {
    await client.query('begin');
    await client.query('select exchange.open_session($1, $2, $3, null)', [
      ...['urn:lidhja:sample', SECOND, 'THIS_PROCEEDING'],
    ]);
    await client.query(`select "national".approve_case_step('${id}', 'ERASE')`);
    await expect(client.query('commit')).rejects.toMatchObject({ code: '23000' });
  });
  // Nor does the owner of the table leave it so.
  await expect(
    admin(`update "national".case_term set erasing = true where case_id = '${id}'`),
  ).rejects.toMatchObject({ code: '23000' });
  expect(await terms(FIRST, reference)).toMatchObject({
    erasedAt: null,
    proposedRetentionStep: 'ERASE',
  });
});

test('nothing is destroyed but by the transaction that a second person approved', async () => {
  const { id, reference, word } = await closedCase();
  await step('proposeCaseRetention', FIRST, id, 'ERASE');
  await hub.database.as('lidhja_migrator', async (client) => {
    await client.query('begin');
    const gone = await client.query(`delete from "national".person_identity`);
    expect(gone.rowCount).toBe(0);
    await client.query('rollback');
  });
  await hub.database.as('lidhja_national', async (client) => {
    await client.query('begin');
    await client.query('select exchange.open_session($1, $2, $3, null)', [
      ...['urn:lidhja:sample', SECOND, 'THIS_PROCEEDING'],
    ]);
    await expect(client.query(`select "national".erase_case('${id}', '{}')`)).rejects.toMatchObject(
      { message: 'STEP_NOT_POSSIBLE' },
    );
    await client.query('rollback');
  });
  expect((await find(FIRST, reference)).bytes).toContain(`${word}-family`);
});

test('who stands in another case, or in a referral, stays there, and no answer tells that of them', async () => {
  const [alone, one, other] = [await closedCase(), await closedCase(), await closedCase()];
  await admin(`insert into "national".case_person (case_id, person_id, part)
    values ('${other.id}', '${one.person}', 'WITNESS')`);
  const referred = await addPerson(one.id, one.word);
  await admin(`insert into exchange.referral_person select r.id, '${referred}' from exchange.referral r
    where r.id not in (select e.referral from exchange.referral_person e) limit 1`);
  await both(alone.id, 'ERASE');
  await both(one.id, 'ERASE');
  const shapes = await Promise.all(
    [alone, one].map(async ({ reference }) => {
      const { bytes } = await find(
        FIRST,
        reference,
        `stage suspects { familyName } victims { id }`,
      );
      return bytes.length;
    }),
  );
  expect(shapes[0]).toBe(shapes[1]);
  expect((await find(FIRST, other.reference)).bytes).not.toContain(`${one.word}-suspected`);
  const kept = await admin(`select person_id from "national".person_identity
    where person_id in ('${one.person}', '${referred}', '${alone.person}') order by family_name`);
  expect(kept).toHaveLength(2);
  expect(await counted(one.id)).toEqual([
    { part: 'SUSPECT', child: null, named: false },
    { part: 'VICTIM', child: false, named: false },
    { part: 'VICTIM', child: false, named: false },
  ]);
  // With the last case they stand in, they go.
  await both(other.id, 'ERASE');
  expect(await leftOf([one.person, other.person], other.suspect)).toEqual([]);
});

test('of two cases that are erased at the same moment one waits, and who stands in both goes', async () => {
  const [one, other] = [await closedCase(), await closedCase()];
  await admin(`insert into "national".case_person (case_id, person_id, part)
    values ('${other.id}', '${one.person}', 'VICTIM')`);
  for (const { id } of [one, other])
    expect(codes(await step('proposeCaseRetention', FIRST, id, 'ERASE'))).toEqual([]);
  // Both are held up by a third that has the person, until both wait.
  const answers = await hub.database.as('admin', async (client) => {
    await client.query('begin');
    await client.query(`select from "national".person where id = '${one.person}' for update`);
    const asked = [one, other].map(({ id }) => step('approveCaseRetention', SECOND, id, 'ERASE'));
    for (let waiting = 0; waiting < 2;) {
      // Within a transaction, who came after the first look would stay unseen.
      await client.query('select pg_stat_clear_snapshot()');
      const { rows } = await client.query<{ waiting: number }>(
        `select count(distinct l.pid)::int as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
         where not l.granted and a.datname = current_database()`,
      );
      waiting = rows[0]?.waiting ?? 0;
    }
    await client.query('commit');
    return Promise.all(asked);
  });
  expect(answers.map(codes)).toEqual([[], []]);
  expect(await leftOf([one.person], one.suspect)).toEqual([]);
});

test('whoever comes to another case while theirs is erased stays', async () => {
  const [one, other] = [await closedCase(), await closedCase()];
  expect(codes(await step('proposeCaseRetention', FIRST, one.id, 'ERASE'))).toEqual([]);
  let erased = false;
  const answer = await hub.database.as('admin', async (client) => {
    await client.query('begin');
    await client.query(`insert into "national".case_person (case_id, person_id, part)
      values ('${other.id}', '${one.person}', 'WITNESS')`);
    const asked = step('approveCaseRetention', SECOND, one.id, 'ERASE').finally(
      () => (erased = true),
    );
    for (let waits = false; !waits && !erased;) {
      await client.query('select pg_stat_clear_snapshot()');
      const { rows } = await client.query<{ waits: boolean }>(
        `select exists (select from pg_locks l join pg_stat_activity a on a.pid = l.pid
         where not l.granted and a.datname = current_database()) as waits`,
      );
      waits = rows[0]?.waits ?? false;
    }
    await client.query('commit');
    return asked;
  });
  expect(codes(answer)).toEqual([]);
  expect(
    await admin(`select from "national".person_identity where person_id = '${one.person}'`),
  ).toHaveLength(1);
  await both(other.id, 'ERASE');
  expect(await leftOf([one.person], one.suspect)).toEqual([]);
});

test('what waits to be sent of a case is sent no more once that is erased, and is forgotten', async () => {
  const { id, reference, word } = await closedCase();
  const letter = {
    ...{ caseReference: reference, reference: 'WAITS', offence: 'TRAFFICKING_IN_PERSONS' },
    ...{ language: 'en', proceeding: 'Office of a fictitious town, 2026/5 (synthetic)' },
    ...{ summary: `Please state whether ${word}-asked is known (synthetic).` },
  };
  const idIn = ({ body, bytes }: Answer, within: string): string => {
    if (!body?.data) throw new Error(bytes);
    const [payload] = Object.values(body.data as Record<string, Record<string, { id: string }>>);
    return payload?.[within]?.id ?? '';
  };
  const agency = sampleId('organisation/italy-anti-trafficking-agency');
  const asked = await ask(
    FIRST,
    `mutation ($input: PrepareOutwardRequestInput!) {
      prepareOutwardRequest(input: $input) { outwardRequest { id } } }`,
    {
      input: {
        ...{ ...letter, idempotencyKey: randomUUID(), requestedAuthority: agency },
        ...{ carries: ['CASE_STATUS', 'SUSPECT'], categories: ['OFFENCE'], urgency: 'OTHER' },
        ...{ evidenceUse: 'INTELLIGENCE', persons: [{ familyName: `${word}-suspected` }] },
      },
    },
  );
  const told = await ask(
    FIRST,
    `mutation ($input: PrepareSpontaneousInformationInput!) {
      prepareSpontaneousInformation(input: $input) { information { id } } }`,
    {
      input: {
        ...{ ...letter, idempotencyKey: randomUUID(), recipientId: agency, handling: ['H1'] },
        ...{ categories: ['CASE_STATUS'], asEvidence: false, purpose: 'RELATED_PROCEEDING' },
        conditions: [{ category: 'CASE_STATUS', condition: 'To be kept by your unit alone.' }],
      },
    },
  );
  const [outwardRequestId, informationId] = [
    idIn(asked, 'outwardRequest'),
    idIn(told, 'information'),
  ];
  const waits = async (): Promise<string> =>
    (
      await ask(
        SECOND,
        `{ pendingOutwardRequests(first: 100) { nodes { id particulars { familyName } } }
           pendingSpontaneousInformation(first: 100) { nodes { id } } }`,
      )
    ).bytes;
  for (const one of [outwardRequestId, informationId, `${word}-suspected`])
    expect(await waits()).toContain(one);
  await both(id, 'ERASE');
  for (const one of [outwardRequestId, informationId, `${word}-suspected`])
    expect(await waits()).not.toContain(one);
  const key = { idempotencyKey: randomUUID() };
  expect(
    codes(
      await ask(
        SECOND,
        `mutation ($input: ApproveOutwardRequestInput!) {
          approveOutwardRequest(input: $input) { repeated } }`,
        { input: { ...key, outwardRequestId } },
      ),
    ),
  ).toEqual(['NOT_AVAILABLE']);
  expect(
    codes(
      await ask(
        SECOND,
        `mutation ($input: SpontaneousStepInput!) {
          sendSpontaneousInformation(input: $input) { repeated } }`,
        { input: { ...key, informationId } },
      ),
    ),
  ).toEqual(['NOT_AVAILABLE']);
  const store = new ClockStore(hub.database.url('lidhja_international'));
  await new LapsedDrafts({ store, newId: randomUUID }).round();
  await store.close();
  expect(
    await admin(`select from exchange.outward_request where id = '${outwardRequestId}'
        and request ?| '{particulars,words}'
      union all select from exchange.spontaneous_draft where id = '${informationId}' and words is not null`),
  ).toEqual([]);
});

const WITHOUT =
  /"salt":"[^"]*"|\d{4}-\d\d-\d\dT[\d:.]+Z|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(VL-ENDED|Narwhal)-\d+/g;
/** What an answer says but for what is random or of that case. */
const plainly = ({ bytes }: Answer): string => bytes.replace(WITHOUT, '·');

interface Entry {
  readonly type: string;
  readonly records: readonly string[] | null;
}
const entries = async (persona: string, id: string): Promise<Entry[]> => {
  const found: Entry[] = [];
  let after: string | null = null;
  do {
    const page: { nodes: Entry[]; endCursor: string | null } = dataOf<{
      auditEntries: { nodes: Entry[]; endCursor: string | null };
    }>(
      await ask(
        persona,
        `query ($after: String) { auditEntries(first: 100, after: $after) {
          nodes { type records } endCursor } }`,
        { after },
        { purpose: 'OVERSIGHT' },
      ),
    ).auditEntries;
    found.push(...page.nodes);
    after = page.endCursor;
  } while (after !== null);
  return found.filter(({ records }) => records?.includes(id));
};

test('a hit that waits to be told is none once its case is erased, and of one that was told nobody is named', async () => {
  const { id, person } = await closedCase();
  const [waits, told] = await admin<{ request: string }>(`insert into exchange.hit_answer
      (request, hit, record, person, answered_by, answered_at, tell_at, outcome, synthetic)
    select r.id, true, '${id}', '${person}', '${sampleId(`official/${FIRST}`)}', '2026-01-02', '2026-01-03',
      case row_number() over (order by r.id) when 2 then 'HIT' end, true
    from exchange.request r where not exists (select from exchange.hit_answer h where h.request = r.id)
    order by r.id limit 2 returning request`);
  await both(id, 'ERASE');
  expect(
    await admin(`select request, hit, record, person, outcome from exchange.hit_answer
      where request in ('${waits?.request}', '${told?.request}') order by outcome nulls first`),
  ).toEqual([
    { request: waits?.request, hit: false, record: null, person: null, outcome: null },
    { request: told?.request, hit: true, record: null, person: null, outcome: 'HIT' },
  ]);
  await admin(
    `delete from exchange.hit_answer where request in ('${waits?.request}', '${told?.request}')`,
  );
});

test('whoever is sealed is erased too, and neither answer nor entry tells that they were there', async () => {
  const [with_, without] = [await closedCase(), await closedCase()];
  const sealed = await addPerson(with_.id, with_.word);
  await admin(`insert into exchange.seal values ('${sealed}', 'witness-protection', '2026-06-01')`);
  const answers = [];
  for (const { id } of [with_, without]) {
    answers.push([
      plainly(await step('proposeCaseRetention', FIRST, id, 'ERASE')),
      plainly(await step('approveCaseRetention', SECOND, id, 'ERASE')),
      hub.seen.filter(({ subgraph }) => subgraph === 'national').at(-1)?.statements,
      (await entries(FIRST, id)).map(({ type, records }) => [type, records?.length]),
      (await entries('inspector', id)).map(({ type, records }) => [type, records?.length]),
    ]);
  }
  expect(answers[0]).toEqual(answers[1]);
  for (const read of answers[0]?.slice(-2) ?? []) expect(read).toContainEqual(['ERASED', 2]);
  expect(await leftOf([sealed, with_.person], with_.suspect)).toEqual([]);
  // The seal stays, and keeps the id from whoever reads the record; the cleared read it.
  const erased = (all: Entry[]): Entry | undefined => all.find(({ type }) => type === 'ERASED');
  expect(erased(await entries(FIRST, with_.id))?.records).toEqual([with_.id, with_.person]);
  expect(new Set(erased(await entries(CLEARED, with_.id))?.records)).toEqual(
    new Set([with_.id, with_.person, sealed]),
  );
});

test('a case that is sealed is not there for two who are not cleared, and its entry goes with it', async () => {
  const { id } = await closedCase();
  await both(id, 'HOLD');
  await both(id, 'LIFT_HOLD');
  await both(id, 'ERASE');
  expect((await entries(FIRST, id)).map(({ type }) => type)).toContain('ERASED');
  await admin(`insert into exchange.seal values ('${id}', 'witness-protection', '2026-06-01')`);
  expect(codes(await step('proposeCaseRetention', FIRST, id, 'HOLD'))).toEqual(['NOT_AVAILABLE']);
  expect(await due(FIRST)).not.toContain(id);
  const { person } = await admin<{ person: string }>(
    `select person_id as person from "national".counted_person where case_id = '${id}' and part = 'VICTIM'`,
  ).then(([row]) => row ?? { person: '' });
  // What they name themselves is in an entry of theirs, as of what never was.
  expect((await entries(FIRST, id)).map(({ type }) => type)).toEqual(['REFUSED']);
  expect(await entries(FIRST, person)).toEqual([]);
});

/** A request of the agency's that was granted of a case and read. */
const readAbroad = async (id: string): Promise<string> => {
  const request = randomUUID();
  await admin(grantedAbroad(request, id));
  const { bytes } = await ask(
    AGENCY,
    `{ informationRequest(id: "${request}") { disclosure { case { stage reviewDueAt deleteBy held erasedAt } } } }`,
    {},
    { request },
  );
  expect(bytes).toContain('"stage":"CLOSED"');
  expect(bytes).toContain('"reviewDueAt":null,"deleteBy":null,"held":null,"erasedAt":null');
  return request;
};

interface Told {
  readonly kind: string;
  readonly request: { readonly id: string } | null;
}
const told = async (
  persona: string,
  id: string,
  after: string | null = null,
): Promise<string[]> => {
  const { nodes, endCursor } = dataOf<{ notices: { nodes: Told[]; endCursor: string | null } }>(
    await ask(
      persona,
      `query ($after: String) { notices(first: 100, after: $after) {
        nodes { kind request { id } } endCursor } }`,
      { after },
    ),
  ).notices;
  if (nodes.length === 0) return [];
  const kinds = nodes
    .filter(({ kind, request }) => request?.id === id && /COPIES|ERASED/.test(kind))
    .map(({ kind }) => kind);
  return [...kinds, ...(await told(persona, id, endCursor))];
};

const COPIES = 'reviewDueAt copiesDeleteBy copiesDestroyedAt';
const copies = async (persona: string, id: string): Promise<Record<string, string | null>> =>
  dataOf<{ informationRequest: Record<string, string | null> }>(
    await ask(persona, `{ informationRequest(id: "${id}") { ${COPIES} } }`),
  ).informationRequest;

const termsOf = async (
  id: string,
): Promise<{ deleteBy: string | null; reviewDueAt: string | null }> =>
  dataOf<{ informationRequest: { deleteBy: string | null; reviewDueAt: string | null } }>(
    await ask(AGENCY, `{ informationRequest(id: "${id}") { deleteBy reviewDueAt } }`),
  ).informationRequest;

const receipt = (
  mutation: string,
  persona: string,
  requestId: string,
  of = 'COPIES_DESTROYED',
): Promise<Answer> =>
  ask(
    persona,
    `mutation ($input: ${mutation.replace(/^p/, 'P').replace(/^a/, 'A')}Input!) { ${mutation}(input: $input) { repeated } }`,
    { input: { idempotencyKey: randomUUID(), requestId, step: of } },
  );

test('whoever read of it abroad is told that copies are due, and gives a receipt that both sides see', async () => {
  const { id } = await closedCase();
  const request = await readAbroad(id);
  const nobody = await readAbroad((await closedCase()).id);
  expect(await told(AGENCY, request)).toEqual([]);
  const before = await copies(AGENCY, request);
  await both(id, 'ERASE');
  expect(await told(AGENCY, request)).toEqual(['COPIES_DUE']);
  expect(await told(FIRST, request)).toEqual([]);
  expect(await copies(AGENCY, request)).not.toEqual(before);
  const reviews = await ask(AGENCY, '{ dueReviews(first: 100) { nodes { id } } }');
  expect(reviews.bytes).toContain(request);
  expect(codes(await receipt('proposeRetentionStep', AGENCY, request))).toEqual([]);
  expect(codes(await receipt('approveRetentionStep', 'italy-agency-second', request))).toEqual([]);
  expect((await copies(FIRST, request))['copiesDestroyedAt']).not.toBeNull();
  expect(await told(AGENCY, request)).toEqual(['COPIES_DUE', 'COPIES_DESTROYED']);
  expect(await told(FIRST, request)).toEqual(['COPIES_DESTROYED']);
  // Of another case nobody is told anything.
  expect(await told(AGENCY, nobody)).toEqual([]);
});

const SECOND_OF_AGENCY = 'italy-agency-second';
/** What came with a request has a term that is years away. */
const sealedForYears = (request: string): Promise<unknown> =>
  admin(`update exchange.retention set sealed = true, delete_at = clock_timestamp() + interval '5 years'
    where request = '${request}'`);
const confirmed = async (request: string): Promise<void> => {
  expect(codes(await receipt('proposeRetentionStep', AGENCY, request))).toEqual([]);
  expect(codes(await receipt('approveRetentionStep', SECOND_OF_AGENCY, request))).toEqual([]);
};
const dueAbroad = async (): Promise<string> =>
  (await ask(AGENCY, '{ dueReviews(first: 100) { nodes { id } } }')).bytes;

test('copies that are called in make nothing else of their request due', async () => {
  const { id } = await closedCase();
  const request = await readAbroad(id);
  await sealedForYears(request);
  const { deleteBy, ...before } = await termsOf(request);
  await both(id, 'ERASE');
  for (const persona of [FIRST, AGENCY])
    expect(codes(await receipt('proposeRetentionStep', persona, request, 'ERASE'))).toEqual([
      'RETENTION_NOT_DUE',
    ]);
  // Copies of what was erased are not kept.
  expect(codes(await receipt('proposeRetentionStep', AGENCY, request, 'KEEP'))).toEqual([
    'RETENTION_OVER',
  ]);
  expect((await termsOf(request)).deleteBy).toBe(deleteBy);
  expect(before.reviewDueAt).toBeNull();
  await confirmed(request);
  // Nothing of it is due any more.
  expect(await termsOf(request)).toMatchObject({ deleteBy, reviewDueAt: null });
  expect(await dueAbroad()).not.toContain(request);
});

test('what came with a request is kept by a review, and copies of what was erased stay due', async () => {
  const { id } = await closedCase();
  const request = await readAbroad(id);
  await sealedForYears(request);
  await both(id, 'ERASE');
  await admin(
    `update exchange.retention set due_at = clock_timestamp() where request = '${request}'`,
  );
  // Kept by a review where there is a term to be due again by.
  const agreed = (terms: string): Promise<unknown> =>
    admin(`update exchange.agreement_version v set ${terms} from exchange.request r
      where r.id = '${request}' and v.agreement = r.agreement and v.version = r.agreement_version`);
  await agreed(`max_age = '10 years', review_every = '1 year'`);
  expect(codes(await receipt('proposeRetentionStep', FIRST, request, 'KEEP'))).toEqual([]);
  expect(codes(await receipt('approveRetentionStep', SECOND, request, 'KEEP'))).toEqual([]);
  await agreed('max_age = null, review_every = null');
  expect(codes(await receipt('proposeRetentionStep', FIRST, request, 'ERASE'))).toEqual([
    'RETENTION_NOT_DUE',
  ]);
  expect(await dueAbroad()).toContain(request);
  await confirmed(request);
});

test('under a hold what came with a request is kept, and whoever is asked for copies can confirm', async () => {
  const { id } = await closedCase();
  const request = await readAbroad(id);
  await sealedForYears(request);
  expect(codes(await receipt('proposeRetentionStep', FIRST, request, 'HOLD'))).toEqual([]);
  expect(codes(await receipt('approveRetentionStep', SECOND, request, 'HOLD'))).toEqual([]);
  await both(id, 'ERASE');
  expect(await told(AGENCY, request)).toEqual(['COPIES_DUE']);
  expect(await dueAbroad()).toContain(request);
  expect(codes(await receipt('proposeRetentionStep', AGENCY, request, 'KEEP'))).toEqual([
    'RETENTION_OVER',
  ]);
  await confirmed(request);
  await admin(
    `update exchange.retention set due_at = clock_timestamp() where request = '${request}'`,
  );
  expect(codes(await receipt('proposeRetentionStep', FIRST, request, 'ERASE'))).toEqual([
    'LEGAL_HOLD',
  ]);
});

test('what is read of an erased case by another grant takes back no copies that were called in', async () => {
  const { id } = await closedCase();
  const request = await readAbroad(id);
  await both(id, 'ERASE');
  const due = await copies(AGENCY, request);
  await admin(`with more as (insert into exchange."grant" select (jsonb_populate_record(g, jsonb_build_object(
      'id', gen_random_uuid(), 'valid_from', clock_timestamp()))).* from exchange."grant" g
      where g.request = '${request}' returning id)
    insert into exchange.disclosure ("grant") select m.id from more m`);
  expect(await copies(AGENCY, request)).toEqual(due);
  await confirmed(request);
});

test('of a case that is sealed nobody abroad is told: its grant has ended, and nothing more comes of it', async () => {
  const [sealed, other] = [await closedCase(), await closedCase()];
  const [request, same] = [await readAbroad(sealed.id), await readAbroad(other.id)];
  for (const { id } of [sealed, other])
    await admin(
      `insert into exchange.seal values ('${id}', 'witness-protection', clock_timestamp())`,
    );
  const [before, theirs] = [await copies(AGENCY, request), await copies(FIRST, request)];
  // Two who are cleared erase the one, and nobody the other.
  await admin(`insert into exchange.official select (jsonb_populate_record(o, jsonb_build_object(
    'id', gen_random_uuid(), 'subject', 'prosecutor-vlora-cleared-second'))).*
    from exchange.official o where o.subject = '${CLEARED}' on conflict do nothing`);
  await admin(`insert into "national".case_assignment (case_id, official, since, area)
    select '${sealed.id}', f.id, '2026-01-01', 'AL-12' from exchange.official f
    where f.subject = 'prosecutor-vlora-cleared-second'`);
  await both(sealed.id, 'ERASE', [CLEARED, 'prosecutor-vlora-cleared-second']);
  expect(await leftOf([sealed.person], sealed.suspect)).toEqual([]);
  expect(await copies(AGENCY, request)).toEqual(before);
  expect(await copies(FIRST, request)).toEqual(theirs);
  expect(await told(AGENCY, request)).toEqual(await told(AGENCY, same));
  expect(await told(FIRST, request)).toEqual([]);
});

const TABLES = [
  ...['person_identity', 'person_origin', 'person_health', 'child_decision', 'case_suspect'],
].map((name) => `"national".${name}`);

test('what was erased is in no table, dead row or index once they are vacuumed, in no export and in no log', () =>
  ServerFiles.during(hub.database, async (files) => {
    const [erased, kept] = [await closedCase(), await closedCase()];
    await admin(`vacuum (full) exchange.handling`);
    // What brought it into the database is in the server's log of statements; what reads and erases it is not.
    const log = join(testCluster().data, 'postgres.log');
    const brought = readFileSync(log).length;
    for (const persona of [FIRST, SECOND])
      expect((await find(persona, erased.reference)).bytes).toContain(`${erased.word}-family`);
    await both(erased.id, 'ERASE');
    const words = [
      'given',
      'family',
      'needs',
      'decision',
      'suspected',
      'restriction',
      'necessary',
    ].map((one) => `${erased.word}-${one}`);
    expect(
      await files.vacuumed([...TABLES, 'exchange.handling', 'exchange.necessity'], formsOf(words)),
    ).toEqual([]);
    // The search finds what is there: another case in the tables, and in the log of writes what was written in the clear.
    expect(holding(await files.tables(), formsOf([`${kept.word}-family`]))).not.toEqual([]);
    expect(holding(await files.writes(), formsOf(words))).not.toEqual([]);
    const logged = readFileSync(log).subarray(brought);
    expect(logged.includes('"national".erase_case(')).toBe(true);
    expect(formsOf(words).filter((one) => logged.includes(one))).toEqual([]);
    const record = new RecordLog(hub.database);
    await record.sequencer.round();
    await record.close();
    const file = join(mkdtempSync(join(testCluster().data, 'export-')), 'record.jsonl');
    await writeLines(
      file,
      RecordExport.lines(hub.database.url('lidhja_migrator'), 'What was erased'),
    );
    const bytes = readFileSync(file);
    expect(bytes.includes(erased.id)).toBe(true);
    expect(formsOf(words).filter((one) => bytes.includes(one))).toEqual([]);
    const parts = Buffer.concat(
      [...(Notes.ofRun()?.own() ?? [])]
        .filter(({ head }) => ['log', 'output'].includes(head.place))
        .map(({ bytes: noted }) => noted),
    );
    expect(formsOf(words).filter((one) => parts.includes(one))).toEqual([]);
  }));
