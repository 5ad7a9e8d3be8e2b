import { WholeSchema } from '../audience/WholeSchema';
import type { ApolloServer } from '@apollo/server';
import {
  CursorSealer,
  NO_KEYS,
  RecordSealer,
  Refusal,
  formatRefusal,
  type ErrorCode,
  type Logger,
} from '@lidhja/platform';
import { GraphQLNonNull, GraphQLSchema, GraphQLObjectType, GraphQLString } from 'graphql';
import type { DataSource } from 'typeorm';
import { noteUnderway, resolvedFields } from '../build/noteUnderway';
import { createApolloServer } from './createApolloServer';
import { executeRecorded, type GraphQLBody } from './executeRecorded';
import type { RequestContext } from './RequestContext';

const RECORD = 'select audit.record($1::jsonb)';
const CALLER = { issuer: 'issuer', subject: 'subject' };
const ENTRY = { official: 'official-1', organisation: 'org-1', kind: 'police', facts: [] };
const operation = {
  operation: 'operation-1',
  purpose: 'PREVENTION',
  reason: 'reason',
  request: 'request-1',
  tokenDigest: 'digest',
  decides: [],
};

type Resolver = (context: RequestContext) => unknown;

const typeOf = (name: string, resolvers: Record<string, Resolver>) =>
  new GraphQLObjectType<unknown, RequestContext>({
    name,
    fields: Object.fromEntries(
      Object.entries(resolvers).map(([field, resolve]) => [
        field,
        {
          type: GraphQLString,
          args: { value: { type: GraphQLString } },
          resolve: (_row, _args, context) => resolve(context),
        },
      ]),
    ),
  });

const refuse = (): never => {
  throw new Refusal('NOT_AVAILABLE');
};
const ground = { rule: 'some_rule', basis: 'mandate' };
const YEAR = { from: '2026-01-01T00:00:00+00:00', until: '2027-01-01T00:00:00+00:00' };
/** A grant as the database tells it. */
const GRANT = {
  id: 'grant-1',
  record: 'case-1',
  categories: ['OFFENCE'],
  valid_from: YEAR.from,
  valid_until: YEAR.until,
  agreement: 'agreement-1',
  version: 3,
  agreement_from: YEAR.from,
  agreement_until: null,
  handling: ['H1'],
  onward: 'WITH_CONSENT_OF_OWNER',
  retention: null,
};

const schema = new GraphQLSchema({
  query: typeOf('Query', {
    open: () => 'open',
    refused: refuse,
    released: ({ ledger }) => {
      ledger.release('Case.offence', 'case-1', ground);
      return 'released';
    },
    given: ({ ledger }) => {
      ledger.release('Case.offence', 'case-1', { ...ground, basis: 'grant:grant-1' });
      return 'given';
    },
    withheld: ({ ledger }) => {
      ledger.withhold('Case.suspect', 'GRANT', {});
      return null;
    },
    broken: ({ session }) => session.query('select broken'),
    swallowed: ({ session }) => session.query('select broken').catch(() => 'swallowed'),
  }),
  mutation: typeOf('Mutation', {
    write: ({ session, ledger }) => {
      ledger.wrote('write', ['case-1']);
      return session.query('insert').then(() => 'written');
    },
    refused: refuse,
  }),
});

/**
 * A part over a connection that writes down its steps; `fails` names those that throw, with their code.
 * With `grants` it opens rows by them.
 */
const part = (
  fails: Record<string, string> = {},
  entry: object | null = ENTRY,
  grants?: readonly object[],
) => {
  const steps: string[] = [];
  const recorded: unknown[] = [];
  const step = async (name: string) => {
    steps.push(name);
    if (name in fails) throw Object.assign(new Error('secret'), { code: fails[name] });
  };
  const runner = {
    isTransactionActive: true,
    connect: () => step('connect'),
    startTransaction: () => step('start'),
    query: async (sql: string, values: [string]) => {
      await step(sql.startsWith('select exchange.open_session') ? 'open' : sql);
      if (sql === RECORD) recorded.push(...(JSON.parse(values[0]) as unknown[]));
      return sql.includes('live_grants') ? [{ grants }] : [{ requester: entry }];
    },
    commitTransaction: () => step('commit'),
    rollbackTransaction: () => step('rollback'),
    release: () => step('release'),
    manager: { query: (sql: string, values: [string]) => runner.query(sql, values) },
  };
  const logged: unknown[] = [];
  const observed: unknown[] = [];
  const services = {
    source: { createQueryRunner: () => runner } as unknown as DataSource,
    server: createApolloServer(schema),
    cursors: new CursorSealer(Buffer.alloc(32, 7)),
    sealer: new RecordSealer(NO_KEYS, Buffer.alloc(32, 7)),
    clock: { now: () => 0 },
    log: { error: (...line: unknown[]) => logged.push(line) } as unknown as Logger,
    whole: new WholeSchema('nowhere'),
    opensByGrant: grants !== undefined,
    opensByReferral: false,
    opensByConsent: false,
    operations: new Map(),
    observe: (seen: unknown) => observed.push(seen),
  };
  const { observe: _, ...unobserved } = services;
  // Nobody observes a part that serves others; callers without a token stand for those here.
  const serving = entry ? services : unobserved;
  const ask = (body: string | GraphQLBody, server: object = services.server) =>
    executeRecorded(
      { context: operation, caller: entry && CALLER },
      typeof body === 'string' ? { query: body } : body,
      { ...serving, server: server as ApolloServer<RequestContext> },
    );
  return { ask, steps, recorded, logged, observed };
};

