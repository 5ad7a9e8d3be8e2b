import { buildASTSchema, graphql, parse } from 'graphql';
import type { Purpose, RequesterKind } from '@lidhja/policy';
import { PUBLIC } from '@lidhja/policy';
import { readClassification } from '../build/Classification';
import { DIRECTIVE_DEFINITIONS } from '../declare/directives';
import { Ledger } from '../ledger/Ledger';
import type { RequestContext } from '../serve/RequestContext';
import { guardDoors } from './guardDoors';
import { maskFields } from './maskFields';
import { Masks } from './Masks';
import { Verdicts } from './Verdicts';

const SDL = `${DIRECTIVE_DEFINITIONS}
  type Query {
    cases(filter: CaseFilter, orderBy: CaseOrder): CasePage
      @operation(by: ["prosecutor", "responsible_authority"], purposes: ["THIS_PROCEEDING", "IDENTIFICATION"])
    case(suspect: String @selects(by: "Case.suspect")): Case
      @operation(by: ["prosecutor"], purposes: ["THIS_PROCEEDING"])
    office: Office @operation(by: ["any"], purposes: [])
  }
  input CaseFilter { stages: [String!] @selects(by: "Case.stage") suspect: String @selects(by: "Case.suspect") }
  enum CaseOrder { ID @selects(by: "Case.id") SUSPECT @selects(by: "Case.suspect") }
  type CasePage { nodes: [Case] @classified(as: "OPEN") }
  type Office { cases(orderBy: CaseOrder): [Case] @classified(as: "OPEN") }
  type Case {
    id: ID @classified(as: "OPEN")
    stage: String @classified(as: "CASE_STATUS")
    suspect: String @classified(as: "SUSPECT")
  }`;

interface Row {
  readonly id: string;
  readonly access: string;
  readonly stage?: string;
  readonly suspect?: string | null;
}

const MINE: Row = {
  id: '1',
  access: 'mandate|in_area,assigned_case|',
  stage: 'TRIAL',
  suspect: 'x',
};
const ELSEWHERE: Row = { id: '2', access: 'mandate|assigned_case|', stage: 'TRIAL', suspect: 'y' };

interface Asked {
  readonly kind?: RequesterKind;
  readonly purpose?: Purpose;
  readonly rows?: readonly Row[];
  /** Walls that stand; both where it is left out. */
  readonly doors?: boolean;
  readonly masks?: boolean;
}

const ask = async (source: string, asked: Asked = {}) => {
  const { kind = 'prosecutor', purpose = 'THIS_PROCEEDING', rows = [MINE], doors, masks } = asked;
  let schema = buildASTSchema(parse(SDL));
  let read = 0;
  const found = (): readonly Row[] => {
    read += 1;
    return rows;
  };
  const queries = schema.getQueryType()?.getFields() ?? {};
  if (queries['cases']) queries['cases'].resolve = () => ({ nodes: found() });
  if (queries['case']) queries['case'].resolve = () => found()[0];
  if (queries['office']) queries['office'].resolve = () => ({ cases: found });
  const classification = readClassification(schema);
  if (masks !== false) maskFields(schema, classification);
  if (doors !== false) schema = guardDoors(schema, classification);
  const requester = { ...PUBLIC, kind, organisation: 'o', official: 'f', country: 'AL' };
  const standing = { requester, purpose, facts: [], grants: [], now: 0 };
  const ledger = new Ledger();
  const verdicts = new Verdicts(new Masks(standing), ledger);
  const contextValue = { requester, purpose, verdicts, ledger } as unknown as RequestContext;
  const { data, errors } = await graphql({ schema, source, contextValue });
  return { data, read, code: errors?.[0]?.extensions['code'] ?? null, ledger };
};

const REFUSED = 'SELECTION_NOT_PERMITTED';
const BY_SUSPECT = '{ cases(orderBy: SUSPECT) { nodes { id } } }';
const IDENTIFYING = { kind: 'responsible_authority', purpose: 'IDENTIFICATION' } as const;

