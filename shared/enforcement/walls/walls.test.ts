import { parse } from 'graphql';
import { buildASTSchema, graphql, type ExecutionResult } from 'graphql';
import { Ledger } from '../ledger/Ledger';
import type { RequestContext } from '../serve/RequestContext';
import { readClassification } from '../build/Classification';
import { DIRECTIVE_DEFINITIONS } from '../declare/directives';
import { parseAccessClass } from './AccessClass';
import { guardDoors } from './guardDoors';
import { maskFields } from './maskFields';
import { Masks, type Standing } from './Masks';
import { Verdicts } from './Verdicts';

const CANARY = 'CANARY-b1946ac9';
const SDL = `${DIRECTIVE_DEFINITIONS}
  type Query {
    cases: [Case!]! @operation(by: ["prosecutor", "ngo"], purposes: ["THIS_PROCEEDING"])
    open: String @operation(by: ["any"], purposes: [])
    broken: String @operation(by: ["any"], purposes: [])
  }
  type Case {
    id: ID! @classified(as: "OPEN")
    offence: String @classified(as: "OFFENCE")
    suspect: String @classified(as: "SUSPECT")
  }`;

const standing = (kind: 'prosecutor' | 'ngo' | 'donor', purpose: string | null): Standing => ({
  requester: {
    kind,
    organisation: 'o',
    official: 'f',
    country: 'AL',
    functions: [],
    areas: ['AL-12'],
    clearances: [],
    suspended: false,
  },
  purpose: purpose as Standing['purpose'],
  facts: [],
  grants: [],
  now: Date.UTC(2026, 10, 23),
});

const build = () => {
  let read = 0;
  const schema = buildASTSchema(parse(SDL));
  const row = { offence: 'x', suspect: CANARY };
  const rows = [
    { id: '1', access: 'mandate|in_area,assigned_case|', ...row },
    { id: '2', access: 'mandate|in_area|', ...row },
  ];
  const fields = schema.getQueryType()?.getFields() ?? {};
  if (fields['cases']) fields['cases'].resolve = () => rows;
  if (fields['open']) fields['open'].resolve = () => 'open';
  if (fields['broken']) {
    fields['broken'].resolve = () => {
      throw new Error(`relation ${CANARY} does not exist`);
    };
  }
  const suspect = (schema.getType('Case') as ReturnType<typeof schema.getQueryType>)?.getFields()[
    'suspect'
  ];
  if (suspect) {
    suspect.resolve = (source: { suspect: string }) => {
      read += 1;
      return source.suspect;
    };
  }
  const classification = readClassification(schema);
  maskFields(schema, classification);
  return { schema: guardDoors(schema, classification), reads: () => read };
};

const ask = async (
  source: string,
  as: Standing,
): Promise<{ result: ExecutionResult; ledger: Ledger; reads: number }> => {
  const { schema, reads } = build();
  const ledger = new Ledger();
  const masks = new Masks(as);
  const contextValue = {
    requester: as.requester,
    purpose: as.purpose,
    verdicts: new Verdicts(masks, ledger),
    ledger,
  } as unknown as RequestContext;
  const result = await graphql({ schema, source, contextValue });
  return { result, ledger, reads: reads() };
};

test('a field is given to whom the table gives it, row by row, and counted where it is not', async () => {
  const { result, ledger, reads } = await ask(
    '{ cases { id suspect } }',
    standing('prosecutor', 'THIS_PROCEEDING'),
  );
  expect(result.data?.['cases']).toEqual([
    { id: '1', suspect: CANARY },
    { id: '2', suspect: null },
  ]);
  expect(ledger.summary()).toEqual([
    { coordinate: 'Case.suspect', reason: 'NOT_PERMITTED', count: 1 },
  ]);
  expect(reads).toBe(1);
});

test('an alias and a fragment give the same decision as the field', async () => {
  const { result, ledger } = await ask(
    '{ cases { a: suspect ...F } } fragment F on Case { suspect }',
    standing('prosecutor', 'THIS_PROCEEDING'),
  );
  expect(result.data?.['cases']).toEqual([
    { a: CANARY, suspect: CANARY },
    { a: null, suspect: null },
  ]);
  expect(ledger.summary().map(({ count }) => count)).toEqual([1]);
});

test('that a protected row is there is noted, also when only its type is asked for', async () => {
  const { ledger } = await ask(
    '{ cases { __typename } }',
    standing('prosecutor', 'THIS_PROCEEDING'),
  );
  const [event] = ledger.events({ organisation: 'o' } as Parameters<Ledger['events']>[0]);
  expect(event).toMatchObject({
    type: 'released',
    rows: [{ record: '1' }, { record: '2' }],
    coordinates: [{ coordinate: 'Case', rows: [0, 1], basis: 'mandate' }],
  });
});

test('a row that does not say what decides about it opens nothing of a person', () => {
  const masks = new Masks(standing('prosecutor', 'THIS_PROCEEDING'));
  expect(masks.decide(undefined, 'SUSPECT', '1').effect).toBe('DENY');
  expect(masks.decide('mandate|in_area,assigned_case|', 'SUSPECT', '1').effect).toBe('ALLOW');
});