const opened = ['connect', 'start', 'open'];
const told = (code: ErrorCode, path?: string) => ({
  ...formatRefusal(code),
  ...(path ? { path: [path] } : {}),
});

describe('a fetch', () => {
  it('of open data is answered when its transaction has ended, and leaves no record', async () => {
    const { ask, steps, observed, logged } = part();
    expect(await ask('{ open }')).toEqual({
      status: 200,
      body: { data: { open: 'open' }, extensions: {} },
    });
    expect(steps).toEqual([...opened, 'commit', 'release']);
    expect(observed).toEqual([{ operation: 'operation-1', statements: 0 }]);
    expect(logged).toEqual([]);
  });

  it('is recorded in its own transaction, and says that it was', async () => {
    const { ask, steps, recorded, observed } = part();
    expect(await ask('{ released withheld }')).toEqual({
      status: 200,
      body: {
        data: { released: 'released', withheld: null },
        extensions: {
          recorded: true,
          withheld: [{ coordinate: 'Case.suspect', reason: 'GRANT', count: 1 }],
        },
      },
    });
    expect(steps).toEqual([...opened, RECORD, 'commit', 'release']);
    expect(recorded).toMatchObject([
      { type: 'released', operation: 'operation-1', organisation: 'org-1', request: 'request-1' },
    ]);
    expect(observed).toEqual([{ operation: 'operation-1', statements: 1 }]);
  });

  it('without a token says what is withheld, though it is not recorded', async () => {
    const { ask, recorded } = part({}, null);
    expect((await ask('{ withheld }')).body.extensions).toEqual({
      withheld: [{ coordinate: 'Case.suspect', reason: 'GRANT', count: 1 }],
    });
    expect(recorded).toEqual([]);
  });

  it('tells what went out under a grant, for the receipt', async () => {
    const { ask } = part({}, ENTRY, [GRANT]);
    expect((await ask('{ given }')).body.extensions).toEqual({
      recorded: true,
      disclosed: [
        {
          grant: 'grant-1',
          agreement: 'agreement-1',
          version: 3,
          about: ['case-1'],
          conditions: [
            { kind: 'NO_ONWARD_TRANSFER' },
            { kind: 'REVIEW_BY', at: '2027-01-01T00:00:00.000Z' },
            { kind: 'REPORT_USE' },
          ],
          coordinates: [{ coordinate: 'Case.offence', records: ['case-1'], handling: ['H1'] }],
        },
      ],
    });
    expect((await ask('{ released }')).body.extensions).toEqual({ recorded: true });
  });

  it('is executed with its variables and as the operation that it names', async () => {
    const given: unknown[] = [];
    const server = {
      executeOperation: async (asked: unknown) => {
        given.push(asked);
        return { body: { kind: 'single', singleResult: {} } };
      },
    };
    const { ask } = part();
    const body = { query: 'query a { open }', operationName: 'a', variables: { value: 'x' } };
    expect((await ask(body, server)).body).toEqual({ data: null, extensions: {} });
    await ask('{ open }', server);
    expect(given).toEqual([body, { query: '{ open }', variables: {} }]);
  });

  it('of which a part is refused keeps the rest', async () => {
    const { ask, steps } = part();
    expect((await ask('{ open refused }')).body).toEqual({
      data: { open: 'open', refused: null },
      errors: [told('NOT_AVAILABLE', 'refused')],
      extensions: {},
    });
    expect(steps).toEqual([...opened, 'commit', 'release']);
  });
});