test.each([
  ['an order', BY_SUSPECT],
  ['a filter', '{ cases(filter: { suspect: "x" }) { nodes { id } } }'],
  [
    'one filter among others',
    '{ cases(filter: { stages: ["TRIAL"], suspect: "x" }) { nodes { id } } }',
  ],
  ['an order of a list within', '{ office { cases(orderBy: SUSPECT) { id } } }'],
])(
  '%s by what this kind may never read for this purpose is refused, and nothing is read',
  async (_what, source) => {
    const { code, read } = await ask(source, IDENTIFYING);
    expect([code, read]).toEqual([REFUSED, 0]);
    expect((await ask(source)).code).not.toBe(REFUSED);
  },
);

test('doors and masks each refuse it without the other; without both it is answered', async () => {
  const asked = { ...IDENTIFYING, rows: [{ ...MINE, access: 'mandate||' }] };
  expect((await ask(BY_SUSPECT, { ...asked, masks: false })).code).toBe(REFUSED);
  expect((await ask(BY_SUSPECT, { ...asked, doors: false })).code).toBe(REFUSED);
  const open = await ask(BY_SUSPECT, { ...asked, doors: false, masks: false });
  expect(open).toMatchObject({ code: null, read: 1, data: { cases: { nodes: [{ id: '1' }] } } });
});

test('what is not given, or is open, or is left at null chooses nothing', async () => {
  for (const source of [
    '{ cases { nodes { id } } }',
    '{ cases(orderBy: ID) { nodes { id } } }',
    '{ cases(filter: { suspect: null }, orderBy: null) { nodes { id } } }',
  ]) {
    expect(await ask(source, IDENTIFYING)).toMatchObject({ code: null, read: 1 });
  }
});

test('values by which a row was chosen or ordered are recorded as released, though nobody asked for them', async () => {
  const { ledger, code } = await ask(
    '{ cases(filter: { stages: ["TRIAL"] }, orderBy: SUSPECT) { nodes { id } } }',
  );
  expect(code).toBeNull();
  const [event] = ledger.events({ organisation: 'o' } as Parameters<Ledger['events']>[0]);
  expect(event).toMatchObject({
    rows: [{ record: '1' }],
    coordinates: expect.arrayContaining([
      expect.objectContaining({ coordinate: 'Case.stage', rows: [0] }),
      expect.objectContaining({ coordinate: 'Case.suspect', rows: [0] }),
    ]) as unknown,
  });
});

test('a row that was ordered by a value which is withheld is absent', async () => {
  const rows = [MINE, ELSEWHERE];
  expect((await ask(BY_SUSPECT, { rows })).data).toEqual({ cases: { nodes: [{ id: '1' }] } });
  expect((await ask(BY_SUSPECT, { rows, masks: false })).data).toEqual({
    cases: { nodes: [{ id: '1' }, { id: '2' }] },
  });
  // Row security gave it no value, so that its place tells nothing.
  const hidden = [MINE, { ...ELSEWHERE, suspect: null }];
  expect((await ask(BY_SUSPECT, { rows: hidden })).data).toEqual({
    cases: { nodes: [{ id: '1' }, { id: '2' }] },
  });
});

test('a row that was chosen by a value which is withheld is absent, with the value or without', async () => {
  const source = '{ cases(filter: { stages: ["TRIAL"] }) { nodes { id } } }';
  const rows = [MINE, { id: '2', access: 'mandate|assigned_case|' }];
  expect((await ask(source, { rows })).data).toEqual({ cases: { nodes: [{ id: '1' }] } });
});

test('a single row that was found by a value which is withheld is not there', async () => {
  const source = '{ case(suspect: "x") { id } }';
  expect((await ask(source)).data).toEqual({ case: { id: '1' } });
  expect((await ask(source, { rows: [ELSEWHERE] })).data).toEqual({ case: null });
  expect((await ask(source, { rows: [] })).data).toEqual({ case: null });
});

test('what is withheld is not recorded as released', async () => {
  const { ledger } = await ask(BY_SUSPECT, { rows: [MINE, ELSEWHERE] });
  const [event] = ledger.events({ organisation: 'o' } as Parameters<Ledger['events']>[0]);
  const { rows, coordinates } = event as unknown as {
    rows: { record: string }[];
    coordinates: { rows: number[] }[];
  };
  expect(coordinates.map((one) => one.rows.map((at) => rows[at]?.record))).toEqual([['1'], ['1']]);
});