describe('a row that rests on a referral', () => {
  const NOW = Date.UTC(2026, 10, 23);
  const referral = {
    id: 'r1',
    recipient: 'o',
    categories: ['VICTIM_IDENTITY'] as const,
    acceptedAt: NOW,
    expiresAt: NOW + 1,
  };
  const effect = (
    category: 'VICTIM_IDENTITY' | 'MIGRATION',
    record: string,
    ...given: Partial<typeof referral>[]
  ): string => {
    const referrals = given.map((one) => ({ record: 'p1', referral: { ...referral, ...one } }));
    const masks = new Masks({ ...standing('ngo', 'ASSISTANCE'), referrals });
    return masks.decide('referral||', category, record).effect;
  };

  test('is opened for what the referral of that record carries, and for nothing else', () => {
    expect(effect('VICTIM_IDENTITY', 'p1', {})).toBe('ALLOW');
    expect(effect('MIGRATION', 'p1', {})).toBe('DENY');
    expect(effect('VICTIM_IDENTITY', 'p2', {})).toBe('DENY');
    expect(effect('VICTIM_IDENTITY', 'p1')).toBe('DENY');
  });

  test('is opened by any of several, and decided for each record by itself', () => {
    const migration = { id: 'r2', categories: ['MIGRATION'] as never };
    expect(effect('MIGRATION', 'p1', {}, migration)).toBe('ALLOW');
    expect(effect('VICTIM_IDENTITY', 'p1', migration, {})).toBe('ALLOW');
    const masks = new Masks({
      ...standing('ngo', 'ASSISTANCE'),
      referrals: [{ record: 'p1', referral }],
    });
    const asked = ['p1', 'p2'].map((one) => masks.decide('referral||', 'VICTIM_IDENTITY', one));
    expect(asked.map((one) => one.effect)).toEqual(['ALLOW', 'DENY']);
    expect(asked[0]?.basis).toBe('referral:r1');
  });

  test('is not opened by one that is to others, not accepted, or at its end', () => {
    expect(effect('VICTIM_IDENTITY', 'p1', { recipient: 'other' })).toBe('DENY');
    expect(effect('VICTIM_IDENTITY', 'p1', { acceptedAt: NOW + 1 })).toBe('DENY');
    expect(effect('VICTIM_IDENTITY', 'p1', { expiresAt: NOW })).toBe('DENY');
  });

  test('keeps apart in one answer what two persons were referred with', () => {
    const masks = new Masks({
      ...standing('ngo', 'ASSISTANCE'),
      referrals: [{ record: 'p1', referral }],
    });
    const verdicts = new Verdicts(masks, new Ledger());
    const field = { place: 0, coordinate: 'Person.name', category: 'VICTIM_IDENTITY' as const };
    const allowed = ['p1', 'p2', 'p1'].map(
      (id) => verdicts.of({ id, access: 'referral||' }, field).allowed,
    );
    expect(allowed).toEqual([true, false, true]);
  });
});

test('a reference with a key alone is noted where its type says that there is something protected', async () => {
  const schema = buildASTSchema(
    parse(`${DIRECTIVE_DEFINITIONS}
      type Query { one: Stub @operation(by: ["any"], purposes: []) }
      type Stub { id: ID! @classified(as: "OPEN") }`),
  );
  const field = schema.getQueryType()?.getFields()['one'];
  if (field) field.resolve = () => ({ id: 'p1', access: 'referral||' });
  maskFields(schema, {
    categories: new Map([['Stub.id', 'OPEN']]),
    entities: new Map([['Stub', 'CASE_STATUS']]),
    operations: new Map(),
    selections: new Map(),
  });
  const ledger = new Ledger();
  await graphql({ schema, source: '{ one { id } }', contextValue: { ledger } });
  const [event] = ledger.events({ organisation: 'o' } as Parameters<Ledger['events']>[0]);
  expect(event).toMatchObject({
    rows: [{ record: 'p1' }],
    coordinates: [{ coordinate: 'Stub', rows: [0], basis: 'referral' }],
  });
});

test.each([
  [
    'a kind that the rule does not name',
    standing('donor', 'THIS_PROCEEDING'),
    'OPERATION_NOT_PERMITTED',
  ],
  ['another purpose', standing('prosecutor', 'PREVENTION'), 'PURPOSE_NOT_PERMITTED'],
  ['no purpose', standing('prosecutor', null), 'PURPOSE_REQUIRED'],
])('the door stays shut for %s', async (_name, as, code) => {
  const { result, reads } = await ask('{ cases { id suspect } }', as);
  expect(result.errors?.[0]?.extensions['code']).toBe(code);
  expect(JSON.stringify(result)).not.toContain(CANARY);
  expect(reads).toBe(0);
});

test('a door that is open lets a kind in that may see the rows but not the field', async () => {
  const { result, reads } = await ask(
    '{ cases { id suspect } }',
    standing('ngo', 'THIS_PROCEEDING'),
  );
  expect(result.data?.['cases']).toEqual([
    { id: '1', suspect: null },
    { id: '2', suspect: null },
  ]);
  expect(reads).toBe(0);
});

test('what a resolver throws is known by its code alone', async () => {
  const { result } = await ask('{ open broken }', standing('donor', null));
  expect(result.data).toEqual({ open: 'open', broken: null });
  expect(JSON.stringify(result)).not.toContain(CANARY);
  expect(result.errors?.[0]?.extensions['code']).toBe('INTERNAL');
});

test('a root field that has no rule in the tree is denied', async () => {
  const schema = buildASTSchema(parse(SDL));
  const guarded = guardDoors(schema, {
    categories: new Map(),
    operations: new Map(),
    entities: new Map(),
    selections: new Map(),
  });
  const result = await graphql({ schema: guarded, source: '{ open }', contextValue: {} });
  expect(result.data).toEqual({ open: null });
  expect(result.errors?.[0]?.extensions['code']).toBe('OPERATION_NOT_PERMITTED');
});

test.each(['mandat||', 'mandate|in_aera|', 'mandate||adult'])(
  'an access class that SQL should not have made opens nothing: %s',
  (text) => {
    expect(() => parseAccessClass(text, 'OFFENCE')).toThrow('is not an access class');
  },
);
