import { CursorSealer, NO_KEYS, RecordSealer, type OperationContext } from '@lidhja/platform';
import type { RegistryEntry, Session } from '../session/Session';
import { parse } from 'graphql';
import { WholeSchema } from '../audience/WholeSchema';
import { createContext } from './createContext';

const NOW = Date.UTC(2026, 2, 2);
const cursors = new CursorSealer(Buffer.alloc(32, 7));
const operation: OperationContext = {
  operation: 'operation-1',
  purpose: 'THIS_PROCEEDING',
  reason: 'reason',
  request: 'request-1',
  decides: [],
  tokenDigest: 'digest',
};
const entry: RegistryEntry = {
  official: 'official-1',
  organisation: 'org-1',
  kind: 'prosecutor',
  country: 'AL',
  functions: [],
  areas: [],
  clearances: [],
  suspended: false,
  facts: ['in_area'],
};

const RELIED = { id: 'request-1', access: 'own_record||' };

const make = async (opensByGrant: boolean, decides: readonly string[] = [], document = '{ a }') => {
  const sent: string[] = [];
  const query = async (sql: string) => {
    sent.push(sql);
    return [{ requests: [RELIED] }];
  };
  const session = { entry, query } as unknown as Session;
  const services = {
    clock: { now: () => NOW },
    cursors,
    sealer: new RecordSealer(NO_KEYS, Buffer.alloc(32, 7)),
    whole: new WholeSchema('nowhere'),
    operations: new Map([['Query.assist', { by: ['any'], decides: ['assistance'] } as const]]),
    opensByGrant,
    opensByReferral: false,
    opensByConsent: false,
  };
  const asked = { document: parse(document), operationName: undefined };
  const context = await createContext(session, { ...operation, decides }, services, asked);
  return { sent, session, context };
};

describe('the context of an operation', () => {
  it('says who asks, what for and when, for resolvers and for the record', async () => {
    const { context, session } = await make(false);
    expect(context).toMatchObject({ purpose: 'THIS_PROCEEDING', now: NOW });
    expect(context.session).toBe(session);
    expect(context.cursors).toBe(cursors);
    expect(context.requester).toMatchObject({ kind: 'prosecutor', organisation: 'org-1' });
    expect(context.actor).toEqual({
      operation: 'operation-1',
      organisation: 'org-1',
      official: 'official-1',
      purpose: 'THIS_PROCEEDING',
      reason: 'reason',
      request: 'request-1',
    });
    expect(Object.isFrozen(context)).toBe(true);
  });

  it('looks for grants only where rows are opened by them', async () => {
    const [without, by] = [await make(false), await make(true)];
    expect([without.sent, without.context.relied]).toEqual([[], null]);
    expect(by.sent).toEqual([expect.stringContaining('from exchange.live_grants() g')]);
    expect(by.context.relied).toEqual(RELIED);
  });

  it('has masks that know the caller, and verdicts that note in its own ledger', async () => {
    const { context } = await make(false);
    expect(context.masks.decide('mandate|assigned_case|', 'SUSPECT', '1').effect).toBe('ALLOW');
    const row = { id: '1', access: 'mandate||' };
    const field = { place: 0, coordinate: 'Case.suspect', category: 'SUSPECT' } as const;
    context.verdicts.of(row, field).rows.push(row);
    expect(context.ledger.summary()).toMatchObject([{ coordinate: 'Case.suspect', count: 1 }]);
  });

  it.each([
    ['neither says that it decides', [], '{ a }', 'ALLOW'],
    ['the gateway says that it decides on assistance', ['assistance'], '{ a }', 'DENY'],
    ['a root field of its own decides on assistance', [], '{ a assist }', 'DENY'],
  ])('keeps from an operation whether a person cooperates where %s', async (...given) => {
    const [, decides, document, effect] = given;
    const { context } = await make(false, decides, document);
    const tells = { tellsCooperation: true };
    const access = 'mandate|assigned_case|';
    expect(context.masks.decide(access, 'SUSPECT', '1', tells).effect).toBe(effect);
    expect(context.masks.decide(access, 'SUSPECT', '1').effect).toBe('ALLOW');
  });

  it('is not made where an operation decides what no rule knows', async () => {
    await expect(make(false, ['fate'])).rejects.toThrow('no rule knows');
  });

  it('has one loader for a name, which reads in batches of a thousand', async () => {
    const { context } = await make(false);
    const batches: number[] = [];
    const batch = async (keys: readonly number[]) => {
      batches.push(keys.length);
      return keys.map((key) => key * 2);
    };
    const loader = context.loader('doubled', batch);
    expect(context.loader('doubled', batch)).toBe(loader);
    expect(context.loader('other', batch)).not.toBe(loader);
    const keys = Array.from({ length: 1001 }, (_, key) => key);
    expect(await loader.loadMany(keys)).toEqual(keys.map((key) => key * 2));
    expect(batches).toEqual([1000, 1]);
  });

  it('makes one for another session and another request, with a ledger of its own', async () => {
    const { context } = await make(true, ['assistance']);
    const sent: string[] = [];
    const query = async (sql: string) => {
      sent.push(sql);
      return [{}];
    };
    const other = { entry: { ...entry, kind: 'foreign_authority' }, query } as unknown as Session;
    const as = { purpose: 'RELATED_PROCEEDING', request: 'request-2' } as const;
    const read = await context.readingAs(other, as, parse('{ a }'));
    expect(read.session).toBe(other);
    expect(read).toMatchObject({ purpose: 'RELATED_PROCEEDING', now: NOW });
    expect(read.actor).toMatchObject({ request: 'request-2', operation: 'operation-1' });
    expect(read.requester.kind).toBe('foreign_authority');
    expect(sent).toEqual([expect.stringContaining('exchange.live_grants()')]);
    expect(read.ledger).not.toBe(context.ledger);
    expect(Object.isFrozen(read)).toBe(true);
    // What the operation decides is no matter of what another reads.
    const tells = { tellsCooperation: true };
    const own = await context.readingAs(context.session, as, parse('{ a }'));
    expect(own.masks.decide('mandate|assigned_case|', 'SUSPECT', '1', tells).effect).toBe('ALLOW');
  });
});
