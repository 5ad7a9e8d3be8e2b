import { PUBLIC, type Purpose, type RequesterKind } from '@lidhja/policy';
import { buildSchema, graphql } from 'graphql';
import type { Classification } from '../build/Classification';
import { guardDoors } from './guardDoors';

const SDL = `
  scalar _Any
  union _Entity = Network | Case
  type _Service { sdl: String }
  type Network { id: ID }
  type Case { id: ID, offence: String }
  type Query {
    open: String
    anyFor: String
    cases: String
    thrown: String
    _entities(representations: [_Any!]): [_Entity]
    _service: _Service
  }
  type Mutation { write: String, unruled: String }`;

const classification: Classification = {
  categories: new Map(),
  operations: new Map([
    ['Query.open', { by: ['any'] }],
    ['Query.anyFor', { by: ['any'], purposes: ['PREVENTION'] }],
    ['Query.cases', { by: ['prosecutor', 'police'], purposes: ['THIS_PROCEEDING'] }],
    ['Query.thrown', { by: ['any'], purposes: [] }],
    ['Mutation.write', { by: ['ngo'], purposes: [] }],
  ]),
  entities: new Map([
    ['Network', 'OPEN'],
    ['Case', 'CASE_STATUS'],
  ]),
  selections: new Map(),
};

const values = {
  open: 'open',
  anyFor: 'anyFor',
  cases: 'cases',
  write: 'write',
  unruled: 'unruled',
  thrown: () => {
    throw new Error('secret');
  },
  _entities: [{ __typename: 'Network', id: 'entity' }],
  _service: { sdl: 'sdl' },
};

/** Opens a door: what is given, and the code of the refusal where nothing is. */
const ask = async (
  source: string,
  kind: RequesterKind,
  purpose: Purpose | null = null,
  representations: unknown = [],
): Promise<[unknown, unknown]> => {
  const requester = { ...PUBLIC, kind, organisation: kind === 'public' ? null : 'org-1' };
  const { data, errors } = await graphql({
    schema: guardDoors(buildSchema(SDL), classification),
    source,
    rootValue: values,
    contextValue: { requester, purpose },
    variableValues: { given: representations },
  });
  const [value = null] = Object.values(data ?? {});
  expect(JSON.stringify(errors ?? [])).not.toContain('secret');
  return [value, errors?.[0]?.extensions['code'] ?? null];
};

describe('a door', () => {
  it.each<[string, string, RequesterKind, Purpose | null, unknown, string | null]>([
    ['opens for everyone', '{ open }', 'public', null, 'open', null],
    ['opens for a kind it names', '{ cases }', 'police', 'THIS_PROCEEDING', 'cases', null],
    ['asks whoever has no token for one', '{ cases }', 'public', null, null, 'UNAUTHENTICATED'],
    [
      'stays shut for another kind, before any purpose',
      '{ cases }',
      'ngo',
      null,
      null,
      'OPERATION_NOT_PERMITTED',
    ],
    ['asks for a purpose', '{ cases }', 'police', null, null, 'PURPOSE_REQUIRED'],
    [
      'stays shut for another purpose',
      '{ cases }',
      'police',
      'PREVENTION',
      null,
      'PURPOSE_NOT_PERMITTED',
    ],
    ['for everyone asks for its purpose', '{ anyFor }', 'public', null, null, 'PURPOSE_REQUIRED'],
    ['for everyone opens with it', '{ anyFor }', 'public', 'PREVENTION', 'anyFor', null],
    ['opens for a write', 'mutation { write }', 'ngo', 'RETURN', 'write', null],
    [
      'stays shut for a write by another kind',
      'mutation { write }',
      'police',
      null,
      null,
      'OPERATION_NOT_PERMITTED',
    ],
    [
      'without a rule stays shut',
      'mutation { unruled }',
      'ngo',
      null,
      null,
      'OPERATION_NOT_PERMITTED',
    ],
    ['shows what broke behind it by code', '{ thrown }', 'ngo', null, null, 'INTERNAL'],
  ])('%s', async (_name, source, kind, purpose, value, code) => {
    expect(await ask(source, kind, purpose)).toEqual([value, code]);
  });

  it('to the SDL stays shut', async () => {
    const asked = await ask('{ _service { sdl } }', 'prosecutor', 'THIS_PROCEEDING');
    expect(asked).toEqual([null, 'OPERATION_NOT_PERMITTED']);
  });
});

describe('the door to rows by reference', () => {
  const source = 'query($given: [_Any!]) { _entities(representations: $given) { __typename } }';
  const found = [[{ __typename: 'Network' }], null];
  const shut = [null, 'OPERATION_NOT_PERMITTED'];

  it.each<[string, RequesterKind, Purpose | null, string[], unknown]>([
    ['opens for what is open, without a purpose', 'public', null, ['Network'], found],
    ['opens for what is in reach', 'prosecutor', 'THIS_PROCEEDING', ['Case', 'Network'], found],
    ['asks for a purpose above open data', 'prosecutor', null, ['Case'], shut],
    ['stays shut for what is out of reach', 'donor', 'STATISTICS', ['Case'], shut],
    ['stays shut if one of many is out of reach', 'donor', 'STATISTICS', ['Network', 'Case'], shut],
    [
      'stays shut for what is not kept here',
      'prosecutor',
      'THIS_PROCEEDING',
      ['Network', 'Ghost'],
      shut,
    ],
  ])('%s', async (_name, kind, purpose, types, expected) => {
    const given = types.map((type) => ({ __typename: type, id: '1' }));
    expect(await ask(source, kind, purpose, given)).toEqual(expected);
  });

  it('stays shut for a reference without a type', async () => {
    expect(await ask(source, 'prosecutor', 'THIS_PROCEEDING', [{ id: '1' }])).toEqual(shut);
  });
});

test('a schema without references and without writes is guarded as well', async () => {
  const operations = new Map([['Query.open', { by: ['any' as const] }]]);
  const bare = buildSchema('type Query { open: String, other: String }');
  const schema = guardDoors(bare, { ...classification, operations });
  const { data } = await graphql({ schema, source: '{ open other }', rootValue: { open: 'open' } });
  expect(data).toEqual({ open: 'open', other: null });
});
