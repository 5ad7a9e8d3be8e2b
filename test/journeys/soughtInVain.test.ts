import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { signToken } from '../testkit/signToken';
import { testCluster } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';

/** A minute later with each question, unless a test holds it: entries of one official are kept up to a number a minute. */
let now = Date.now();
let held = false;
let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start(undefined, { clock: { now: () => now } });
});
afterAll(() => hub.stop());

const { data } = testCluster();
const sign = (subject: string): Promise<string> => {
  const iat = Math.floor(now / 1000);
  return signToken(data, subject, { claims: { iat, exp: iat + 600 } });
};
const ask = async (
  document: string,
  persona: string | null,
  purpose = 'THIS_PROCEEDING',
): Promise<Answer> => {
  if (!held) now += 60_000;
  const signedIn = persona && { token: await sign(persona), purpose, reason: 'A proceeding' };
  const answer = await hub.ask({ ...signedIn, document });
  expect(answer.body?.errors).toBeUndefined();
  return answer;
};
const outside = ({ status, told }: Answer): string => `${status} ${told}`;

interface Kept {
  readonly official: string;
  readonly payload: Record<string, unknown>;
}
/** Entries of an operation beside its dispatch, as they lie there. */
const entriesOf = ({ headers }: Answer): Promise<Kept[]> =>
  hub.database.as('admin', async (client) => {
    const sql = `select official, payload - 'reason' as payload from audit.entry
      where type = 'refused' and operation = $1 order by payload->>'query'`;
    return (await client.query<Kept>(sql, [headers.get('lidhja-operation')])).rows;
  });
/** The same as somebody reads it in the record. */
const toldOf = async (answer: Answer, persona: string): Promise<object[]> => {
  const { body, bytes } = await ask(
    `{ auditEntries(filter: { operation: "${answer.headers.get('lidhja-operation')}", type: REFUSED }) {
      nodes { official query mutation records code detail } } }`,
    persona,
    'OVERSIGHT',
  );
  if (!body?.data) throw new Error(bytes);
  return (body.data as { auditEntries: { nodes: object[] } }).auditEntries.nodes;
};

const requestOf = (id: string): string => `{ informationRequest(id: "${id}") { state summary } }`;
const OTHERS = 'prosecutor-fier';
/** Of the Greek agency itself, under an agreement that has expired: it is hidden from both of its sides. */
const HIDDEN = sampleId('request/gr-old-1');

test.each([OTHERS, 'greece-agency'])(
  'what %s names in vain is kept with its id, the same of another’s, of a hidden one and of none',
  async (persona) => {
    const ids = [sampleId('request/it-decided'), HIDDEN, randomUUID()];
    const answers: Answer[] = [];
    for (const id of ids) answers.push(await ask(requestOf(id), persona));
    expect(new Set(answers.map(outside)).size).toBe(1);
    const shapes = await Promise.all(
      answers.map(async (answer, index) =>
        JSON.stringify(await entriesOf(answer)).replaceAll(ids[index] ?? '', 'it'),
      ),
    );
    expect(new Set(shapes).size).toBe(1);
    expect(JSON.parse(shapes[0] ?? '')).toEqual([
      {
        official: sampleId(`official/${persona}`),
        payload: { code: 'NOT_AVAILABLE', query: 'informationRequest', named: ['it'] },
      },
    ]);
    // Who asked reads the same of both; an inspection, that the one is of others.
    const read = (reader: string): Promise<object[][]> =>
      Promise.all([answers[0], answers[2]].map((answer) => toldOf(answer as Answer, reader)));
    const entry = {
      ...{ official: sampleId(`official/${persona}`), query: 'informationRequest' },
      ...{ mutation: null, code: 'NOT_AVAILABLE' },
    };
    const [of, none] = [[ids[0]], [ids[2]]];
    expect(await read(persona)).toEqual([
      [{ ...entry, records: of, detail: null }],
      [{ ...entry, records: none, detail: null }],
    ]);
    expect(await read('inspector')).toEqual([
      [{ ...entry, records: of, detail: 'NOT_A_PARTY' }],
      [{ ...entry, records: none, detail: null }],
    ]);
    expect(await read('prosecutor-vlora')).toEqual([[], []]);
  },
);

test('what is found, and what is open, leaves none', async () => {
  const found = await ask(requestOf(sampleId('request/it-decided')), 'italy-agency');
  expect(found.bytes).toContain('"state":"');
  expect(await entriesOf(found)).toEqual([]);
  const open = await ask(`{ findNetwork(id: "${randomUUID()}") { name } }`, 'italy-agency');
  expect(open.bytes).toContain('null');
  expect(await entriesOf(open)).toEqual([]);
  const nobody = await ask(`{ findNetwork(id: "${randomUUID()}") { name } }`, null);
  expect(await entriesOf(nobody)).toEqual([]);
});

test('of a case that is sought by its reference no word of it is kept, there or not', async () => {
  const seek = (reference: string): Promise<Answer> =>
    ask(`{ findCase(reference: "${reference}") { stage } }`, OTHERS);
  const [of, none] = [await seek('VL-2026-0001'), await seek('VL-2026-9999')];
  expect(outside(of)).toBe(outside(none));
  for (const answer of [of, none]) {
    expect((await entriesOf(answer)).map(({ payload }) => payload)).toEqual([
      { code: 'NOT_AVAILABLE', query: 'findCase', named: [] },
    ]);
  }
});

test('each of several is kept, by whatever name it is asked for', async () => {
  const ids = [randomUUID(), randomUUID()];
  const answer = await ask(
    `{ a: informationRequest(id: "${ids[0]}") { state } ...F }
     fragment F on Query { b: informationRequest(id: "${ids[1]}") { state } }`,
    OTHERS,
  );
  expect((await entriesOf(answer)).map(({ payload }) => payload['named']).sort()).toEqual(
    ids.map((id) => [id]).sort(),
  );
});

test('they count towards the budget of whoever asks, and beyond it are counted', async () => {
  now += 60_000;
  held = true;
  try {
    const kept: number[] = [];
    for (let asked = 0; asked < 23; asked += 1)
      kept.push((await entriesOf(await ask(requestOf(randomUUID()), 'prosecutor-vlora'))).length);
    expect(kept.reduce((sum, one) => sum + one, 0)).toBe(20);
    expect(kept.slice(20)).toEqual([0, 0, 0]);
  } finally {
    held = false;
  }
});