describe('a fetch of which a field failed that may not be null', () => {
  const slow: Resolver = async ({ session, ledger }) => {
    await session.query('select first');
    for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
    await session.query('select second');
    ledger.release('Case.offence', 'case-1', ground);
    return 'slow';
  };
  const query = typeOf('Query', { slow, refused: async () => refuse() });
  Object.assign(query.getFields()['refused'] ?? {}, { type: new GraphQLNonNull(GraphQLString) });
  const strict = new GraphQLSchema({ query });
  noteUnderway(strict, resolvedFields(strict));

  it('is closed when its other fields have ended, whatever they read', async () => {
    const { ask, steps, recorded } = part();
    const { body } = await ask('{ slow refused }', createApolloServer(strict));
    expect(body).toEqual({
      data: null,
      errors: [told('NOT_AVAILABLE', 'refused')],
      extensions: { recorded: true },
    });
    const read = ['select first', 'select second', RECORD];
    expect(steps).toEqual([...opened, ...read, 'commit', 'release']);
    expect(recorded).toMatchObject([{ type: 'released' }]);
  });
});

describe('a write', () => {
  it('is recorded with what it wrote', async () => {
    const { ask, steps, recorded } = part();
    expect((await ask('mutation { write }')).body).toEqual({
      data: { write: 'written' },
      extensions: { recorded: true },
    });
    expect(steps).toEqual([...opened, 'insert', RECORD, 'commit', 'release']);
    expect(recorded).toMatchObject([{ type: 'written', mutation: 'write', records: ['case-1'] }]);
  });

  it('of which any part failed leaves nothing, and no record', async () => {
    const { ask, steps, logged } = part();
    expect(await ask('mutation { write refused }')).toEqual({
      status: 200,
      body: { data: null, errors: [told('NOT_AVAILABLE', 'refused')] },
    });
    expect(steps).toEqual([...opened, 'insert', 'rollback', 'release']);
    expect(logged).toEqual([]);
  });

  it('without a name is known as one', async () => {
    const { ask, steps } = part();
    await ask({ query: 'mutation { refused }', operationName: '' });
    expect(steps).toEqual([...opened, 'rollback', 'release']);
    const named = part();
    const { body } = await named.ask({ query: 'mutation { refused }', operationName: 'b' });
    expect([named.steps.at(-2), body.errors?.length]).toEqual(['commit', 1]);
  });

  it('is what its document names, where there are others in it', async () => {
    const query = 'query a { refused } mutation b { refused } fragment c on Query { open }';
    for (const [operationName, end] of [
      ['a', 'commit'],
      ['b', 'rollback'],
    ] as const) {
      const { ask, steps } = part();
      const { body } = await ask({ query, operationName });
      expect(body.errors).toHaveLength(1);
      expect(steps).toEqual([...opened, end, 'release']);
    }
  });
});

describe('a fetch whose transaction fails', () => {
  const why = { name: 'Error', code: 'XX000' };

  it.each([
    ['broken', [told('INTERNAL', 'broken')]],
    ['swallowed', [told('INTERNAL')]],
  ])('in a statement is answered with nothing else: %s', async (field, errors) => {
    const { ask, steps, logged, observed } = part({ 'select broken': 'XX000' });
    expect(await ask(`{ open ${field} }`)).toEqual({ status: 200, body: { data: null, errors } });
    expect(steps).toEqual([...opened, 'select broken', 'rollback', 'release']);
    expect(logged).toEqual([[{ operation: 'operation-1', why }, 'a statement failed']]);
    expect(observed).toEqual([]);
  });

  it.each([RECORD, 'commit'])('at "%s" is not answered: record first', async (step) => {
    const { ask, steps, logged } = part({ [step]: 'XX000' });
    const { status, body } = await ask('{ released }');
    expect([status, body]).toEqual([503, { errors: [told('RECORD_NOT_KEPT')] }]);
    expect(steps).toContain(step);
    expect(steps.at(-1)).toBe('release');
    expect(logged).toEqual([
      [{ operation: 'operation-1', code: 'RECORD_NOT_KEPT', why }, 'nothing was answered'],
    ]);
  });

  it('before it began says that the part is not there, and the log says why', async () => {
    const { ask, logged } = part({ open: 'XX000' });
    const { status, body } = await ask('{ open }');
    expect([status, body]).toEqual([503, { errors: [told('PART_UNAVAILABLE')] }]);
    expect(logged).toEqual([[{ operation: 'operation-1', why }, 'no session']]);
  });

  it('before it began by a refusal says which, and nothing to the log', async () => {
    const { ask, logged } = part({ open: '22P02' });
    const { status, body } = await ask('{ open }');
    expect([status, body]).toEqual([400, { errors: [told('INPUT_INVALID')] }]);
    expect(logged).toEqual([]);
  });

  it('has no answer in parts', async () => {
    const { ask, steps, logged } = part();
    const server = { executeOperation: async () => ({ body: { kind: 'incremental' } }) };
    const { status, body } = await ask('{ open }', server);
    expect([status, body]).toEqual([500, { errors: [told('INTERNAL')] }]);
    expect(steps).toEqual([...opened, 'rollback', 'release']);
    expect(logged).toHaveLength(1);
  });
});
