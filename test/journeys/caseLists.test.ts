import { TestHub } from '../testkit/TestHub';
import type { Answer } from '../examples/ask';

const code = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code?: string } }[] | undefined)?.[0]?.extensions.code;

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

interface Listed {
  readonly assignedCases: {
    readonly nodes: readonly { reference: string; openedOn: string; stage: string; qark: string }[];
    readonly endCursor: string | null;
  };
}

const ask = (
  given: string,
  purpose = 'THIS_PROCEEDING',
  persona = 'prosecutor-vlora',
): Promise<Answer> =>
  hub.ask({
    persona,
    purpose,
    reason: 'Goes through the cases of the office',
    document: `{ assignedCases(${given}) { endCursor nodes { reference openedOn stage qark } } }`,
  });

const list = async (given: string): Promise<Listed['assignedCases']> => {
  const { body } = await ask(given);
  expect(body?.errors).toBeUndefined();
  return (body?.data as Listed).assignedCases;
};

/** Every page of a list, three rows at a time. */
const pages = async (given: string): Promise<Listed['assignedCases']['nodes'][number][]> => {
  const found: Listed['assignedCases']['nodes'][number][] = [];
  let after = '';
  for (let page = 0; page < 20; page += 1) {
    const { nodes, endCursor } = await list(`${given}, first: 3${after}`);
    found.push(...nodes);
    if (endCursor === null) return found;
    after = `, after: "${endCursor}"`;
  }
  throw new Error('a list that does not end');
};

test.each([
  ['REFERENCE', 'reference', 1],
  ['REFERENCE_DESC', 'reference', -1],
  ['OPENED_ON', 'openedOn', 1],
  ['OPENED_ON_DESC', 'openedOn', -1],
] as const)('cases by %s come once each, page after page', async (order, property, direction) => {
  const found = await pages(`orderBy: ${order}`);
  const all = (await list('first: 100')).nodes;
  expect(all.length).toBeGreaterThan(6);
  expect(found.map(({ reference }) => reference).sort()).toEqual(
    all.map(({ reference }) => reference).sort(),
  );
  const keys = found.map((one) => one[property]);
  expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -direction : a > b ? direction : 0)));
});

test('a filter leaves exactly the cases that fit, with all of its conditions', async () => {
  const all = (await list('first: 100')).nodes;
  const fits = all.filter(
    ({ stage, openedOn }) =>
      stage === 'INVESTIGATION' && openedOn >= '2026-01-01' && openedOn < '2026-06-01',
  );
  expect(fits.length).toBeGreaterThan(0);
  expect(fits.length).toBeLessThan(all.length);
  const given =
    'filter: { stage: INVESTIGATION, openedFrom: "2026-01-01", openedBefore: "2026-06-01" }';
  expect((await list(`${given}, first: 100`)).nodes).toEqual(fits);
  const own = (await list('filter: { qark: "AL-12" }, first: 100')).nodes;
  expect(own).toEqual(all.filter(({ qark }) => qark === 'AL-12'));
  expect((await list('filter: { qark: "AL-01" }')).nodes).toEqual([]);
});

test('a cursor is good for the list that gave it, and for no other order or filter', async () => {
  const { endCursor } = await list('orderBy: OPENED_ON, first: 1');
  for (const given of ['orderBy: REFERENCE', 'orderBy: OPENED_ON, filter: { stage: TRIAL }']) {
    expect(code(await ask(`${given}, after: "${endCursor ?? ''}"`))).toBe('CURSOR_INVALID');
  }
});

test('what a list was filtered and ordered by is recorded as released, though it was not asked for', async () => {
  const { headers } = await hub.ask({
    persona: 'prosecutor-vlora',
    purpose: 'THIS_PROCEEDING',
    reason: 'Looks for cases at trial',
    document:
      '{ assignedCases(filter: { stage: INVESTIGATION }, orderBy: OPENED_ON) { nodes { id } } }',
  });
  const rows = await hub.database.as('admin', async (client) => {
    const { rows } = await client.query<{ coordinate: string }>(
      `select distinct c->>'coordinate' as coordinate from audit.entry e,
         jsonb_array_elements(e.payload->'coordinates') c
       where e.operation = $1 and e.type = 'released' order by 1`,
      [headers.get('lidhja-operation')],
    );
    return rows;
  });
  expect(rows.map(({ coordinate }) => coordinate)).toEqual(
    expect.arrayContaining(['Case.openedOn', 'Case.stage']),
  );
});

test('a bad filter is named', async () => {
  expect(code(await ask('filter: { qark: "Vlora" }'))).toBe('INPUT_INVALID');
});

test('a year that no calendar has is named', async () => {
  const { body } = await ask('filter: { openedFrom: "0000-01-01" }');
  const [error] = (body?.errors ?? []) as { extensions: object }[];
  expect(error?.extensions).toMatchObject({ code: 'DATE_OUT_OF_RANGE', at: 'filter.openedFrom' });
  expect((await list('filter: { openedFrom: "0001-01-01" }')).nodes).not.toEqual([]);
});

test('a kind that has no list of cases is not told how one could be ordered', async () => {
  const known = async (persona: string): Promise<unknown> => {
    const { body } = await hub.ask({
      persona,
      document:
        '{ order: __type(name: "CaseOrder") { name } filter: __type(name: "CaseFilter") { name } }',
    });
    return body?.data;
  };
  expect(await known('police-vlora')).toEqual({
    order: { name: 'CaseOrder' },
    filter: { name: 'CaseFilter' },
  });
  expect(await known('rilat-secretary')).toEqual({ order: null, filter: null });
});
